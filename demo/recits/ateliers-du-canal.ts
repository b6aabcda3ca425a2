import { euros } from '../../src/basics/montant.ts';
import {
  accepte,
  constate,
  constateMontant,
  convoque,
  delibere,
  denonce,
  deplace,
  depose,
  notifie,
  paie,
  publie,
  relance,
  retourne,
  signe,
  tient,
  transmet,
} from '../gestes.ts';
import { aubrelle, canal, departement, dvq, financesAubrelle, financesDepartement } from '../identites.ts';
import { date, type Geste, type Ligne, le, type Recit, sous, survenu } from '../recit.ts';

const { presidence, direction } = canal;

/** Another city, another modele: two payers, amounts fixed in advance, a year from October to September. All invented. */
export const ATELIERS_DU_CANAL: Recit = {
  dossier: 'ateliers-du-canal',
  modele: 'convention-pluriannuelle-objectifs',
  creation: {
    // The authority of the espace opens it, for another city that pilots it.
    par: dvq,
    jour: date('2 septembre 2024'),
    titre: 'Les Ateliers du Canal (ville inventée)',
    termes: {
      'date-effet': { type: 'jour', valeur: date('1er octobre 2024') },
      'date-fin': { type: 'jour', valeur: date('30 septembre 2027') },
      projet: { type: 'texte', valeur: 'un atelier partagé de réparation et de création, quai du Canal' },
      'montant-annee-1': { type: 'montant', valeur: euros(40_000) },
      'montant-annee-2': { type: 'montant', valeur: euros(42_000) },
      'montant-annee-3': { type: 'montant', valeur: euros(44_000) },
      'montant-annee-4': { type: 'montant', valeur: euros(44_000) },
      'montant-annee-5': { type: 'montant', valeur: euros(45_000) },
      rythme: { type: 'texte', valeur: 'annuel' },
    },
    parties: {
      ville: 'ville-aubrelle',
      departement: 'departement-haute-aubre',
      association: 'ateliers-du-canal',
    },
    quartiers: ['quai-du-canal'],
  },
  lignes: [
    le('12 septembre 2024', presidence, survenu('10 septembre 2024', delibere('association', 'president'))),
    le(
      '20 septembre 2024',
      aubrelle,
      survenu('19 septembre 2024', delibere('ville', 'maire')),
      transmet('ville'),
      publie('ville'),
    ),
    le(
      '30 septembre 2024',
      departement,
      survenu('27 septembre 2024', delibere('departement', 'presidence')),
      transmet('departement'),
      publie('departement'),
    ),
    le('8 octobre 2024', aubrelle, signe('ville', 'maire')),
    le('8 octobre 2024', departement, signe('departement', 'presidence')),
    le('8 octobre 2024', presidence, signe('association', 'president')),
    le('15 octobre 2024', aubrelle, notifie()),
    le(
      '4 novembre 2024',
      presidence,
      depose('engagement-republicain', 'engagement-signe', 'Contrat d’engagement républicain'),
    ),
    ...avance(2025, '7 novembre 2024', 19_200, 12_800),
    ...comite(2025, '10 mars 2025', '15 mai 2025', '6 juin 2025'),
    le(
      '14 avril 2025',
      aubrelle,
      constate('inscription-credits', true, 'Budgets votés.', { exercice: 2025 }),
    ),

    // 2026: the first financial report is incomplete, and the balance waits; eligible cost caps it.
    le(
      '18 décembre 2025',
      direction,
      depose('bilan-annuel', 'bilan-activite', 'Bilan d’activité 2024-2025', { exercice: 2025 }),
    ),
    ...avance(2026, '20 janvier 2026', 20_160, 13_440),
    ...comite(2026, '16 mars 2026', '21 mai 2026', '26 juin 2026', '25 juin 2026'),
    le(
      '5 mai 2026',
      aubrelle,
      constate('inscription-credits', true, 'Budgets votés fin avril.', { exercice: 2026 }),
    ),
    ...compteRendu(2025, '23 mars 2026', '7 avril 2026', 54_000),
    le(
      '4 mai 2026',
      aubrelle,
      relance('compte-rendu-financier/2025', 'courriel', 'Les comptes approuvés manquent.'),
    ),
    le('29 mai 2026', direction, comptes(2025)),
    le('4 juin 2026', financesAubrelle, solde(2025, 'ville', 3_480)),
    le('9 juin 2026', financesDepartement, solde(2025, 'departement', 2_320)),

    // 2027: an even year, at the end of which the agreement goes on by itself.
    le(
      '18 décembre 2026',
      direction,
      depose('bilan-annuel', 'bilan-activite', 'Bilan d’activité 2025-2026', { exercice: 2026 }),
    ),
    ...avance(2027, '19 janvier 2027', 21_120, 14_080),
    ...comite(2027, '8 mars 2027', '27 mai 2027', '18 juin 2027'),
    le('12 mars 2027', direction, comptes(2026)),
    le('15 mars 2027', aubrelle, depose('evaluation', 'rapport-evaluation', 'Évaluation partagée du projet')),
    ...compteRendu(2026, '12 mars 2027', '30 mars 2027', 62_000),
    le(
      '12 avril 2027',
      aubrelle,
      constate('inscription-credits', true, 'Budgets votés.', { exercice: 2027 }),
    ),
    le('12 mai 2027', financesAubrelle, solde(2026, 'ville', 5_040)),
    le('20 mai 2027', financesDepartement, solde(2026, 'departement', 3_360)),

    // 2028: the first form is another year's; the right one comes after the day.
    le(
      '17 décembre 2027',
      direction,
      depose('bilan-annuel', 'bilan-activite', 'Bilan d’activité 2026-2027', { exercice: 2027 }),
    ),
    ...avance(2028, '18 janvier 2028', 21_120, 14_080),
    ...comite(2028, '13 mars 2028', '23 mai 2028', '15 juin 2028'),
    le('24 mars 2028', direction, comptes(2027), sous('cerfa-mauvaise-annee', cerfa(2027))),
    le('29 mars 2028', aubrelle, retourne('cerfa-mauvaise-annee', 'Le formulaire porte sur 2025-2026.')),
    le(
      '11 avril 2028',
      aubrelle,
      constate('inscription-credits', true, 'Budgets votés.', { exercice: 2028 }),
    ),
    ...compteRendu(2027, '28 avril 2028', '11 mai 2028', 66_000),
    le('15 juin 2028', financesAubrelle, solde(2027, 'ville', 5_280)),
    le('22 juin 2028', financesDepartement, solde(2027, 'departement', 3_520)),

    // 2029: the activity report comes in January, three weeks late, and the balance loses five per cent for it.
    // The Department will not go on; the agreement ends in September, its last reports are still owed.
    le(
      '22 janvier 2029',
      direction,
      depose('bilan-annuel', 'bilan-activite', 'Bilan d’activité 2027-2028', { exercice: 2028 }),
    ),
    ...avance(2029, '16 janvier 2029', 21_600, 14_400),
    ...comite(2029, '12 mars 2029', '22 mai 2029', '20 juin 2029'),
    le('16 mars 2029', direction, comptes(2028)),
    ...compteRendu(2028, '16 mars 2029', '3 avril 2029', 65_000),
    le(
      '10 avril 2029',
      aubrelle,
      constate('inscription-credits', true, 'Budgets votés.', { exercice: 2029 }),
    ),
    le('15 mai 2029', financesAubrelle, solde(2028, 'ville', 5_016)),
    le('24 mai 2029', financesDepartement, solde(2028, 'departement', 3_344)),
    le(
      '18 juin 2029',
      departement,
      denonce('departement', 'Le Département recentre ses aides à partir de 2030.'),
    ),
  ],
};

function avance(exercice: number, quand: string, ville: number, part: number): readonly Ligne[] {
  return [
    le(
      quand,
      financesAubrelle,
      paie('projet', exercice, 'avance', ville, { reference: `Avance ${exercice}` }),
    ),
    le(
      quand,
      financesDepartement,
      paie('projet', exercice, 'avance', part, { payeur: 'departement', reference: `Avance ${exercice}` }),
    ),
  ];
}

/** The steering committee and its record; `deplacee`: the day it moved to, when it did. */
function comite(
  exercice: number,
  convoquee: string,
  prevue: string,
  releve: string,
  deplacee?: string,
): readonly Ligne[] {
  const nom = `comite-${exercice}`;
  return [
    le(
      convoquee,
      aubrelle,
      sous(
        nom,
        convoque('comite-pilotage', prevue, { exercice, heure: '10:00', lieu: 'Hôtel de Ville d’Aubrelle' }),
      ),
    ),
    ...(deplacee
      ? [le(prevue, aubrelle, deplace(nom, deplacee, 'Salle indisponible, et deux élus absents.'))]
      : []),
    le(
      deplacee ?? prevue,
      aubrelle,
      tient('comite-pilotage', nom, ['ville', 'departement', 'association'], { exercice }),
    ),
    le(
      releve,
      aubrelle,
      depose('releve-decisions', 'releve', `Relevé de décisions ${exercice}`, { apres: nom }),
    ),
  ];
}

function cerfa(exercice: number): Geste {
  return depose('compte-rendu-financier', 'cerfa-15059', `Compte rendu financier ${exercice}`, { exercice });
}

function comptes(exercice: number): Geste {
  return depose('compte-rendu-financier', 'comptes-annuels', `Comptes annuels ${exercice}`, { exercice });
}

/** The financial report, its acceptance, and the eligible cost that it establishes. */
function compteRendu(exercice: number, envoi: string, accord: string, cout: number): readonly Ligne[] {
  return [
    le(envoi, direction, sous(`cerfa-${exercice}`, cerfa(exercice))),
    le(
      accord,
      aubrelle,
      accepte(`cerfa-${exercice}`),
      constateMontant('cout-eligible', exercice, cout, `Compte rendu financier ${exercice}`),
    ),
  ];
}

function solde(exercice: number, payeur: string, montant: number): Geste {
  return paie('projet', exercice, 'solde', montant, { payeur, reference: `Solde ${exercice}` });
}
