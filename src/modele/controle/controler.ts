import type { Jour } from '../../basics/jour.ts';
import type { ValeurDeTerme } from '../../facts/champs.ts';
import type { Modele, Mot } from '../regles.ts';
import { controlerArgent } from './argent.ts';
import type { ADrafter, Constat } from './constat.ts';
import { controlerDuree } from './duree.ts';
import { controlerEcheances } from './echeances.ts';
import { controlerTexte } from './texte.ts';

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
