export interface PartieDeMachine {
  /** as a person reads it: « sans dovecot » */
  readonly titre: string;
  /** Debian packages that bring it; none: no package does */
  readonly paquets: readonly string[];
  presente(): boolean;
}

export type NomDePartie =
  | 'constructeur'
  | 'compilateur'
  | 'dovecot'
  | 'clamd'
  | 'nginx'
  | 'navigateur'
  | 'postgres'
  | 'disque';

export const PARTIES: Readonly<Record<NomDePartie, PartieDeMachine>>;

/** The path of a program, or null. */
export function programme(nom: string): string | null;
