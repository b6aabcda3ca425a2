import { euros } from '../../src/basics/montant.ts';
import type { Reponses } from '../../src/facts/fiche.ts';
import { remplitFiche } from '../gestes.ts';
import type { Geste } from '../recit.ts';

/** The yearly forms of the reference agreement: every figure and word of them is invented. */
export const ficheClairsSoleils = (n: 2025 | 2026 | 2027): Geste =>
  remplitFiche('fiche-de-suivi', n, { ...IDENTITE, ...FICHES[n]() });

const IDENTITE: Reponses = {
  'identification.denomination': 'MJC Besançon / Clairs-Soleils',
  'identification.statut': 'Association loi de 1901',
  'identification.creation': '1966-03-12',
  'identification.statuts': '2019-06-14',
  'identification.ape': '9499Z',
  'identification.direction': 'Direction de la MJC',
};

const FICHES: Readonly<Record<2025 | 2026 | 2027, () => Reponses>> = {
  2025: () => ({
    ...effectifs([14, 11.5, 23, 4.2, 842, 391], [71.5, 20, 8.5], [58, 27, 6, 9]),
    'annee-ecoulee.points-forts': 'Accueil de loisirs complet toute l’année ; fête de quartier relancée.',
    'annee-ecoulee.points-faibles': 'Peu de jeunes de plus de quinze ans.',
    'annee-a-venir.enjeux': 'Travaux de la grande salle, prévus à l’automne.',
    'axes.animation-jeunesse.bilan': 'Soixante-deux jeunes inscrits, trois chantiers de printemps.',
    'axes.animation-jeunesse.perspectives': 'Ouvrir deux soirs de plus par semaine.',
    ...chiffres({
      subventions: [612_000, 598_000, 589_000],
      'dont-ville': [243_000, 243_000, 240_000],
      'recettes-propres': [148_000, 142_500, 139_200],
      'autres-recettes': [21_000, 19_800, 20_500],
      reprises: [9_000, 8_500, 7_400],
      salaires: [545_000, 531_000, 522_400],
      externes: [168_000, 164_500, 161_900],
      'autres-charges': [42_000, 40_100, 39_500],
      dotations: [24_000, 23_500, 22_800],
      exceptionnel: [0, -1_200, 800],
      fonds: [214_500, 203_500, 195_000],
    }),
  }),
  // The works of the autumn emptied the hall for four months: the announced income was not reached.
  2026: () => ({
    ...effectifs([14, 11.8, 26, 4.6, 905, 418], [68, 22.5, 9.5], [56.5, 28, 6.5, 9]),
    'annee-ecoulee.evenements-passes': 'Réouverture de la grande salle en février ; soixante ans de la MJC.',
    'annee-ecoulee.points-forts': 'Reprise des inscriptions après les travaux ; équipe au complet.',
    'annee-ecoulee.points-faibles': 'Les recettes de location ne sont pas revenues au niveau d’avant.',
    'annee-a-venir.enjeux': 'Préparer l’antenne de la Cité des Vareilles.',
    'annee-a-venir.evenements-prevus': 'Ouverture de l’antenne au printemps ; forum des habitants.',
    'axes.animation-globale.bilan': 'Conseil de maison réuni six fois, quarante habitants associés.',
    'axes.animation-globale.perspectives': 'Un conseil par quartier.',
    'axes.animation-jeunesse.bilan': 'Soixante-dix-huit jeunes, deux soirs de plus ouverts.',
    'axes.animation-jeunesse.bilan.indicateurs': '78 jeunes inscrits, 4 chantiers, 96 soirées.',
    'axes.mediation-numerique.bilan': 'Permanences deux demi-journées par semaine, 310 accompagnements.',
    'axes.participation-citoyenne.perspectives': 'Référent désigné ; budget participatif à relayer.',
    'explications.annonce-et-resultat.recettes-propres':
      'La grande salle est restée fermée quatre mois pour travaux : ni location ni spectacle de septembre à décembre 2025.',
    ...chiffres({
      subventions: [631_000, 618_000, 596_400],
      'dont-ville': [256_000, 250_000, 243_000],
      'recettes-propres': [155_000, 149_000, 118_300],
      'autres-recettes': [22_000, 21_500, 20_100],
      reprises: [9_500, 9_000, 8_900],
      salaires: [561_000, 548_000, 528_700],
      externes: [173_000, 169_500, 156_900],
      'autres-charges': [43_000, 42_000, 40_400],
      dotations: [25_000, 24_000, 23_900],
      exceptionnel: [0, -500, 1_100],
      fonds: [218_900, 203_400, 189_900],
    }),
  }),
  2027: () => ({
    ...effectifs([15, 12.6, 31, 5.4, 1_121, 486], [61, 28.5, 10.5], [55, 29.5, 6, 9.5]),
    'annee-ecoulee.evenements-passes': 'Ouverture de l’antenne de la Cité des Vareilles en avril.',
    'annee-ecoulee.points-forts': 'Deux cents adhérents nouveaux, surtout des Vareilles.',
    'annee-a-venir.enjeux': 'Tenir deux lieux avec une équipe qui grandit peu.',
    'axes.animation-familles.bilan': 'Sorties familiales doublées avec l’antenne.',
    'axes.projets-de-quartier.bilan': 'Jardin partagé ouvert au pied des immeubles.',
    'explications.effectifs.adherents':
      'L’antenne des Vareilles a ouvert en avril : 187 adhérents s’y sont inscrits.',
    ...chiffres({
      subventions: [640_000, 629_000, 617_200],
      'dont-ville': [262_000, 255_000, 250_000],
      'recettes-propres': [160_000, 156_000, 150_400],
      'autres-recettes': [22_500, 22_000, 21_900],
      reprises: [9_500, 9_500, 9_100],
      salaires: [575_000, 569_000, 551_300],
      externes: [176_000, 172_000, 168_800],
      'autres-charges': [44_000, 43_500, 42_300],
      dotations: [25_500, 25_000, 24_100],
      exceptionnel: [0, 0, -300],
      fonds: [220_200, 208_700, 201_700],
    }),
  }),
};

type Trois = readonly [number, number, number];

/** Budget of N+1, outcome expected for N, final result of N-1, in euros. */
const chiffres = (lignes: Readonly<Record<string, Trois>>): Reponses =>
  Object.fromEntries(
    Object.entries(lignes).flatMap(([ligne, [prevu, attendu, definitif]]) => [
      [`chiffres.${ligne}.prevu`, euros(prevu)],
      [`chiffres.${ligne}.attendu`, euros(attendu)],
      [`chiffres.${ligne}.definitif`, euros(definitif)],
    ]),
  );

const NOMBRES = [
  'permanents',
  'etp-permanents',
  'non-permanents',
  'etp-non-permanents',
  'adherents',
  'familles',
];
const SECTEURS = ['territoire', 'autres-quartiers', 'exterieur'];
const QUOTIENTS = ['jusqua-800', 'de-800-a-3000', 'plus-de-3000', 'inconnu'];

function effectifs(
  nombres: readonly number[],
  secteurs: readonly number[],
  quotients: readonly number[],
): Reponses {
  const sous = (base: string, noms: readonly string[], valeurs: readonly number[]) =>
    noms.map((nom, i) => [`annee-ecoulee.${base}${nom}`, valeurs[i] ?? 0] as const);
  return Object.fromEntries([
    ...sous('', NOMBRES, nombres),
    ...sous('secteurs.', SECTEURS, secteurs),
    ...sous('quotients.', QUOTIENTS, quotients),
  ]);
}
