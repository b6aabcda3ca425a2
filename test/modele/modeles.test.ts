import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Quand } from '../../src/modele/quand.ts';
import type { Calcul, Modele } from '../../src/modele/regles.ts';
import { noterDuree } from '../../src/modele/valeurs/duree.ts';
import { noterGrandeur } from '../../src/modele/valeurs/grandeur.ts';
import { noterRepere } from '../../src/modele/valeurs/repere.ts';
import { compilerOuDire, lireModele } from './exemple.ts';

const CADRE = compilerOuDire(lireModele('convention-cadre-centre-social'), 'convention-cadre-centre-social');
const CPO = compilerOuDire(
  lireModele('convention-pluriannuelle-objectifs'),
  'convention-pluriannuelle-objectifs',
);

/** One line per obligation: article, who, to whom, when. */
const devoirs = (m: Modele): readonly string[] =>
  m.obligations.map(
    (o) =>
      `${o.article} ${o.debiteur.join('+')} → ${o.creancier.join('+') || '—'} : ${o.id}, ${noterQuand(o.quand)}`,
  );

function noterQuand(q: Quand): string {
  switch (q.sorte) {
    case 'au-plus-tard':
    case 'avant':
    case 'sans-delai':
      return `${q.sorte} ${noterRepere(q.repere)}`;
    case 'delai':
      return `${noterDuree(q.duree)} ${q.sens} ${noterRepere(q.repere)}`;
    case 'fenetre':
      return `${noterRepere(q.du)} – ${noterRepere(q.au)}`;
    case 'mois':
      return `mois ${q.mois} de N${q.decalage || ''}`;
    case 'avec':
      return `avec ${q.obligation}`;
    default:
      return q.sorte;
  }
}

const noterCalcul = (c: Calcul): string =>
  c.etapes
    .map((e) =>
      e.op === 'garder'
        ? `garder ${e.part.num}/${e.part.den}`
        : e.op === 'plafonner'
          ? `plafonner ${e.part.num}/${e.part.den} de ${noterGrandeur(e.grandeur)}${e.cumul ? ' cumulé' : ''}`
          : `${e.op} ${noterGrandeur(e.grandeur)}`,
    )
    .join(', ');

test('ce que chacun doit, dans la convention-cadre, article par article', () => {
  expect(devoirs(CADRE)).toEqual([
    '5.2 association → ville : referent-participation, 1 mois apres entrée en vigueur',
    '6.1 association → ville+ccas+gbm : animation-quartier, en-permanence',
    '6.2 association → ville : agrement-initial, au-plus-tard terme date-agrement',
    '6.2 association → ville : agrement-nouveau, 15 jours calendaires apres chaque réception de notification-caf',
    '6.2 association → ville : copies-caf, sur-demande',
    '6.2 association → ville : information-renouvellement, en-permanence',
    '6.3 association → ville : pieces-annuelles, au-plus-tard 15 juillet N',
    '6.4 association → ville : papiers-assemblee, sans-delai chaque tenue de assemblee-generale',
    '6.4 association → ville : invitation-ca, avant chaque tenue de conseil-administration',
    '6.4 association → ville : changements, sans-delai chaque survenance de changement',
    '6.4 association → ville : papiers-sur-demande, sur-demande',
    '6.5 association → — : engagement-republicain, en-permanence',
    '6.5 association → ville+ccas+gbm : laicite-neutralite, en-permanence',
    '6.6 association → ville+ccas+gbm : assurances, en-permanence',
    '6.7 association → ville+ccas+gbm : mention-soutien, en-permanence',
    '7.1 association → ville : demande-fonctionnement, avant 30 août N',
    '7.1 ville → association : vote-subvention, au-plus-tard 30 avril N',
    '7.1 association → ville : non-reversement, en-permanence',
    '7.3 association → ville : demande-investissement, avant 30 août N',
    '7.4 ville → association : aides-en-nature, sans-delai chaque demande de aides-en-nature',
    '7.4 association → ville : valorisation-comptes, avec pieces-annuelles',
    '8.1 association → ville : fiche, 15 jours calendaires avant chaque tenue de commission-suivi',
    '8.1 ville → association : compte-rendu, sans-delai chaque tenue de commission-suivi',
    '8.1 association → ville : reponse, 15 jours calendaires apres chaque réception de compte-rendu',
  ]);
});

test('les trois versements, l’exception et l’autre lecture de la convention-cadre', () => {
  const [v] = CADRE.versements;
  expect(v?.tranches.map((t) => [t.id, noterQuand(t.quand), noterCalcul(t.calcul)])).toEqual([
    ['acompte-1', 'mois 2 de N', 'prendre vote N-1, garder 1/3'],
    ['acompte-2', 'mois 5 de N', 'prendre vote N, retirer déterminé N, garder 1/2'],
    ['solde', 'mois 8 de N', 'prendre vote N, retirer déterminé N'],
  ]);
  const defaut = v?.tranches[1]?.aDefaut;
  expect(defaut && noterCalcul(defaut.calcul)).toBe('prendre vote N-1, garder 1/3');
  expect(v?.autresLectures.map((l) => noterCalcul(l.calcul))).toEqual([
    'prendre vote N, garder 1/2, retirer déterminé N',
  ]);
  const [e] = v?.exceptions ?? [];
  expect(
    e && [
      e.article,
      e.tranche,
      e.exercice,
      e.quand && noterQuand(e.quand),
      e.calcul && noterCalcul(e.calcul),
    ],
  ).toEqual([
    '7.2',
    'acompte-1',
    { terme: 'annee-derogation' },
    'mois 1 de N',
    'prendre terme acompte-derogation',
  ]);
  expect(e?.conditions.map((c) => c.evenement)).toEqual([{ sorte: 'entree-en-vigueur' }]);
  expect(v?.plancher).toBe(0);
  expect(v?.arrondi).toEqual({ mode: 'demi-superieur', pas: 1 });
});

test('la commission se tient entre fin octobre et fin décembre, et seule la Ville invite des tiers', () => {
  const commission = CADRE.instances.find((i) => i.id === 'commission-suivi');
  expect(commission && noterQuand(commission.quand)).toBe('25 octobre N – 31 décembre N');
  expect(commission?.auMoins).toBe(1);
  expect(commission?.convoque).toEqual(['ville']);
  expect(commission?.exceptionnelle).toEqual(['ville', 'ccas', 'gbm', 'association']);
  expect(commission?.membres.filter((m) => m.facultatif).flatMap((m) => m.de)).toEqual([
    'caf',
    'instances-participatives',
  ]);
});

test('neuf axes numérotés de 1 à 9, chacun suivi par une entité publique', () => {
  expect(CADRE.axes.map((a) => a.numero)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const entites = CADRE.parties.filter((p) => p.role === 'entite').map((p) => p.id);
  for (const axe of CADRE.axes) {
    expect(axe.entite.length).toBeGreaterThan(0);
    expect(entites).toEqual(expect.arrayContaining([...axe.entite]));
    expect(axe.attentes.length).toBeGreaterThan(3);
  }
});

test('on résilie trois mois après l’envoi pour faute, quinze jours après réception à l’initiative des entités', () => {
  const fins = CADRE.procedures.flatMap((p) =>
    p.etapes.filter((e) => e.effets.includes('fin')).map((e) => [p.article, p.initiative, e.delai, e.sauf]),
  );
  expect(fins).toEqual([
    [
      '11.1',
      ['ville', 'ccas', 'gbm', 'association'],
      { duree: { unite: 'mois', n: 3 }, apres: 'mise-en-demeure', depuis: 'envoi' },
      'regularisation',
    ],
    [
      '11.2',
      ['ville', 'ccas', 'gbm'],
      {
        duree: { unite: 'jours', n: 15, mode: 'calendaires' },
        apres: 'mise-en-demeure',
        depuis: 'reception',
      },
      'regularisation',
    ],
  ]);
});

test('les totaux de la fiche se déduisent de lignes qui se saisissent', () => {
  const [fiche] = CADRE.formulaires;
  const lignes = new Map(fiche?.lignes.map((l) => [l.id, l]));
  const saisies = (id: string): readonly string[] => {
    const l = lignes.get(id);
    const de = [...(l?.somme ?? []), ...(l?.difference ?? [])];
    return de.length === 0 ? [id] : de.flatMap(saisies);
  };
  expect([...saisies('net')].sort()).toEqual(
    [
      'subventions',
      'recettes-propres',
      'autres-recettes',
      'reprises',
      'salaires',
      'externes',
      'autres-charges',
      'dotations',
      'exceptionnel',
    ].sort(),
  );
  expect(fiche?.colonnes.map((c) => c.porteSur)).toEqual([1, 0, -1]);
});

test('l’autre ville : montants fixés, 80 % puis le solde, deux payeurs, exercice d’octobre, reconduction', () => {
  const [v] = CPO.versements;
  expect(v?.payeurs).toEqual([
    { partie: 'ville', part: { num: 3, den: 5 } },
    { partie: 'departement', part: { num: 2, den: 5 } },
  ]);
  expect(CPO.exercice).toEqual({ commence: { mois: 10, jour: 1 }, nomme: 'annee-de-fin', partiel: 'entier' });
  expect(CPO.reconduction?.denonciation).toEqual({
    par: ['ville', 'departement', 'association'],
    preavis: { unite: 'mois', n: 3 },
  });
  const tranche = (id: string) => v?.tranches.find((t) => t.id === id);
  const avance = tranche('avance');
  const solde = tranche('solde');
  expect(avance && [noterQuand(avance.quand), noterCalcul(avance.calcul)]).toEqual([
    'mois 1 de N',
    'prendre montant N, garder 4/5',
  ]);
  expect(solde && [noterQuand(solde.quand), noterCalcul(solde.calcul)]).toEqual([
    '60 jours calendaires apres premier acceptation de cerfa-15059',
    'prendre montant N, plafonner 7/10 de constaté cout-eligible N, plafonner 4/5 de constaté cout-eligible N cumulé, retirer déterminé N',
  ]);
  expect(v?.tranches.filter((t) => t.si?.vaut === 'trimestriel')).toHaveLength(4);
  expect(devoirs(CPO)).toContain(
    '6.1 association → ville+departement : compte-rendu-financier, 6 mois apres fin de l’exercice N',
  );
});

test('aucun fichier du programme ne connaît un modèle par son nom', () => {
  const noms = readdirSync(new URL('../../modeles/', import.meta.url))
    .filter((f) => f.endsWith('.md'))
    .map((f) => f.replace(/\.md$/, ''));
  expect(noms).toHaveLength(2);
  const sources = readdirSync(new URL('../../src/', import.meta.url), {
    recursive: true,
    encoding: 'utf8',
  }).filter((f) => /\.tsx?$/.test(f));
  expect(sources.length).toBeGreaterThan(50);
  for (const f of sources) {
    const source = readFileSync(new URL(`../../src/${f}`, import.meta.url), 'utf8');
    for (const nom of noms) expect(source.includes(nom), `${f} nomme ${nom}`).toBe(false);
  }
});

test('les modèles sont faits pour toute association : ni lieu, ni nom, ni montant de la convention d’origine', () => {
  const propres = /besançon|bisontin|clairs-soleils|vareilles|doubs|\bmjc\b|81\s?000|243\s?000/i;
  for (const nom of ['convention-cadre-centre-social', 'convention-pluriannuelle-objectifs'])
    expect(propres.exec(lireModele(nom))?.[0]).toBeUndefined();
});
