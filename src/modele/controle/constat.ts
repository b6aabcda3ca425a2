import type { Jour } from '../../basics/jour.ts';
import type { ValeurDeTerme } from '../../facts/champs.ts';
import type { Modele, Mot } from '../regles.ts';

/** Something that a reader of the draft should see: where the agreement contradicts itself, or leaves a gap. */
export interface Constat {
  /** `impasse`: cannot work as written; `contradiction`: two places disagree; `a-savoir`: left open, or to be read twice */
  readonly gravite: 'impasse' | 'contradiction' | 'a-savoir';
  readonly articles: readonly string[];
  readonly texte: string;
}

/** What is checked: the modele, the terms of one agreement (some may be missing), and the day of drafting. */
export interface ADrafter {
  readonly modele: Modele;
  readonly termes: Readonly<Record<Mot, ValeurDeTerme | undefined>>;
  readonly redigeLe: Jour | null;
}
