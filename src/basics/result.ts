/** The outcome of something that may be refused: a value, or what stands in the way. Refusals are values, never thrown. */
export type Result<T, E> =
  | { readonly ok: true; readonly valeur: T }
  | { readonly ok: false; readonly erreur: E };

export const reussite = <T>(valeur: T): Result<T, never> => ({ ok: true, valeur });
export const echec = <E>(erreur: E): Result<never, E> => ({ ok: false, erreur });
