import type { Tableau, TableauIllisible } from '../../acts/reprise/tableau.ts';
import type { Result } from '../../basics/result.ts';
import { aPart, BORNES, moduleVoisin } from '../../lecteurs/a-part.ts';
import type { lireTableau } from './lire.ts';

const lire = aPart<typeof lireTableau>(
  'tableau',
  moduleVoisin('./lire.ts', import.meta.url),
  'lireTableau',
  // As many cells as are admitted, on a slow machine.
  { ...BORNES, calcul: 15 },
);

/** `lireTableau`, in a process that can be killed. */
export async function lireTableauAPart(octets: Uint8Array): Promise<Result<Tableau, TableauIllisible>> {
  const lu = await lire(octets);
  return lu.ok ? lu.valeur : lu;
}
