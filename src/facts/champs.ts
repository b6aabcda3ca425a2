import * as z from 'zod';
import { ecrireIso, estUnJour, type Jour, lireJour } from '../basics/jour.ts';
import type { Centimes } from '../basics/montant.ts';

/** A day: `2026-07-15` in the stored form, a `Jour` in memory. */
export const jourChamp = z.codec(z.string().regex(/^\d{4}-\d{2}-\d{2}$/), z.custom<Jour>(estUnJour), {
  decode: (texte, ctx) => {
    const lu = lireJour(texte);
    if (lu.ok) return lu.valeur;
    ctx.issues.push({ code: 'custom', message: 'jour inexistant', input: texte });
    return z.NEVER;
  },
  encode: (j) => ecrireIso(j),
});

/** An amount in whole cents, the same in both forms; never negative. */
export const montantPositifChamp = z.codec(
  z.int().min(0),
  z.custom<Centimes>((v) => Number.isSafeInteger(v)),
  { decode: (n) => n as Centimes, encode: (c) => c as number },
);

/** A word of the modele or of the register: a rule, a piece, a role, an organisation, a person. */
export const motChamp = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
/** The identifier of a fact: `flux:rang`. */
export const idFaitChamp = z.string().regex(/^[a-z0-9-]{1,80}:\d{1,9}$/);
/** The number of a financial year, as the modele names it. */
export const exerciceChamp = z.int().min(1990).max(2150);
/** SHA-256 in hexadecimal. */
export const empreinteChamp = z.string().regex(/^[0-9a-f]{64}$/);

/** A text with its rules, as the agreement or the espace names it. */
export const modeleChamp = z.strictObject({
  nom: motChamp,
  version: z.string().max(20),
  empreinte: empreinteChamp,
});

/** The value of a term of the agreement. */
export const termeChamp = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('jour'), valeur: jourChamp }),
  z.strictObject({ type: z.literal('montant'), valeur: montantPositifChamp }),
  z.strictObject({ type: z.literal('fraction'), num: z.int(), den: z.int().min(1) }),
  z.strictObject({ type: z.literal('nombre'), valeur: z.int() }),
  z.strictObject({ type: z.literal('texte'), valeur: z.string().max(2000) }),
]);
export type ValeurDeTerme = z.output<typeof termeChamp>;

/** A stored file, named by its content. Its name is a free text of the fact. */
export const fichierChamp = z.strictObject({
  empreinte: empreinteChamp,
  taille: z.int().min(1),
  type: z.string().max(100),
});
export type Fichier = z.output<typeof fichierChamp>;
