import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { Echeance, Etat } from './etat.ts';

/**
 * The day that tells a deadline from others of the same obligation, when its year does not: that of what triggered it. A
 * meeting is known by the day it was held on, or is to be, not by that of its convocation. Null: its year is enough.
 */
export function jourQuiDistingue(
  { etat, faits }: { readonly etat: Etat; readonly faits: readonly Fait[] },
  e: Echeance,
): Jour | null {
  const { declencheur } = e;
  if (declencheur === null || (e.exercice !== null && !aUneJumelle(etat, e))) return null;
  const reunion = etat.reunions.find((r) => r.convocation === declencheur || r.tenue === declencheur);
  return reunion?.tenueLe ?? reunion?.prevueLe ?? faits.find((f) => f.id === declencheur)?.jour ?? null;
}

/** Several meetings of one year, several requests of one year. */
const aUneJumelle = (etat: Etat, e: Echeance): boolean =>
  etat.echeances.some(
    (a) => a.cle !== e.cle && a.obligation.id === e.obligation.id && a.exercice === e.exercice,
  );
