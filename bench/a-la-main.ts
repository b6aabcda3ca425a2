import type { Jour } from '../src/basics/jour.ts';
import type { Fait } from '../src/facts/fait.ts';
import type { CompteExercice } from '../src/rules/etat.ts';
import { echeancesALaMain } from './a-la-main-echeances.ts';
import { versementsALaMain } from './a-la-main-versements.ts';
import { type EcheanceALaMain, ranger, type VersementALaMain } from './a-la-main-vie.ts';

/** What both must say: statuses, amounts, and the reasons of each. */
export interface EtatALaMain {
  readonly echeances: readonly EcheanceALaMain[];
  readonly versements: readonly VersementALaMain[];
  readonly comptes: readonly CompteExercice[];
}

/**
 * The reference agreement, reckoned by a function that knows it by heart: what a good programmer writes for one
 * agreement only. It handles the facts of the measured lives (papers, acceptances, returns, meetings, votes,
 * payments, cancellations), not amendments of terms, requests, procedures or other readings, which the engine does.
 */
export function deriverALaMain(faits: readonly Fait[], au: Jour): EtatALaMain {
  const vie = ranger(faits, au);
  const echeances = echeancesALaMain(vie);
  return { echeances, ...versementsALaMain(vie, echeances) };
}
