import type { Jour } from '../../basics/jour.ts';
import type { ValeurDeTerme } from '../../facts/champs.ts';
import type { Modele, Mot } from '../regles.ts';
import { controlerArgent } from './argent.ts';
import { controlerDuree } from './duree.ts';
import { controlerEcheances } from './echeances.ts';
import { controlerTexte } from './texte.ts';

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

const ORDRE = ['impasse', 'contradiction', 'a-savoir'] as const;

/**
 * The consistency check at drafting (domain §10): what can be seen from the modele and the terms alone, before any fact.
 * `redigeLe` is the day of drafting: an agreement cannot enter into force before it. Gravest first. Never throws.
 */
export function controlerModele(
  modele: Modele,
  termes: Readonly<Record<Mot, ValeurDeTerme | undefined>>,
  redigeLe: Jour | null = null,
): readonly Constat[] {
  const projet: ADrafter = { modele, termes, redigeLe };
  const constats = [
    ...controlerDuree(projet),
    ...controlerEcheances(projet),
    ...controlerArgent(projet),
    ...controlerTexte(projet),
  ];
  return ORDRE.flatMap((gravite) => constats.filter((c) => c.gravite === gravite));
}
