import type { Acteur } from '../acts/acteur.ts';
import type { Session } from './porte/session.ts';

/** An identity that anyone may take in the demonstration: named by its office, never by an invented person. */
export interface Identite {
  readonly acteur: Acteur;
  /** « Agent de la Direction Vie des quartiers » */
  readonly nom: string;
  /** « Ville de Besançon » */
  readonly pour: string;
}

/** In the cookie and in the choice form. */
export const cleDe = (identite: Identite): string => identite.acteur.personne;

/** Who sends a request, from its session; null when nobody is known. The one place that real accounts will replace. */
export const identifier = (session: Session, identites: readonly Identite[]): Identite | null =>
  identites.find((i) => cleDe(i) === session.identite) ?? null;
