import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { Mot } from '../modele/regles.ts';
import type { Exercice, IdFait, PeriodeDeRegistre, ProcedureEnCours, Reunion } from './etat.ts';
import type { Moteur } from './preparer.ts';
import type { Faits } from './selection.ts';
import type { Termes } from './termes.ts';

/**
 * One derivation under way. Filled in the order of meaning 16: duration, exercices, events, obligations, instalments;
 * each stage reads only what the stages before it wrote.
 */
export interface Passe {
  readonly moteur: Moteur;
  readonly au: Jour;
  readonly faits: Faits;
  readonly termes: Termes;
  readonly parties: Readonly<Record<Mot, string>>;
  procedures: readonly ProcedureEnCours[];
  signature: Jour | null;
  entree: Jour | null;
  /** last day of the agreement: terms, renewals, termination */
  fin: Jour | null;
  /** day of a termination */
  resiliee: Jour | null;
  /** day from which instalments stop */
  arret: Jour | null;
  exercices: readonly Exercice[];
  reunions: readonly Reunion[];
  registres: Readonly<Record<Mot, readonly PeriodeDeRegistre[]>>;
  depots: ReadonlyMap<Mot, readonly Fait<'piece-deposee'>[]>;
  acceptations: ReadonlyMap<IdFait, Fait<'piece-acceptee'>>;
  retours: ReadonlyMap<IdFait, Fait<'piece-retournee'>>;
  /** first day after the look on which a comparison made so far will turn */
  prochain: number;
}

/** A day whose coming changes the state: every comparison with `au` must say it here. */
export function noter(passe: Passe, j: number): void {
  if (j > passe.au && j < passe.prochain) passe.prochain = j;
}

/** Whether a day has come; remembers it otherwise. */
export function estVenu(passe: Passe, j: number): boolean {
  if (j <= passe.au) return true;
  if (j < passe.prochain) passe.prochain = j;
  return false;
}
