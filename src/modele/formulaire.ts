import type { Mot, Position } from './mot.ts';

export type TypeDeChamp =
  | 'texte'
  | 'texte-long'
  | 'entier'
  | 'decimal'
  | 'montant'
  | 'montant-signe'
  | 'date'
  | 'periode'
  | 'siret'
  | 'ape'
  | 'personne'
  | 'personnes'
  | 'repartition';

export interface Champ {
  readonly id: Mot;
  readonly intitule: string;
  readonly type: TypeDeChamp;
  readonly rubriques: readonly Mot[];
  readonly reprisDe: string | null;
  readonly indicateurs: boolean;
}

export interface LigneChiffree {
  readonly id: Mot;
  readonly intitule: string;
  readonly signe: boolean;
  readonly dont: Mot | null;
  readonly somme: readonly Mot[];
  readonly difference: readonly [Mot, Mot] | null;
}

export interface Formulaire {
  readonly id: Mot;
  readonly article: string;
  readonly intitule: string;
  readonly remplit: readonly Mot[];
  readonly chaque: 'exercice' | null;
  readonly sections: readonly {
    readonly id: Mot;
    readonly intitule: string;
    readonly pourChaqueAxe: boolean;
    readonly champs: readonly Champ[];
  }[];
  readonly colonnes: readonly { readonly id: Mot; readonly intitule: string; readonly porteSur: number }[];
  readonly lignes: readonly LigneChiffree[];
  readonly position: Position;
}
