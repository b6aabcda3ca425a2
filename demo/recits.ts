import type { Recit } from './recit.ts';
import { ASEP } from './recits/asep.ts';
import { ATELIERS_DU_CANAL } from './recits/ateliers-du-canal.ts';
import { CQ_ROSEMONT } from './recits/cq-rosemont.ts';
import { MJC_CLAIRS_SOLEILS } from './recits/mjc-clairs-soleils.ts';
import { MJC_PALENTE } from './recits/mjc-palente.ts';

/** Every life of the demonstration, the reference agreement first. */
export const RECITS: readonly Recit[] = [
  MJC_CLAIRS_SOLEILS,
  ASEP,
  CQ_ROSEMONT,
  MJC_PALENTE,
  ATELIERS_DU_CANAL,
];
