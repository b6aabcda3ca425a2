import { depose, paie, relance } from '../gestes.ts';
import { dvq, finances, rosemont } from '../identites.ts';
import { type Ligne, le, sous } from '../recit.ts';
import {
  assemblee,
  changement,
  commission,
  demandeFonctionnement,
  piecesAnnuelles,
  retour,
  titre,
  verse,
  voteEtAvenant,
} from './cadre.ts';

const { presidence, direction } = rosemont;

/** The last two years of the same agreement. */
export const SUITE: readonly Ligne[] = [
  // 2028: two instalments wait for the papers of a winter assembly; the balance is paid twice, and taken back in March.
  ...assemblee(2027, '3 décembre 2027', '17 mai 2028', direction),
  ...voteEtAvenant(2028, 64_000, { vote: '30 mars 2028', saisi: '3 avril 2028', avenant: '12 mai 2028' }, 4),
  le('23 mai 2028', finances, verse(2028, 'acompte-1', 21_333.33), verse(2028, 'acompte-2', 21_333.34)),
  ...assemblee(2028, '23 juin 2028', '4 juillet 2028', direction),
  le('13 juillet 2028', direction, ...piecesAnnuelles(2028)),
  le('17 août 2028', finances, verse(2028, 'solde', 21_333.33)),
  le(
    '24 octobre 2028',
    finances,
    paie('fonctionnement', 2028, 'solde', 21_333.33, {
      reference: 'Mandat 2028-2207',
      motif: 'Mandat parti deux fois : le second paiement est une erreur.',
    }),
  ),
  le('14 décembre 2028', finances, titre(2028, 21_333.33, 'Titre 2028-1190')),
  le('12 mars 2029', finances, retour(2028, 21_333.33, 'Virement de l’association')),
  le('25 août 2028', presidence, ...demandeFonctionnement(2028, 66_500)),
  ...commission(2028, direction, {
    convoquee: '16 octobre 2028',
    prevue: '23 novembre 2028',
    fiche: '7 novembre 2028',
    tenue: '23 novembre 2028',
    compteRendu: '6 décembre 2028',
  }),

  // 2029: a change of bureau that the city learns from the press holds back the first instalment until June.
  le(
    '15 janvier 2029',
    dvq,
    sous('bureau-2029', changement('bureau', 'Nouvelle présidence, élue le 13 janvier.')),
  ),
  ...voteEtAvenant(2029, 66_000, { vote: '22 mars 2029', saisi: '26 mars 2029', avenant: '10 mai 2029' }, 5),
  le(
    '9 avril 2029',
    dvq,
    relance('changements', 'courriel', 'Liste du bureau et procès-verbal attendus.', 'bureau-2029'),
  ),
  le(
    '18 juin 2029',
    direction,
    depose('changements', 'information', 'Composition du bureau au 13 janvier 2029', {
      apres: 'bureau-2029',
    }),
  ),
  le('6 juillet 2029', finances, verse(2029, 'acompte-1', 21_333.33), verse(2029, 'acompte-2', 22_333.34)),
  ...assemblee(2029, '22 juin 2029', '3 juillet 2029', direction),
  le('12 juillet 2029', direction, ...piecesAnnuelles(2029)),
  le('16 août 2029', finances, verse(2029, 'solde', 22_333.33)),
  ...commission(2029, direction, {
    convoquee: '22 octobre 2029',
    prevue: '6 décembre 2029',
    fiche: '26 novembre 2029',
    tenue: '6 décembre 2029',
  }),
];
