import { autoriseAvenant, constate, depose, notificationDe, relance, signeAvenant, vote } from '../gestes.ts';
import { clairsSoleils, dvq, finances } from '../identites.ts';
import { type Ligne, le, sous, survenu } from '../recit.ts';
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
import { ficheClairsSoleils } from './fiches-clairs-soleils.ts';

const { presidence, direction } = clairsSoleils;

/** From 2027 to the end of the reference agreement: wholly invented, plausible. */
export const SUITE: readonly Ligne[] = [
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
  le('26 août 2027', presidence, ...demandeFonctionnement(2027, 262_000)),
  ...commission(2027, direction, {
    convoquee: '18 octobre 2027',
    prevue: '25 novembre 2027',
    fiche: '8 novembre 2027',
    enLigne: ficheClairsSoleils(2027),
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
  ...voteEtAvenant(2028, 255_000, { vote: '30 mars 2028', saisi: '3 avril 2028', avenant: '9 mai 2028' }, 3),
  le('18 mai 2028', finances, verse(2028, 'acompte-2', 85_000)),
  ...assemblee(2028, '16 juin 2028', '27 juin 2028', direction),
  le(
    '3 juillet 2028',
    dvq,
    survenu('29 juin 2028', sous('vote-2028-bis', vote('fonctionnement', 2028, 270_000))),
    ...autoriseAvenant('ville', 4, '29 juin 2028'),
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
  le('28 août 2028', presidence, ...demandeFonctionnement(2028, 275_000)),
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
  ...voteEtAvenant(2029, 270_000, { vote: '22 mars 2029', saisi: '26 mars 2029', avenant: '7 mai 2029' }, 5),
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
];
