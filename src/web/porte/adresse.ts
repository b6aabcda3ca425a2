import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Env } from '../env.ts';

/** Where a request comes from: limits and lockouts count by it. Anyone can write X-Forwarded-For; only a declared proxy is believed. */
export const adresseDuClient = (c: Context<Env>): string =>
  adresseAnnoncee(connexion(c), c.req.header('x-forwarded-for') ?? '', c.var.deps.estUnProxy);

/** From the last hop back: the first address that is no proxy of ours is the client's. */
export function adresseAnnoncee(
  connexion: string,
  entete: string,
  estUnProxy: (adresse: string) => boolean,
): string {
  let adresse = connexion;
  for (const saut of entete.split(',').reverse()) {
    if (!estUnProxy(adresse)) break;
    const annoncee = saut.trim();
    if (isIP(annoncee) === 0) break;
    adresse = annoncee;
  }
  return adresse;
}

function connexion(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'inconnue';
  } catch {
    return 'sans-reseau';
  }
}
