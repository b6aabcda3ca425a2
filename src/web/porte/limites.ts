import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { rateLimiter } from 'hono-rate-limiter';
import { ErreurHttp } from './erreur.ts';
import type { Session } from './session.ts';

/** How much one person may ask in a minute, by what it costs. Reading pages is not limited: a page is cheap. */
export interface Limites {
  readonly ecritures: number;
  readonly documents: number;
  /** by network address: what anyone can ask without a session */
  readonly sessions: number;
}

export const LIMITES: Limites = { ecritures: 120, documents: 60, sessions: 120 };

/** Refuses with a page that says when to come back (429). */
export const limiter = (parMinute: number, par: 'session' | 'adresse') =>
  rateLimiter<{ Variables: { session: Session } }>({
    windowMs: 60_000,
    limit: parMinute,
    standardHeaders: 'draft-7',
    keyGenerator: (c) => (par === 'session' ? c.var.session.numero : adresseDe(c)),
    handler: () => {
      throw new ErreurHttp(429, 'trop-de-demandes');
    },
  });

/** The address of the connection; a proxy's header is not believed, since anyone can write it. */
function adresseDe(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'inconnue';
  } catch {
    return 'sans-reseau';
  }
}
