import type { Fait, SorteDeFait } from '../facts/fait.ts';
import type { ADire } from './dit.ts';

/** One sentence per kind of fact, without its final stop. */
export type Phrases<S extends SorteDeFait> = {
  readonly [K in S]: (d: ADire, fait: Fait<K>) => string;
};
