import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Jour, jour } from '../../src/basics/jour.ts';
import { centimes, euros } from '../../src/basics/montant.ts';
import type { ValeurDeTerme } from '../../src/facts/champs.ts';
import { type BlocRendu, type FragmentRendu, rendreTexte } from '../../src/modele/texte.ts';
import { compilerOuDire, lireModele, modeleAvec } from './exemple.ts';

const CADRE = compilerOuDire(lireModele('convention-cadre-centre-social'), 'convention-cadre-centre-social');
const CPO = compilerOuDire(
  lireModele('convention-pluriannuelle-objectifs'),
  'convention-pluriannuelle-objectifs',
);

const fragment = (f: FragmentRendu): string =>
  f.sorte === 'texte' || f.sorte === 'valeur' ? f.texte : f.fragments.map(fragment).join('');
function bloc(b: BlocRendu): string {
  if (b.sorte === 'paragraphe') return b.fragments.map(fragment).join('');
  if (b.sorte === 'liste') return b.elements.map((e) => e.map(bloc).join(' ')).join('\n');
  return [b.entetes, ...b.lignes].map((l) => l.map((c) => c.map(fragment).join('')).join(' | ')).join('\n');
}
/** The text of one article, with plain spaces. */
function article(modele: typeof CADRE, numero: string, valeurs = VALEURS): string {
  const a = rendreTexte(modele, valeurs).find((x) => x.numero === numero);
  return (a?.blocs.map(bloc).join('\n') ?? '').replace(/[\u00A0\u202F]/g, ' ');
}

const VALEURS: Parameters<typeof rendreTexte>[1] = {
  termes: {
    'date-effet': { type: 'jour', valeur: jour(2025, 1, 1) },
    'date-fin': { type: 'jour', valeur: jour(2029, 12, 31) },
    'date-agrement': { type: 'jour', valeur: jour(2025, 1, 30) },
    'annee-derogation': { type: 'nombre', valeur: 2026 },
    'acompte-derogation': { type: 'montant', valeur: euros(81_000) },
    'montant-annee-1': { type: 'montant', valeur: euros(40_000) },
  },
  parties: { ville: 'Ville de Valmont' },
};

test('les dates et les pièces du texte viennent des règles', () => {
  expect(article(CADRE, '6.2')).toContain(
    'Au plus tard le 30 janvier 2025, l’association adresse à la Ville :',
  );
  expect(article(CADRE, '6.2')).toContain(
    'dans les 15 jours calendaires suivant la réception de la notification',
  );
  expect(article(CADRE, '6.3')).toContain('Chaque année, au plus tard le 15 juillet, l’association adresse');
  expect(article(CADRE, '6.3')).toContain(
    'le rapport financier (comptes annuels certifiés, balance générale',
  );
  expect(article(CADRE, '7.1')).toContain('pour l’année N+1 avant le 30 août.');
  expect(article(CADRE, '8.1')).toContain('entre le 25 octobre et le 31 décembre');
  expect(article(CADRE, '8.1')).toContain(
    'au plus tard 15 jours calendaires avant chaque commission de suivi',
  );
  expect(article(CADRE, '11.1')).toContain('3 mois après l’envoi de la mise en demeure');
});

test('les calculs se lisent comme une phrase', () => {
  const texte = article(CADRE, '7.1');
  expect(texte).toContain('premier acompte, en février : un tiers de la subvention votée pour N-1');
  expect(texte).toContain(
    'second acompte, en mai : la moitié de la différence entre la subvention votée pour N et ce qui était déjà dû pour N ; tant que la subvention pour N n’est pas votée, un tiers de la subvention votée pour N-1',
  );
  expect(article(CADRE, '7.2')).toContain('de l’année 2026 est versé en janvier');
  expect(article(CADRE, '7.2')).toContain('pour un montant arrondi : 81 000 €');
  expect(article(CPO, '5')).toContain('80 % du montant fixé pour N');
  expect(article(CPO, '5')).toContain('sans dépasser 70 % du coût éligible du projet pour N');
  expect(article(CPO, '6.2')).toContain(
    'retenue de 5 % par mois de retard entamé, dans la limite de 20 %, non restituée',
  );
});

test('changer la règle change le texte', () => {
  const source = lireModele('convention-cadre-centre-social').replace(
    'au plus tard: 15 juillet N',
    'avant: 1 octobre N',
  );
  const modele = compilerOuDire(source, 'convention-cadre-centre-social');
  expect(article(modele, '6.3')).toContain('Chaque année, avant le 1er octobre, l’association adresse');
});

test('un terme sans valeur montre son nom entre crochets, marqué comme inconnu', () => {
  const vide = { termes: {}, parties: {} };
  expect(article(CADRE, '10', vide)).toContain('prend effet le [date d’effet]');
  const inconnus = (valeurs: typeof VALEURS) =>
    rendreTexte(CADRE, valeurs)
      .flatMap((a) => a.blocs)
      .flatMap((b) => (b.sorte === 'paragraphe' ? b.fragments : []))
      .flatMap((f) => (f.sorte === 'valeur' && !f.connu ? [f.chemin] : []));
  expect(inconnus(vide)).toEqual([
    'termes.territoire',
    'agrement-initial.quand',
    'fonctionnement.exception-1.exercice',
    'fonctionnement.exception-1.calcul',
    'convention.debut',
    'convention.fin',
    'convention.entree-en-vigueur',
  ]);
  expect(inconnus(VALEURS)).toEqual(['termes.territoire']);
});

test('une valeur dit de quelle règle elle vient', () => {
  const valeurs = rendreTexte(CADRE, VALEURS)
    .flatMap((a) => a.blocs)
    .flatMap((b) => (b.sorte === 'paragraphe' ? b.fragments : []))
    .flatMap((f) => (f.sorte === 'valeur' ? [[f.regle, f.texte.replace(/\u00A0/g, ' ')]] : []));
  expect(valeurs).toContainEqual(['pieces-annuelles', 'au plus tard le 15 juillet']);
});

test('tout emplacement des deux modèles trouve ses mots, quels que soient les termes', () => {
  const valeurDe: Record<ValeurDeTerme['type'], fc.Arbitrary<ValeurDeTerme>> = {
    jour: fc.integer({ min: 15_000, max: 30_000 }).map((n) => ({ type: 'jour', valeur: n as Jour })),
    montant: fc.nat(1e9).map((n) => ({ type: 'montant', valeur: centimes(n) })),
    fraction: fc.integer({ min: 1, max: 12 }).map((den) => ({ type: 'fraction', num: 1, den })),
    nombre: fc.nat(3000).map((valeur) => ({ type: 'nombre', valeur })),
    texte: fc.constantFrom('annuel', 'trimestriel').map((valeur) => ({ type: 'texte', valeur })),
  };
  const termes = (modele: typeof CADRE) =>
    fc.record(
      Object.fromEntries(modele.termes.map((t) => [t.id, fc.option(valeurDe[t.type], { nil: undefined })])),
    );
  for (const modele of [CADRE, CPO])
    fc.assert(
      fc.property(termes(modele), (t) => {
        const texte = rendreTexte(modele, { termes: t, parties: {} })
          .map((a) => `${a.titre}\n${a.blocs.map(bloc).join('\n')}`)
          .join('\n');
        expect(texte).not.toMatch(/\{\{|\}\}|undefined|null|NaN/);
        // French typography: never an ordinary space before « : » nor straight quotes
        expect(texte).not.toMatch(/ [:;!?»]|'/);
      }),
      { numRuns: 30 },
    );
});

test('le texte d’un modèle passe tel quel, balisage compris, sans jamais être interprété', () => {
  const modele = compilerOuDire(
    modeleAvec('Un *mot* **fort**, `=1+1`, #let x = 1 et &amp; « {{termes.date-fin}} ».'),
  );
  const a = rendreTexte(modele, {
    termes: { 'date-fin': { type: 'texte', valeur: '<b>#panic()</b>' } },
    parties: {},
  }).find((x) => x.numero === '9');
  expect(
    a?.blocs
      .map(bloc)
      .join('')
      .replace(/\u00A0/g, ' '),
  ).toBe('Un mot fort, =1+1, #let x = 1 et & « <b>#panic()</b> ».');
});
