import { expect, test } from 'vitest';
import { lireJour } from '../../src/basics/jour.ts';
import { euros } from '../../src/basics/montant.ts';
import type { ValeurDeTerme } from '../../src/facts/champs.ts';
import type { Constat } from '../../src/modele/controle/constat.ts';
import { controlerModele } from '../../src/modele/controle/controler.ts';
import { compilerOuDire, lireModele, modeleAvec, regle } from './exemple.ts';

const jour = (texte: string) => {
  const lu = lireJour(texte);
  if (!lu.ok) throw new Error(texte);
  return lu.valeur;
};
const date = (texte: string): ValeurDeTerme => ({ type: 'jour', valeur: jour(texte) });
const nombre = (valeur: number): ValeurDeTerme => ({ type: 'nombre', valeur });
const montant = (n: number): ValeurDeTerme => ({ type: 'montant', valeur: euros(n) });

/** The terms as the reference agreement states them, faults included. */
const REFERENCE: Readonly<Record<string, ValeurDeTerme>> = {
  'date-effet': date('1er janvier 2025'),
  'date-fin': date('31 décembre 2029'),
  'duree-annees': nombre(5),
  'premier-millesime': nombre(2026),
  'dernier-millesime': nombre(2029),
  'date-agrement': date('30 janvier 2025'),
  'subvention-precedente': montant(243_000),
  'annee-subvention-precedente': nombre(2025),
  'annee-derogation': nombre(2026),
  'acompte-derogation': montant(81_000),
};
const CADRE = compilerOuDire(lireModele('convention-cadre-centre-social'), 'convention-cadre-centre-social');
const REDIGEE = jour('3 décembre 2025');

const constats = (termes: Record<string, ValeurDeTerme | undefined> = {}, redigee = REDIGEE) =>
  controlerModele(CADRE, { ...REFERENCE, ...termes }, redigee);
const dit = (liste: readonly Constat[], extrait: string) =>
  liste.filter((c) => c.texte.replace(/[\u00A0\u202F]/g, ' ').includes(extrait));

test('le titre annonce 2026–2029 et les dates vont de 2025 à 2029', () => {
  const [constat, ...reste] = dit(constats(), 'Le titre annonce 2026–2029');
  expect(reste).toEqual([]);
  expect(constat?.gravite).toBe('contradiction');
  expect(constat?.articles).toEqual(['10']);
  expect(dit(constats({ 'premier-millesime': nombre(2025) }), 'Le titre annonce')).toEqual([]);
});

test('une durée annoncée qui ne mène pas à la date de fin donne les deux dates', () => {
  expect(dit(constats(), 'durée annoncée')).toEqual([]);
  const [constat] = dit(constats({ 'duree-annees': nombre(4) }), 'ce qui mène au 31 décembre 2028');
  expect(constat?.texte).toContain('31\u00A0décembre\u00A02029');
});

test('une convention rédigée en décembre 2025 remonte de onze mois', () => {
  expect(dit(constats(), '11 mois avant d’être rédigée')).toHaveLength(1);
  expect(dit(constats({}, jour('15 novembre 2024')), 'avant d’être rédigée')).toEqual([]);
});

test('l’échéance du 30 janvier 2025 précède toute entrée en vigueur possible', () => {
  const [constat] = dit(constats(), 'est due pour le 30 janvier 2025');
  expect(constat?.articles).toEqual(['6.2']);
  expect(dit(constats({ 'date-agrement': date('30 janvier 2026') }), 'est due pour le')).toEqual([]);
});

test('lue strictement, la condition des versements est une impasse', () => {
  expect(dit(constats(), 'Le modèle retient l’autre lecture').map((c) => c.articles)).toEqual([
    ['7.1', '6.2'],
  ]);
  const strict = {
    ...CADRE,
    versements: CADRE.versements.map((v) => ({
      ...v,
      conditions: v.conditions.map((c) => ({ ...c, tardif: 'strict' as const })),
    })),
  };
  const impasses = controlerModele(strict, REFERENCE, REDIGEE).filter((c) => c.gravite === 'impasse');
  expect(impasses.map((c) => c.articles)).toEqual([['7.1', '6.2']]);
});

test('le second acompte se lit de deux façons, avec leurs deux suites de montants', () => {
  const [constat] = dit(constats(), 'se lit de deux façons');
  const texte = constat?.texte.replace(/[\u00A0\u202F]/g, ' ');
  expect(texte).toContain('81 000 €, 81 000 € et 81 000 €');
  expect(texte).toContain('81 000 €, 40 500 € et 121 500 €');
});

test('une exception d’une année hors convention, ou sans montant, se voit', () => {
  expect(
    dit(constats({ 'annee-derogation': nombre(2031) }), 'vise 2031, que la convention ne couvre pas'),
  ).toHaveLength(1);
  expect(
    dit(constats({ 'acompte-derogation': undefined }), 'vise 2026 sans dire pour quel montant'),
  ).toHaveLength(1);
  expect(dit(constats({ 'annee-derogation': undefined }), 'sans dire pour quelle année')).toHaveLength(1);
  expect(
    dit(constats({ 'annee-derogation': undefined, 'acompte-derogation': undefined }), 'exception'),
  ).toEqual([]);
});

test('une convention qui finit avant de commencer est une impasse, dite la première', () => {
  expect(constats({ 'date-fin': date('1er mars 2024') })[0]?.texte).toContain('avant d’avoir pris effet');
});

test('sans subvention précédente, le premier acompte n’a pas de base', () => {
  expect(
    dit(constats({ 'subvention-precedente': undefined }), 'part de la subvention de l’année précédente'),
  ).toHaveLength(1);
});

test('un renvoi à un article absent et un chiffre en clair se voient ; le renvoi à une loi, non', () => {
  const modele = compilerOuDire(
    modeleAvec(
      `L’article 8.4 s’applique, comme l’article 10-1 de la loi du 12 avril 2000, dans les 15 jours et pour 81 000 €.\n\n${regle('obligation: lettre\nintitulé: Lettre\ndébiteur: ville\nquand:\n  au plus tard: 1 mars 2027')}`,
    ),
  );
  const trouves = controlerModele(modele, {}, null).filter((c) => c.articles.includes('9'));
  expect(trouves.map((c) => c.texte.replace(/[\u00A0\u202F]/g, ' '))).toEqual([
    'Ce texte renvoie à l’article 8.4, qui n’existe pas.',
    'Le texte écrit « 15 jours » et « 81 000 € » en clair, à côté d’une règle : si la règle change, il restera.',
    'La règle « Lettre » s’applique, mais le texte ne la montre nulle part.',
  ]);
});

test('les deux modèles livrés n’ont de contradiction ni dans leur texte ni dans leurs renvois', () => {
  for (const nom of ['convention-cadre-centre-social', 'convention-pluriannuelle-objectifs']) {
    const modele = compilerOuDire(lireModele(nom), nom);
    const graves = controlerModele(modele, {}, null).filter((c) => c.gravite !== 'a-savoir');
    expect(graves).toEqual([]);
    expect(dit(controlerModele(modele, {}, null), 'ne la montre nulle part')).toEqual([]);
  }
});
