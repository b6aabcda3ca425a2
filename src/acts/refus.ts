import { phrase } from '../basics/phrase.ts';
import { REFUS_ADMINISTRATION } from './refus/administration.ts';
import { REFUS_ANNUAIRE } from './refus/annuaire.ts';
import { REFUS_ARGENT } from './refus/argent.ts';
import { REFUS_COMMUNS } from './refus/commun.ts';
import { REFUS_CONVENTION } from './refus/convention.ts';
import { REFUS_ECHANGES } from './refus/echanges.ts';
import { REFUS_GUICHET } from './refus/guichet.ts';
import { REFUS_PIECES } from './refus/pieces.ts';
import { REFUS_REUNIONS } from './refus/reunions.ts';

/** Every refusal of the program, with its sentence: the fact, then the remedy. */
export const CATALOGUE = {
  ...REFUS_COMMUNS,
  ...REFUS_PIECES,
  ...REFUS_CONVENTION,
  ...REFUS_ARGENT,
  ...REFUS_REUNIONS,
  ...REFUS_ECHANGES,
  ...REFUS_ANNUAIRE,
  ...REFUS_ADMINISTRATION,
  ...REFUS_GUICHET,
};

export type CodeDeRefus = keyof typeof CATALOGUE;

type Parametres<C extends CodeDeRefus> = Parameters<(typeof CATALOGUE)[C]> extends [infer P] ? P : object;

/** Why an act is refused. `champ` names the field at fault (`donnees.montant`, `jour`, `textes.motif`), when one is. */
export type Refus<C extends CodeDeRefus = CodeDeRefus> = {
  [K in C]: { readonly code: K; readonly champ: string | null } & Parametres<K>;
}[C];

/** The sentence of a refusal, in French typography. */
export function ecrireRefus(refus: Refus): string {
  const ecrire = CATALOGUE[refus.code] as (r: Refus) => string;
  return phrase(ecrire(refus));
}

/** Builds a refusal: `refuser('jour-futur', 'jour', { … })`. */
export const refuser = <C extends CodeDeRefus>(
  code: C,
  champ: string | null,
  ...parametres: Parameters<(typeof CATALOGUE)[C]>
): Refus<C> => ({ code, champ, ...parametres[0] }) as unknown as Refus<C>;
