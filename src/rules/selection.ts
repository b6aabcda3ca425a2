import type { Fait, SorteDeFait } from '../facts/fait.ts';
import type { IdFait, Regard } from './etat.ts';

/** The facts that a look reckons with, by kind, each kind in the order they happened. */
export type Faits = { readonly [S in SorteDeFait]?: readonly Fait<S>[] };

export interface Selection {
  readonly faits: Faits;
  /** cancelled fact -> the fact that cancelled it */
  readonly annules: ReadonlyMap<IdFait, IdFait>;
}

/**
 * The facts that happened by `regard.au` and were recorded by `regard.connu`, less the cancelled ones. A cancellation
 * acts from its own recording, whatever the day looked at. Same day: rank within one flux; across fluxes, recorded
 * instant, then identifier (design, meanings 1 to 3).
 */
export function selectionner(faits: readonly Fait[], regard: Regard): Selection {
  const annules = annulations(faits, regard);
  const retenus: Fait[] = [];
  for (const f of faits) {
    if (f.sorte === 'fait-annule' || f.jour > regard.au || !estConnu(f, regard)) continue;
    if (!annules.has(f.id)) inserer(retenus, f);
  }
  return { faits: parSorte(retenus), annules };
}

/** The facts of one kind, oldest first. */
export const faitsDe = <S extends SorteDeFait>(faits: Faits, sorte: S): readonly Fait<S>[] =>
  faits[sorte] ?? AUCUN;

const AUCUN: readonly never[] = [];

const estConnu = (f: Fait, regard: Regard): boolean => regard.connu === null || f.enregistre <= regard.connu;

/** Latest first: a cancellation that was itself cancelled has no effect. */
function annulations(faits: readonly Fait[], regard: Regard): Map<IdFait, IdFait> {
  const annules = new Map<IdFait, IdFait>();
  const connues: Fait<'fait-annule'>[] = [];
  for (const f of faits) if (f.sorte === 'fait-annule' && estConnu(f, regard)) connues.push(f);
  if (connues.length > 1) connues.sort((a, b) => ordreEnregistrement(b, a));
  for (const f of connues) if (!annules.has(f.id)) annules.set(f.donnees.fait, f.id);
  return annules;
}

/** Journals are read nearly in order: placing each fact from the end is then linear. */
function inserer(retenus: Fait[], f: Fait): void {
  let i = retenus.length;
  while (i > 0) {
    const avant = retenus[i - 1] as Fait;
    if (avant.jour < f.jour || (avant.jour === f.jour && ordreEnregistrement(avant, f) <= 0)) break;
    retenus[i] = avant;
    i--;
  }
  retenus[i] = f;
}

function ordreEnregistrement(a: Fait, b: Fait): number {
  if (a.flux === b.flux) return a.rang - b.rang;
  if (a.enregistre !== b.enregistre) return a.enregistre < b.enregistre ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function parSorte(retenus: readonly Fait[]): Faits {
  const index: Partial<Record<SorteDeFait, Fait[]>> = {};
  for (const f of retenus) {
    const liste = index[f.sorte];
    if (liste === undefined) index[f.sorte] = [f];
    else liste.push(f);
  }
  return index as Faits;
}
