import { euros } from '../../src/basics/montant.ts';
import {
  accepte,
  annule,
  confie,
  constate,
  decideAide,
  delibere,
  demandeAide,
  demandePieces,
  depose,
  notificationDe,
  notifie,
  paie,
  publie,
  relance,
  retourne,
  signe,
  signeAvenant,
  transmet,
  vote,
} from '../gestes.ts';
import { agentCcas, agentGbm, clairsSoleils, dvq, finances } from '../identites.ts';
import { date, le, type Recit, sous, survenu } from '../recit.ts';
import {
  assemblee,
  changement,
  commission,
  demandeFonctionnement,
  pieceAnnuelle,
  piecesAnnuelles,
  verse,
  voteEtAvenant,
} from './cadre.ts';

const { presidence, direction } = clairsSoleils;

/**
 * The reference agreement. Terms, parties, signatories, deliberations of December 2025, the receipt of the prefecture
 * and the 81 000 € of January 2026 are those of the public document; every date and figure after that is invented.
 */
export const MJC_CLAIRS_SOLEILS: Recit = {
  dossier: 'mjc-clairs-soleils',
  modele: 'convention-cadre-centre-social',
  creation: {
    par: dvq,
    jour: date('21 novembre 2025'),
    titre: 'MJC Besançon / Clairs-Soleils (suite inventée depuis 2026)',
    termes: {
      'date-effet': { type: 'jour', valeur: date('1er janvier 2025') },
      'date-fin': { type: 'jour', valeur: date('31 décembre 2029') },
      'subvention-precedente': { type: 'montant', valeur: euros(243_000) },
    },
    parties: {
      ville: 'ville-besancon',
      ccas: 'ccas-besancon',
      gbm: 'grand-besancon',
      association: 'mjc-clairs-soleils',
    },
    quartiers: ['clairs-soleils', 'vareilles'],
  },
  lignes: [
    // 2025: three assemblies authorise, the prefecture acknowledges, four parties sign.
    le(
      '5 décembre 2025',
      agentCcas,
      survenu('3 décembre 2025', delibere('ccas', 'vice-presidente', 'question n° 17')),
    ),
    le('5 décembre 2025', agentCcas, transmet('ccas', '025-262500564-20251203-D00198310-DE')),
    le(
      '8 décembre 2025',
      dvq,
      survenu('4 décembre 2025', delibere('ville', 'maire')),
      transmet('ville'),
      publie('ville'),
    ),
    le('8 décembre 2025', agentCcas, publie('ccas')),
    le('10 décembre 2025', presidence, survenu('9 décembre 2025', delibere('association', 'president'))),
    le(
      '15 décembre 2025',
      agentGbm,
      survenu('11 décembre 2025', delibere('gbm', 'premier-vice-president')),
      transmet('gbm'),
      publie('gbm'),
    ),
    le('19 décembre 2025', dvq, signe('ville', 'maire', 'anne-vignot')),
    le('19 décembre 2025', agentCcas, signe('ccas', 'vice-presidente', 'sylvie-wanlin')),
    le('19 décembre 2025', agentGbm, signe('gbm', 'premier-vice-president', 'gabriel-baulieu')),
    le(
      '19 décembre 2025',
      presidence,
      signe('association', 'president', 'jean-marie-dame'),
      confie('association', 'president', 'jean-marie-dame'),
    ),
    le('22 décembre 2025', dvq, notifie()),

    // 2026: the approval is on file, the first instalment leaves in January, the council votes 250 000 €.
    le(
      '12 janvier 2026',
      direction,
      depose('agrement-initial', 'notification-caf', 'Notification de l’agrément par la CAF, 2023-2026', {
        du: '1er janvier 2023',
        au: '31 décembre 2026',
      }),
      depose('agrement-initial', 'projet-social', 'Projet social 2023-2026'),
    ),
    le('28 janvier 2026', finances, verse(2026, 'acompte-1', 81_000)),
    le(
      '20 février 2026',
      direction,
      depose(
        'referent',
        'designation-referent',
        'Désignation de la personne référente, participation citoyenne',
      ),
    ),
    ...voteEtAvenant(
      2026,
      250_000,
      { vote: '26 mars 2026', saisi: '30 mars 2026', avenant: '4 mai 2026' },
      1,
    ),
    // Two figures change places under someone's fingers; the line is cancelled the next day, and stays to be read.
    le(
      '19 mai 2026',
      finances,
      sous(
        'saisie-inversee',
        paie('fonctionnement', 2026, 'acompte-2', 48_500, { reference: 'Mandat 2026-1184' }),
      ),
    ),
    le(
      '20 mai 2026',
      finances,
      annule('saisie-inversee', 'Deux chiffres inversés à la saisie : 84 500 € ont été payés le 19 mai.'),
      survenu(
        '19 mai 2026',
        paie('fonctionnement', 2026, 'acompte-2', 84_500, { reference: 'Mandat 2026-1184' }),
      ),
    ),
    ...assemblee(2026, '12 juin 2026', '30 juin 2026', direction),
    // The first activity report is last year's: it comes back, and the right one follows.
    le('2 juillet 2026', direction, sous('rapport-2024', pieceAnnuelle(2026, 'rapport-activite'))),
    le(
      '6 juillet 2026',
      dvq,
      retourne('rapport-2024', 'C’est le rapport de 2024 ; celui de 2025 est attendu.'),
    ),
    le(
      '9 juillet 2026',
      direction,
      sous('rapport-2025', pieceAnnuelle(2026, 'rapport-activite')),
      pieceAnnuelle(2026, 'projet-associatif'),
      pieceAnnuelle(2026, 'rapport-financier'),
    ),
    le('15 juillet 2026', dvq, accepte('rapport-2025')),
    le('21 juillet 2026', direction, pieceAnnuelle(2026, 'rapport-commissaire')),
    le('28 août 2026', presidence, demandeFonctionnement(2026, 256_000)),
    le(
      '1er septembre 2026',
      dvq,
      relance('pieces-annuelles/2026', 'courriel', 'Il manque le rapport spécial : le solde attend.'),
    ),
    le(
      '17 septembre 2026',
      direction,
      sous(
        'podium',
        demandeAide('aides-en-nature', 'materiel', 2026, 'Podium et barnums pour la fête de quartier'),
      ),
    ),
    le(
      '24 septembre 2026',
      dvq,
      decideAide('podium', 'accordee', 'Matériel disponible ces jours-là.', 1_850),
    ),
    le(
      '20 octobre 2026',
      dvq,
      relance('pieces-annuelles/2026', 'courriel', 'Deuxième relance, copie à la présidence.'),
    ),
    le(
      '2 novembre 2026',
      dvq,
      sous(
        'demande-assurance',
        demandePieces(
          'assurances',
          ['police-responsabilite'],
          '16 novembre 2026',
          'L’attestation de responsabilité civile en cours est arrivée à son terme.',
        ),
      ),
    ),
    ...commission(2026, direction, {
      convoquee: '6 novembre 2026',
      prevue: '10 décembre 2026',
      lieu: 'Centre Martin Luther King',
      fiche: '24 novembre 2026',
      tenue: '10 décembre 2026',
      compteRendu: '18 décembre 2026',
      reponse: '30 décembre 2026',
    }),
    le(
      '1er décembre 2026',
      direction,
      depose('assurances', 'police-responsabilite', 'Attestation de responsabilité civile 2027', {
        apres: 'demande-assurance',
        du: '1er décembre 2026',
        au: '30 novembre 2027',
      }),
    ),
    // The missing report arrives on the eve of the year's end: the balance follows within the fortnight.
    le('17 décembre 2026', direction, sous('rapport-special-2026', pieceAnnuelle(2026, 'rapport-special'))),
    le('18 décembre 2026', dvq, accepte('rapport-special-2026')),
    le('29 décembre 2026', finances, verse(2026, 'solde', 84_500)),

    // 2027: a new approval that is slow to be passed on, then an ordinary year.
    le(
      '8 janvier 2027',
      direction,
      sous(
        'avis-caf-2027',
        notificationDe('notification-caf', 'Nouvel agrément 2027-2030, reçu par la poste.'),
      ),
    ),
    le(
      '28 janvier 2027',
      dvq,
      constate('mention-soutien', true, 'Affiches et site portent les trois logotypes.'),
    ),
    le(
      '9 février 2027',
      direction,
      depose('agrement-nouveau', 'notification-caf', 'Notification de l’agrément par la CAF, 2027-2030', {
        apres: 'avis-caf-2027',
        du: '1er janvier 2027',
        au: '31 décembre 2030',
      }),
    ),
    le('18 février 2027', finances, verse(2027, 'acompte-1', 83_333.33)),
    ...voteEtAvenant(
      2027,
      255_000,
      { vote: '18 mars 2027', saisi: '22 mars 2027', avenant: '26 avril 2027' },
      2,
    ),
    le('13 mai 2027', finances, verse(2027, 'acompte-2', 85_833.34)),
    ...assemblee(2027, '11 juin 2027', '22 juin 2027', direction),
    le('8 juillet 2027', direction, ...piecesAnnuelles(2027)),
    le('12 août 2027', finances, verse(2027, 'solde', 85_833.33)),
    le('26 août 2027', presidence, demandeFonctionnement(2027, 262_000)),
    ...commission(2027, direction, {
      convoquee: '18 octobre 2027',
      prevue: '25 novembre 2027',
      fiche: '8 novembre 2027',
      tenue: '25 novembre 2027',
      compteRendu: '9 décembre 2027',
      reponse: '21 décembre 2027',
    }),

    // 2028: the treasurer leaves, the accounts are late, the council adds to the grant in June.
    le(
      '17 janvier 2028',
      direction,
      sous('bureau-2028', changement('bureau', 'Départ du trésorier, intérim de la présidence.')),
    ),
    le(
      '21 janvier 2028',
      direction,
      depose('changements', 'information', 'Composition du bureau au 17 janvier 2028', {
        apres: 'bureau-2028',
      }),
    ),
    le('10 février 2028', finances, verse(2028, 'acompte-1', 85_000)),
    ...voteEtAvenant(
      2028,
      255_000,
      { vote: '30 mars 2028', saisi: '3 avril 2028', avenant: '9 mai 2028' },
      3,
    ),
    le('18 mai 2028', finances, verse(2028, 'acompte-2', 85_000)),
    ...assemblee(2028, '16 juin 2028', '27 juin 2028', direction),
    le(
      '3 juillet 2028',
      dvq,
      survenu('29 juin 2028', sous('vote-2028-bis', vote('fonctionnement', 2028, 270_000))),
      signeAvenant(4, '3 juillet 2028', {
        parties: ['ville', 'association'],
        objet: 'Subvention de fonctionnement 2028 portée à 270 000 €',
        exercice: 2028,
      }),
    ),
    le(
      '11 juillet 2028',
      direction,
      pieceAnnuelle(2028, 'rapport-activite'),
      pieceAnnuelle(2028, 'projet-associatif'),
    ),
    le('28 août 2028', presidence, demandeFonctionnement(2028, 275_000)),
    le(
      '8 septembre 2028',
      dvq,
      relance('pieces-annuelles/2028', 'courriel', 'Les comptes certifiés manquent.'),
    ),
    le(
      '16 octobre 2028',
      direction,
      pieceAnnuelle(2028, 'rapport-financier'),
      pieceAnnuelle(2028, 'rapport-commissaire'),
      pieceAnnuelle(2028, 'rapport-special'),
    ),
    le('26 octobre 2028', finances, verse(2028, 'solde', 100_000)),
    ...commission(2028, direction, {
      convoquee: '23 octobre 2028',
      prevue: '7 décembre 2028',
      fiche: '27 novembre 2028',
      tenue: '7 décembre 2028',
      compteRendu: '20 décembre 2028',
    }),

    // 2029: the last year; the grant is settled before the end, and the last committee speaks of what follows.
    le('8 février 2029', finances, verse(2029, 'acompte-1', 90_000)),
    ...voteEtAvenant(
      2029,
      270_000,
      { vote: '22 mars 2029', saisi: '26 mars 2029', avenant: '7 mai 2029' },
      5,
    ),
    le('15 mai 2029', finances, verse(2029, 'acompte-2', 90_000)),
    ...assemblee(2029, '15 juin 2029', '2 juillet 2029', direction),
    le('10 juillet 2029', direction, ...piecesAnnuelles(2029)),
    le('14 août 2029', finances, verse(2029, 'solde', 90_000)),
    ...commission(2029, direction, {
      convoquee: '15 octobre 2029',
      prevue: '20 novembre 2029',
      fiche: '2 novembre 2029',
      tenue: '20 novembre 2029',
      compteRendu: '4 décembre 2029',
      reponse: '17 décembre 2029',
    }),
  ],
};
