import type { Duree } from '../basics/duree.ts';

/** One moment at which a deadline is recalled, counted from its last day. */
export type PasDeRappel =
  | { readonly sorte: 'jour-meme' }
  | { readonly sorte: 'avant' | 'apres'; readonly duree: Duree };
