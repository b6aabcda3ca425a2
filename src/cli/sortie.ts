import { sansControle } from '../documents/textes.ts';

/** Where a command speaks: results on one side, remarks on the other, so that a pipe receives only results. */
export interface Sortie {
  ecrire(texte: string): void;
  /** a promise when the reader lags behind: whoever writes much waits for it */
  ecrireOctets(octets: Uint8Array): Promise<unknown> | undefined;
  remarquer(texte: string): void;
  /** columns of the terminal; null in a pipe: nothing is then cut nor folded */
  readonly largeur: number | null;
}

/** 0: all is well. 1: faults were found. 2: the command was not understood, or what it names does not exist. */
export type CodeDeSortie = 0 | 1 | 2;

/** A text from outside shown in a terminal: no escape sequence of its own can move the cursor or change colours. */
export const pourTerminal = (texte: string): string => sansControle(texte).replace(/[\t\n\r]+/g, ' ');

export const ecrireJson = (sortie: Sortie, valeur: unknown): void =>
  sortie.ecrire(`${JSON.stringify(valeur, null, 2)}\n`);
