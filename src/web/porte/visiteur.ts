import type { Context } from 'hono';
import type { Visiteur } from '../../comptes/comptes.ts';
import type { Env } from '../env.ts';
import { adresseDuClient } from './adresse.ts';

/** What the accounts need to know of a request. */
export const visiteurDe = (c: Context<Env>): Visiteur => ({
  cookies: c.req.header('cookie') ?? null,
  adresse: adresseDuClient(c),
  navigateur: c.req.header('user-agent') ?? null,
});

/** Set-Cookie headers that the accounts gave, relayed with whatever answer follows. */
export function relayer(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}
