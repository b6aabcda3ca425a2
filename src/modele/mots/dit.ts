/** What a slot says: a phrase, or several things that read as a list when the slot stands alone. */
export type Dit =
  | { readonly sorte: 'phrase'; readonly texte: string; readonly connu: boolean }
  | { readonly sorte: 'liste'; readonly elements: readonly string[] };

export const phrase = (texte: string, connu = true): Dit => ({ sorte: 'phrase', texte, connu });
export const liste = (elements: readonly string[]): Dit => ({ sorte: 'liste', elements });
