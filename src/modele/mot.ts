/** A place in the source of a modele; both count from 1. */
export interface Position {
  readonly ligne: number;
  readonly colonne: number;
}

/** A word declared by the modele: a party, a piece, a rule… */
export type Mot = string;
