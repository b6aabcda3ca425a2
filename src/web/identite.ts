import type { Context } from 'hono';
import type { Acteur } from '../acts/acteur.ts';
import type { Dependances, Env } from './env.ts';
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

/** Who sends this request; null when nobody is known. The one place that real accounts will replace. */
export const identifier = (c: Context<Env>): Acteur | null =>
  identiteDe(c.var.session, c.var.deps)?.acteur ?? null;

/** The identity chosen in a session, if it still exists. */
export const identiteDe = (session: Session, deps: Dependances): Identite | null =>
  deps.identites.find((i) => cleDe(i) === session.identite) ?? null;
