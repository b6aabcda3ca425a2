import type { z } from 'zod';

/** One setting, read from one environment variable. Empty counts as absent, as compose files write it. */
export interface Variable<T> {
  readonly nom: string;
  /** what it is for, one French line */
  readonly role: string;
  /** what is expected, completing « on attend … » */
  readonly attendu: string;
  readonly exemple: string;
  /** as one would write it; null: nothing is set unless one says so */
  readonly defaut: string | null;
  /** its value is never shown */
  readonly secret: boolean;
  readonly lire: (texte: string | null) => { readonly ok: true; readonly valeur: T } | { readonly ok: false };
}

interface Fiche<T> {
  readonly nom: string;
  readonly role: string;
  readonly attendu: string;
  readonly exemple: string;
  readonly secret?: true;
  readonly schema: z.ZodType<T, string>;
}

/** A setting that always has a value: its own by default. */
export const variable = <T>(fiche: Fiche<T> & { readonly defaut: string }): Variable<T> => ({
  ...fiche,
  secret: fiche.secret ?? false,
  lire: (texte) => lu(fiche.schema.safeParse(texte ?? fiche.defaut)),
});

/** A setting that may be left out: null then. */
export const facultative = <T>(fiche: Fiche<T>): Variable<T | null> => ({
  ...fiche,
  defaut: null,
  secret: fiche.secret ?? false,
  lire: (texte) => (texte === null ? { ok: true, valeur: null } : lu(fiche.schema.safeParse(texte))),
});

const lu = <T>(issue: z.ZodSafeParseResult<T>) =>
  issue.success ? ({ ok: true, valeur: issue.data } as const) : ({ ok: false } as const);
