import type { Jour } from '../../basics/jour.ts';
import type { Colonne } from '../../views/tables.ts';

/** A table to take away: its columns know how to read a line. */
export interface TableAEcrire<L> {
  /** said by the file's properties and by the sheet */
  readonly titre: string;
  /** the day whose state it tells */
  readonly jour: Jour;
  readonly colonnes: readonly Colonne<L>[];
  readonly lignes: readonly L[];
}

/** `Échéances au 2026-07-15`: what a file name may hold on every system. */
export const nomDeFichier = (titre: string, extension: string): string =>
  `${
    titre
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'document'
  }.${extension}`;
