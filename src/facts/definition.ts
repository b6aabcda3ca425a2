import type * as z from 'zod';

/** One kind of fact: its schema version, its French name, its data, and its free texts (kept in the register, erasable). */
export interface Definition<S extends z.ZodType = z.ZodType, T extends string = string> {
  readonly version: number;
  readonly libelle: string;
  readonly donnees: S;
  /** Free texts that this kind may carry. Names, reasons and remarks go here, never into `donnees`. */
  readonly textes: readonly T[];
  /** characters that each free text may hold, when not the ordinary number */
  readonly longueur?: number;
}

export const definir = <S extends z.ZodType, const T extends string>(
  version: number,
  libelle: string,
  donnees: S,
  textes: readonly T[],
  longueur?: number,
): Definition<S, T> => ({ version, libelle, donnees, textes, ...(longueur ? { longueur } : {}) });
