import { accepte, demandePieces, deplace, depose, notificationDe, paie, relance } from '../gestes.ts';
import { asep, dvq, finances } from '../identites.ts';
import { date, le, type Recit, sous } from '../recit.ts';
import {
  assemblee,
  commission,
  compteRendu,
  demandeFonctionnement,
  ficheDe,
  pieceAnnuelle,
  piecesAnnuelles,
  retour,
  tenue,
  termesDuCadre,
  titre,
  verse,
  voteEtAvenant,
} from './cadre.ts';
import { miseEnVigueur } from './sceaux.ts';

const { presidence, direction } = asep;

/** A sister agreement; its association exists, every term, date and figure here is invented. */
export const ASEP: Recit = {
  dossier: 'asep',
  modele: 'convention-cadre-centre-social',
  creation: {
    par: dvq,
    jour: date('12 novembre 2024'),
    titre: 'ASEP Cras / Chaprais / Viotte (termes inventés)',
    termes: termesDuCadre({
      effet: '1er janvier 2025',
      fin: '31 décembre 2029',
      agrement: '31 janvier 2025',
      subvention: [2024, 159_000],
      territoire: 'Cras, Chaprais et Viotte',
      millesimes: [2025, 2029],
    }),
    parties: { ville: 'ville-besancon', ccas: 'ccas-besancon', gbm: 'grand-besancon', association: 'asep' },
    quartiers: ['cite-viotte'],
  },
  lignes: [
    ...miseEnVigueur(presidence, {
      association: '26 novembre 2024',
      ccas: '4 décembre 2024',
      ville: '12 décembre 2024',
      gbm: '19 décembre 2024',
      saisi: '20 décembre 2024',
      signature: '23 décembre 2024',
      notification: '30 décembre 2024',
    }),

    // 2025: an ordinary first year, but for a balance paid 2 000 € too much.
    le(
      '21 janvier 2025',
      direction,
      depose('agrement-initial', 'notification-caf', 'Notification de l’agrément par la CAF, 2025-2028', {
        du: '1er janvier 2025',
        au: '31 décembre 2028',
      }),
      depose('agrement-initial', 'projet-social', 'Projet social 2025-2028'),
    ),
    le(
      '28 janvier 2025',
      direction,
      depose('referent-participation', 'designation-referent', 'Désignation de la personne référente'),
    ),
    le('6 février 2025', finances, verse(2025, 'acompte-1', 53_000)),
    ...voteEtAvenant(
      2025,
      165_000,
      { vote: '27 mars 2025', saisi: '31 mars 2025', avenant: '29 avril 2025' },
      1,
    ),
    le('15 mai 2025', finances, verse(2025, 'acompte-2', 56_000)),
    ...assemblee(2025, '13 juin 2025', '24 juin 2025', direction),
    le('10 juillet 2025', direction, ...piecesAnnuelles(2025)),
    le(
      '14 août 2025',
      finances,
      paie('fonctionnement', 2025, 'solde', 58_000, {
        reference: 'Mandat 2025-1502',
        motif: 'Erreur de saisie du mandat : 58 000 € au lieu de 56 000 €.',
      }),
    ),
    le('6 novembre 2025', finances, titre(2025, 2_000, 'Titre 2025-731')),
    le('27 août 2025', presidence, ...demandeFonctionnement(2025, 172_000)),
    ...commission(2025, direction, {
      convoquee: '20 octobre 2025',
      prevue: '27 novembre 2025',
      fiche: '10 novembre 2025',
      tenue: '27 novembre 2025',
      compteRendu: '11 décembre 2025',
    }),

    // 2026: papers in order; the committee, first fixed on 3 December, moves to the 15th, and the form's day with it.
    le('12 février 2026', finances, verse(2026, 'acompte-1', 55_000)),
    le('9 avril 2026', finances, retour(2025, 2_000, 'Virement de l’association')),
    ...voteEtAvenant(
      2026,
      168_000,
      { vote: '26 mars 2026', saisi: '30 mars 2026', avenant: '5 mai 2026' },
      2,
    ),
    le('21 mai 2026', finances, verse(2026, 'acompte-2', 56_500)),
    ...assemblee(2026, '5 juin 2026', '16 juin 2026', direction),
    le(
      '8 juin 2026',
      dvq,
      sous(
        'demande-primes',
        demandePieces('assurances', ['preuve-primes'], '22 juin 2026', 'Preuve de paiement pour 2026.'),
      ),
    ),
    le('7 juillet 2026', direction, ...piecesAnnuelles(2026)),
    le(
      '21 juillet 2026',
      direction,
      depose('assurances', 'preuve-primes', 'Quittance d’assurance 2026', { apres: 'demande-primes' }),
    ),
    le('13 août 2026', finances, verse(2026, 'solde', 56_500)),
    le('25 août 2026', presidence, ...demandeFonctionnement(2026, 175_000)),
    ...commission(2026, direction, {
      convoquee: '26 octobre 2026',
      prevue: '3 décembre 2026',
      lieu: 'Salle de la Viotte',
    }),
    le(
      '13 novembre 2026',
      dvq,
      deplace(
        'commission-2026',
        '15 décembre 2026',
        'L’élue référente siège le 3 décembre au conseil communautaire.',
      ),
    ),
    le('27 novembre 2026', direction, ficheDe(2026, 'commission-2026')),
    ...tenue(2026, '15 décembre 2026', 'commission-2026'),
    le('7 janvier 2027', dvq, compteRendu(2026)),

    // 2027: the council votes after May; the fallback third was right when paid, and the balance takes the rest.
    le('11 février 2027', finances, verse(2027, 'acompte-1', 56_000)),
    le('20 mai 2027', finances, verse(2027, 'acompte-2', 56_000)),
    ...assemblee(2027, '4 juin 2027', '29 juin 2027', direction),
    ...voteEtAvenant(
      2027,
      100_000,
      { vote: '24 juin 2027', saisi: '25 juin 2027', avenant: '8 juillet 2027' },
      3,
    ),
    le('13 juillet 2027', direction, ...piecesAnnuelles(2027)),
    le('27 août 2027', presidence, ...demandeFonctionnement(2027, 170_000)),
    le('9 septembre 2027', finances, titre(2027, 12_000, 'Titre 2027-418')),
    ...commission(2027, direction, {
      convoquee: '11 octobre 2027',
      prevue: '18 novembre 2027',
      fiche: '8 novembre 2027',
      tenue: '18 novembre 2027',
      compteRendu: '3 décembre 2027',
      reponse: '16 décembre 2027',
    }),

    // 2028: the sum overpaid comes back in two parts, the second late in spring.
    le('13 janvier 2028', finances, retour(2027, 6_000, 'Virement, première moitié')),
    le('17 février 2028', finances, verse(2028, 'acompte-1', 33_333.33)),
    ...voteEtAvenant(
      2028,
      160_000,
      { vote: '30 mars 2028', saisi: '3 avril 2028', avenant: '11 mai 2028' },
      4,
    ),
    le('25 mai 2028', finances, verse(2028, 'acompte-2', 63_333.34)),
    ...assemblee(2028, '9 juin 2028', '23 juin 2028', direction),
    le('18 juillet 2028', direction, ...piecesAnnuelles(2028, ['rapport-special'])),
    le('3 août 2028', finances, retour(2027, 6_000, 'Virement, seconde moitié')),
    le('24 août 2028', presidence, ...demandeFonctionnement(2028, 165_000)),
    le(
      '7 septembre 2028',
      dvq,
      relance('pieces-annuelles/2028', 'courriel', 'Le rapport spécial manque encore.'),
    ),
    ...commission(2028, direction, {
      convoquee: '9 octobre 2028',
      prevue: '16 novembre 2028',
      fiche: '31 octobre 2028',
      tenue: '16 novembre 2028',
      compteRendu: '30 novembre 2028',
    }),
    le('8 février 2029', direction, sous('special-2028', pieceAnnuelle(2028, 'rapport-special'))),
    le('12 février 2029', dvq, accepte('special-2028')),
    le('15 février 2029', finances, verse(2028, 'solde', 63_333.33)),

    // 2029: the new approval is announced late; the last year's balance waits for a report.
    le(
      '9 janvier 2029',
      direction,
      sous('avis-caf-2029', notificationDe('notification-caf', 'Nouvel agrément 2029-2032.')),
    ),
    le(
      '18 janvier 2029',
      direction,
      depose('agrement-nouveau', 'notification-caf', 'Notification de l’agrément par la CAF, 2029-2032', {
        apres: 'avis-caf-2029',
        du: '1er janvier 2029',
        au: '31 décembre 2032',
      }),
    ),
    le('20 février 2029', finances, verse(2029, 'acompte-1', 53_333.33)),
    ...voteEtAvenant(
      2029,
      162_000,
      { vote: '22 mars 2029', saisi: '26 mars 2029', avenant: '4 mai 2029' },
      5,
    ),
    le('22 mai 2029', finances, verse(2029, 'acompte-2', 54_333.34)),
    ...assemblee(2029, '8 juin 2029', '19 juin 2029', direction),
    le('12 juillet 2029', direction, ...piecesAnnuelles(2029, ['rapport-special'])),
    le('11 octobre 2029', direction, pieceAnnuelle(2029, 'rapport-special')),
    le('18 octobre 2029', finances, verse(2029, 'solde', 54_333.33)),
    ...commission(2029, direction, {
      convoquee: '8 octobre 2029',
      prevue: '13 novembre 2029',
      fiche: '26 octobre 2029',
      tenue: '13 novembre 2029',
      compteRendu: '27 novembre 2029',
    }),
  ],
};
