import type { Mot, Position } from './mot.ts';

/** One article as people read it. Text values stand as slots, filled from the rules when rendered. */
export interface Article {
  readonly numero: string;
  readonly niveau: number;
  readonly titre: string;
  readonly blocs: readonly Bloc[];
  readonly position: Position;
}

/** Inline text: plain, emphasised, or a live value taken from a rule (shown dotted, so a reader sees what the program applies). */
export type Fragment =
  | { readonly sorte: 'texte'; readonly texte: string }
  | { readonly sorte: 'fort' | 'italique'; readonly fragments: readonly Fragment[] }
  | { readonly sorte: 'valeur'; readonly chemin: string; readonly position: Position };

export type Bloc =
  | { readonly sorte: 'paragraphe'; readonly fragments: readonly Fragment[] }
  | { readonly sorte: 'liste'; readonly ordonnee: boolean; readonly elements: readonly (readonly Bloc[])[] }
  | {
      readonly sorte: 'tableau';
      readonly entetes: readonly (readonly Fragment[])[];
      readonly lignes: readonly (readonly (readonly Fragment[])[])[];
    }
  /** where a rule stood in the source: `rule` ids it declares */
  | { readonly sorte: 'regle'; readonly ids: readonly Mot[] };
