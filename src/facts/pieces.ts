import * as z from 'zod';
import {
  exerciceChamp,
  fichierChamp,
  idFaitChamp,
  jourChamp,
  montantPositifChamp,
  motChamp,
} from './champs.ts';
import { definir } from './definition.ts';

/** Papers asked for, sent, received, judged. The day of a deposit is the day it was sent: the one that counts. */
export const FAITS_PIECES = {
  'piece-demandee': definir(
    1,
    'Pièce demandée',
    z.strictObject({
      obligation: motChamp,
      pieces: z.array(motChamp).max(40),
      pourLe: jourChamp,
    }),
    ['precision'],
  ),
  'piece-deposee': definir(
    1,
    'Pièce déposée',
    z.strictObject({
      obligation: motChamp,
      piece: motChamp,
      /** the year of the obligation it answers (N), for yearly ones */
      exercice: exerciceChamp.optional(),
      /** the fact that triggered the obligation (meeting, receipt, change, request), for those that hang on one */
      declencheur: idFaitChamp.optional(),
      recueLe: jourChamp.optional(),
      moyen: z.enum(['depot', 'courriel', 'papier', 'main']),
      fichier: fichierChamp.optional(),
      /** for papers that feed the register (approval, insurance) */
      periode: z.strictObject({ du: jourChamp, au: jourChamp }).optional(),
      /** the amount it states (grant request, eligible cost…), for the year that the piece is about */
      montant: montantPositifChamp.optional(),
      /** the file of an arrival at the counter, by the fact that received it: it is entered once */
      arrivee: idFaitChamp.optional(),
    }),
    ['nomFichier', 'remarque'],
  ),
  'piece-acceptee': definir(1, 'Pièce acceptée', z.strictObject({ depot: idFaitChamp }), ['remarque']),
  'piece-retournee': definir(1, 'Pièce retournée', z.strictObject({ depot: idFaitChamp }), ['motif']),
  'relance-envoyee': definir(
    1,
    'Relance envoyée',
    z.strictObject({
      echeance: z.string().max(200),
      moyen: z.enum(['courriel', 'papier', 'telephone']),
    }),
    ['remarque'],
  ),
  'reserve-levee': definir(1, 'Réserve levée', z.strictObject({ echeance: z.string().max(200) }), ['motif']),
  /** a duty without paper, seen done (or not) */
  'obligation-constatee': definir(
    1,
    'Obligation constatée',
    z.strictObject({
      obligation: motChamp,
      exercice: exerciceChamp.optional(),
      declencheur: idFaitChamp.optional(),
      conforme: z.boolean(),
    }),
    ['motif'],
  ),
  'notification-recue': definir(1, 'Notification reçue d’un tiers', z.strictObject({ piece: motChamp }), [
    'precision',
  ]),
  /**
   * Numbers and ticks stand in `valeurs`, by path of the form; whatever was typed as words (people's names among
   * them) stands in the text `reponses`, so that it can be erased: read both with `reponsesDeFiche`.
   */
  'fiche-remplie': definir(
    1,
    'Fiche remplie',
    z.strictObject({
      formulaire: motChamp,
      exercice: exerciceChamp,
      valeurs: z.record(z.string().max(200), z.union([z.number(), z.boolean()])),
    }),
    ['reponses'],
    // a page for each of some forty questions
    200_000,
  ),
};
