import * as z from 'zod';
import { exerciceChamp, motChamp } from './champs.ts';
import { definir } from './definition.ts';

/** The key of a deadline or of an instalment: `pieces-annuelles/2026`. */
const cleChamp = z.string().regex(/^[a-z0-9-]{1,80}(?:\/[a-z0-9-]{1,80}){0,5}$/);

/** What a message is about: the agreement, or one thing in it. */
export const sujetChamp = z.discriminatedUnion('sorte', [
  z.strictObject({ sorte: z.literal('convention') }),
  z.strictObject({ sorte: z.literal('echeance'), cle: cleChamp }),
  z.strictObject({ sorte: z.literal('versement'), cle: cleChamp }),
  z.strictObject({ sorte: z.literal('formulaire'), formulaire: motChamp, exercice: exerciceChamp }),
]);
export type Sujet = z.output<typeof sujetChamp>;

/** What the parties say to each other about an agreement: kept with it, read by all of them. */
export const FAITS_ECHANGES = {
  'message-ecrit': definir(1, 'Message écrit', z.strictObject({ sur: sujetChamp }), ['message']),
};

/**
 * Kinds that no rule and no act looks at: a form filled while one of them was recorded still says what it said. A new
 * kind is never one of these by default.
 */
const SANS_EFFET: ReadonlySet<string> = new Set(Object.keys(FAITS_ECHANGES));

export const estSansEffet = ({ sorte }: { readonly sorte: string }): boolean => SANS_EFFET.has(sorte);
