import type { NonLu } from '../../basics/non-lu.ts';

/** A spreadsheet as read: its first row names the columns; every cell is a text, days and figures included. */
export interface Tableau {
  readonly entetes: readonly string[];
  /** `numero`: the row in the file, as a spreadsheet shows it; empty rows are left out */
  readonly lignes: readonly { readonly numero: number; readonly cellules: readonly string[] }[];
}

/** What each column is, by the identifier of a target; null: the column is left aside. */
export type Correspondance = readonly (string | null)[];

/** Why a file does not read as a table. */
export type TableauIllisible =
  | { readonly code: 'illisible' | 'mensonger' | 'sans-entete' }
  | {
      readonly code: 'trop-gros' | 'trop-lourd' | 'trop-de-cellules' | 'trop-de-colonnes';
      readonly max: number;
    }
  | { readonly code: 'cellule-trop-longue'; readonly ligne: number; readonly max: number }
  | { readonly code: 'entete-double'; readonly entete: string }
  | NonLu;
