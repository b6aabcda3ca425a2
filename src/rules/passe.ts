import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { Evenement } from '../modele/quand.ts';
import type { Mot } from '../modele/regles.ts';
import type { PaiementsRetenus } from './coordonnees.ts';
import type { Exercice, IdFait, PeriodeDeRegistre, ProcedureEnCours, Reunion } from './etat.ts';
import type { Moteur } from './preparer.ts';
import type { Faits } from './selection.ts';
import type { Termes } from './termes.ts';

/** One time that an event happened, or is announced for. */
export interface Occurrence {
  readonly jour: Jour;
  readonly fait: IdFait | null;
  /** the year it names (meaning 5); null when it names none */
  readonly exercice: number | null;
  /** the meeting, when it is one: its date may still move, or it may have been cancelled */
  readonly reunion: Reunion | null;
  /** what was asked for, when it is a request */
  readonly demande: { readonly pieces: readonly Mot[]; readonly pourLe: Jour } | null;
  /** the organisation that told it, for what parties tell of themselves */
  readonly par: string | null;
}

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
  /** whose bank details are changing */
  readonly retenus: readonly PaiementsRetenus[];
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
  /** occurrences already looked for, by event of the modele */
  readonly occurrences: Map<Evenement, readonly Occurrence[]>;
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
