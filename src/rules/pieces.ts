import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { PieceAttendue } from '../modele/regles.ts';
import type { IdFait, PieceRecue } from './etat.ts';
import { estVenu, type Passe } from './passe.ts';

/** What was received for one deadline: piece by piece, and the day on which the whole was in. */
export interface Reception {
  readonly pieces: readonly PieceRecue[];
  /** the day the last required piece was sent; null while one is missing */
  readonly completeLe: Jour | null;
  readonly preuves: readonly IdFait[];
}

export interface Depot {
  readonly fait: IdFait;
  readonly jour: Jour;
}

/** Whether deposits of an obligation answer this instance of it. */
export type Repond = (f: Fait<'piece-deposee'>) => boolean;

/**
 * Sorts the deposits of one deadline by piece. A returned deposit does not count; the first that stands gives the
 * day, since a newer version of a paper received in time does not make it late.
 */
export function recevoir(
  passe: Passe,
  attendues: readonly PieceAttendue[],
  exige: 'toutes' | 'une',
  depots: readonly Fait<'piece-deposee'>[],
  repond: Repond,
  fiches: (formulaire: string) => readonly Depot[],
  limite: Jour | null,
): Reception {
  const pieces: PieceRecue[] = [];
  const preuves: IdFait[] = [];
  let complete: number | null = null;
  let manque = false;
  let requises = 0;
  for (const piece of attendues) {
    const recus = depotsDe(passe, piece, depots, repond, fiches);
    const valable = recus.find((d) => d.retournee === null);
    pieces.push({ piece, etat: etatDe(passe, recus, valable, limite), depots: recus });
    if (valable !== undefined) preuves.push(valable.fait);
    if (piece.facultative) continue;
    requises++;
    if (exige === 'une') {
      if (valable !== undefined && (complete === null || valable.jour < complete)) complete = valable.jour;
    } else if (valable === undefined) manque = true;
    else if (complete === null || valable.jour > complete) complete = valable.jour;
  }
  const completeLe = requises === 0 || manque ? null : (complete as Jour | null);
  return { pieces, completeLe, preuves };
}

function depotsDe(
  passe: Passe,
  piece: PieceAttendue,
  depots: readonly Fait<'piece-deposee'>[],
  repond: Repond,
  fiches: (formulaire: string) => readonly Depot[],
): PieceRecue['depots'] {
  let recus: PieceRecue['depots'][number][] | null = null;
  for (const f of depots) {
    if (f.donnees.piece !== piece.id || !repond(f)) continue;
    recus ??= [];
    recus.push({
      fait: f.id,
      jour: f.jour,
      retournee: passe.retours.get(f.id)?.id ?? null,
      acceptee: passe.acceptations.get(f.id)?.id ?? null,
    });
  }
  if (recus !== null) return recus;
  if (piece.formulaire === null) return AUCUN;
  return fiches(piece.formulaire).map((d) => ({
    ...d,
    retournee: passe.retours.get(d.fait)?.id ?? null,
    acceptee: passe.acceptations.get(d.fait)?.id ?? null,
  }));
}

const AUCUN: readonly never[] = [];

function etatDe(
  passe: Passe,
  recus: PieceRecue['depots'],
  valable: PieceRecue['depots'][number] | undefined,
  limite: Jour | null,
): PieceRecue['etat'] {
  if (valable === undefined) {
    if (recus.length > 0) return 'retournee';
    return limite !== null && estVenu(passe, limite + 1) ? 'manquante' : 'attendue';
  }
  if (limite !== null && valable.jour > limite) return 'recue-hors-delai';
  return valable.acceptee !== null ? 'acceptee' : 'recue';
}
