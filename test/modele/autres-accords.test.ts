import { expect, test } from 'vitest';
import type { ReglesVersements } from '../../src/modele/regles.ts';
import { compilerOuDire, modeleAvec, regle } from './exemple.ts';

/** Habits of other cities, each a sentence of a real kind of agreement, said in the same vocabulary. */
function versementsDe(yaml: string, autres: readonly string[] = []): ReglesVersements {
  const [v] = compilerOuDire(modeleAvec([...autres, yaml].map(regle).join('\n\n'))).versements;
  if (!v) throw new Error('sans versements');
  return v;
}

test('par trimestre, au plus un quart, à défaut sur l’année précédente, le dernier pour le reste', () => {
  const trimestre = (n: number, mois: string, dernier: boolean): string => `  trimestre-${n}:
    intitulé: trimestre ${n}
    quand:
      en: ${mois} N
    calcul:
${dernier ? '      - prendre: vote N\n      - retirer: déterminé N' : '      - prendre: vote N\n      - garder: 1/4'}
    à défaut:
      de: vote N
      calcul:
        - prendre: vote N-1
        - garder: 1/4
`;
  const v = versementsDe(`versements: fonctionnement
intitulé: Fonctionnement
payeur: ville
bénéficiaire: association
chaque: exercice
référence: vote N
excédent: à reporter
tranches:
${[1, 2, 3, 4].map((n) => trimestre(n, ['janvier', 'avril', 'juillet', 'octobre'][n - 1] ?? '', n === 4)).join('')}`);
  expect(v.tranches.map((t) => t.quand)).toEqual(
    [1, 4, 7, 10].map((mois) => ({ sorte: 'mois', mois, decalage: 0, annee: null })),
  );
  expect(v.tranches.every((t) => t.aDefaut?.calcul.etapes[0]?.op === 'prendre')).toBe(true);
  expect(v.tranches.at(-1)?.calcul.etapes.map((e) => e.op)).toEqual(['prendre', 'retirer']);
});

test('un loyer qui suit un indice, et une retenue par mois de retard entamé', () => {
  const v = versementsDe(`versements: loyer
intitulé: Loyer
payeur: ville
bénéficiaire: association
chaque: exercice
référence: montant N
indexation:
  départ: 30 000 €
  indice: ilat
  base: 2024-T2
  plafond: 3 %
tranches:
  annuelle:
    intitulé: versement annuel
    quand:
      en: mars N
    calcul:
      - prendre: montant N
conditions:
  - reçu: comptes
    sinon:
      retenir: 10 %
      par: mois entamé
      plafond: 50 %
      restituée: non
excédent: à reverser`);
  expect(v.indexation).toEqual({
    depart: 3_000_000,
    indice: 'ilat',
    base: '2024-T2',
    plafond: { num: 3, den: 100 },
  });
  expect(v.conditions[0]?.sinon).toEqual({
    sorte: 'retenir',
    part: { num: 1, den: 10 },
    par: 'mois-entame',
    plafond: { num: 1, den: 2 },
    restituee: false,
  });
});

test('un versement unique quarante-cinq jours après le vote', () => {
  const v = versementsDe(`versements: socle
intitulé: Socle
payeur: ville
bénéficiaire: association
chaque: exercice
référence: vote N
tranches:
  unique:
    intitulé: versement unique
    quand:
      délai: 45 jours calendaires
      après: premier vote de socle N par ville
    calcul:
      - prendre: vote N
excédent: à reverser`);
  expect(v.tranches[0]?.quand).toEqual({
    sorte: 'delai',
    duree: { unite: 'jours', n: 45, mode: 'calendaires' },
    sens: 'apres',
    repere: {
      sorte: 'evenement',
      evenement: { sorte: 'vote', versements: 'socle', decalage: 0, payeur: 'ville' },
      lequel: 'premier',
    },
  });
});

test('des montants écrits par année, un minimum, un arrondi à la dizaine d’euros', () => {
  const v = versementsDe(`versements: action
intitulé: Action
payeur: ville
bénéficiaire: association
chaque: exercice
référence: montant N
montants:
  2026: 40 000 €
  2027: 42 000,50 €
arrondi:
  au: dizaine d’euros
  demi: toujours en dessous
tranches:
  seule:
    intitulé: versement
    quand:
      au plus tard:
        premier de: [31 mars N, 2 mois après entrée en vigueur]
    calcul:
      - prendre: montant N
      - garder: 90 %
      - au moins: 1 000 €
excédent: à reverser`);
  expect(v.montants).toEqual({ 2026: 4_000_000, 2027: 4_200_050 });
  expect(v.arrondi).toEqual({ mode: 'inferieur', pas: 1000 });
  expect(v.tranches[0]?.calcul.etapes.at(-1)).toEqual({
    op: 'au-moins',
    grandeur: { sorte: 'fixe', montant: 100_000 },
  });
  expect(v.tranches[0]?.quand).toMatchObject({ sorte: 'au-plus-tard', repere: { sorte: 'premier-de' } });
});

test('un exercice de septembre à août, nommé par son début, au prorata de ses mois', () => {
  const modele = compilerOuDire(
    modeleAvec('').replace(
      '  commence: 1 janvier',
      '  commence: 1 septembre\n  nommé: année de début\n  partiel: prorata en mois',
    ),
  );
  expect(modele.exercice).toEqual({
    commence: { mois: 9, jour: 1 },
    nomme: 'annee-de-debut',
    partiel: 'prorata-mois',
  });
});
