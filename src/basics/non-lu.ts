/**
 * Why foreign bytes were not read: the bound that stopped their reader. `limite`: seconds for `temps` and `calcul`, megabytes for
 * `memoire`. `occupe`: nothing was tried, others were being read; `panne`: the reader failed in a way that nobody foresaw.
 */
export interface NonLu {
  readonly code: 'non-lu';
  readonly borne: 'temps' | 'calcul' | 'memoire' | 'profondeur' | 'panne' | 'occupe';
  readonly limite: number | null;
}

export const nonLu = (borne: NonLu['borne'], limite: number | null = null): NonLu => ({
  code: 'non-lu',
  borne,
  limite,
});
