import { rateLimiter } from 'hono-rate-limiter';
import type { Env } from '../env.ts';
import { adresseDuClient } from './adresse.ts';
import { ErreurHttp } from './erreur.ts';

/** Refuses with a page that says when to come back (429); in plain text where a program asks, not a person. */
export const limiter = (parMinute: number, par: 'session' | 'adresse', page = true) =>
  rateLimiter<Env>({
    windowMs: 60_000,
    limit: parMinute,
    standardHeaders: 'draft-7',
    // An account that throws its forms' number away, to be counted anew, is still the same account.
    keyGenerator: (c) => {
      if (par !== 'session') return adresseDuClient(c);
      const { compte, aConfirmer } = c.var.connu;
      return (compte ?? aConfirmer)?.compte.id ?? c.var.session.numero;
    },
    handler: (c) => {
      if (page) throw new ErreurHttp(429, 'trop-de-demandes');
      return c.text('Trop de demandes. Revenez dans une minute.', 429, { 'retry-after': '60' });
    },
  });
