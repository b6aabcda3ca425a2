import * as z from 'zod';
import { exerciceChamp, idFaitChamp, jourChamp, motChamp } from './champs.ts';
import { definir } from './definition.ts';

/** Meetings (committees, general meetings, boards, technical meetings) and procedures (termination, control, dispute). */
export const FAITS_REUNIONS = {
  'reunion-demandee': definir(
    1,
    'Réunion demandée',
    z.strictObject({ instance: motChamp, partie: motChamp }),
    ['motif'],
  ),
  'reunion-convoquee': definir(
    1,
    'Réunion convoquée',
    z.strictObject({
      instance: motChamp,
      tenueLe: jourChamp,
      heure: z
        .string()
        .regex(/^\d{2}:\d{2}$/)
        .optional(),
      exercice: exerciceChamp.optional(),
      exceptionnelle: z.boolean().optional(),
    }),
    ['lieu'],
  ),
  'reunion-deplacee': definir(
    1,
    'Réunion déplacée',
    z.strictObject({ reunion: idFaitChamp, tenueLe: jourChamp }),
    ['motif'],
  ),
  'reunion-annulee': definir(1, 'Réunion annulée', z.strictObject({ reunion: idFaitChamp }), ['motif']),
  'reunion-tenue': definir(
    1,
    'Réunion tenue',
    z.strictObject({
      instance: motChamp,
      reunion: idFaitChamp.optional(),
      exercice: exerciceChamp.optional(),
      presents: z.array(motChamp).max(40).optional(),
    }),
    ['remarque'],
  ),
  'procedure-ouverte': definir(
    1,
    'Procédure ouverte',
    z.strictObject({
      procedure: motChamp,
      partie: motChamp,
      motif: motChamp.optional(),
    }),
    ['expose'],
  ),
  'etape-franchie': definir(
    1,
    'Étape franchie',
    z.strictObject({
      ouverture: idFaitChamp,
      etape: motChamp,
      recueLe: jourChamp.optional(),
    }),
    ['precision'],
  ),
};
