import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Contexte } from './contexte.ts';
import { lireCookie, poserCookie } from './cookies.ts';

/**
 * OWASP's device cookies: a browser that once came in whole for an account keeps a signed proof of it. Its attempts are
 * counted apart, so that whoever tries passwords from elsewhere locks only strangers out.
 */
export function appareilConnu(contexte: Contexte, cookies: string | null, courriel: string): string | null {
  for (const { numero, signature } of preuves(contexte, cookies)) {
    const attendue = Buffer.from(signer(contexte, numero, courriel));
    const recue = Buffer.from(signature);
    if (recue.length === attendue.length && timingSafeEqual(recue, attendue)) return numero;
  }
  return null;
}

/** The proof to leave in a browser, beside those of other people who share it. */
export function marquerAppareil(contexte: Contexte, cookies: string | null, courriel: string): string {
  const connu = appareilConnu(contexte, cookies, courriel);
  const numero = connu ?? randomBytes(12).toString('base64url');
  const autres = preuves(contexte, cookies).filter((p) => p.numero !== numero);
  const toutes = [{ numero, signature: signer(contexte, numero, courriel) }, ...autres].slice(0, PARTAGE);
  const valeur = toutes.map((p) => `${p.numero}.${p.signature}`).join('~');
  return poserCookie(contexte, 'maillage-appareil', valeur, UN_AN);
}

const PARTAGE = 5;
const UN_AN = 365 * 86_400;

const preuves = (contexte: Contexte, cookies: string | null) =>
  (lireCookie(contexte, cookies, 'maillage-appareil') ?? '')
    .split('~', PARTAGE)
    .map((p) => /^([\w-]{16})\.([\w-]{43})$/.exec(p))
    .flatMap((m) => (m ? [{ numero: m[1] ?? '', signature: m[2] ?? '' }] : []));

const signer = ({ cles }: Contexte, numero: string, courriel: string): string =>
  createHmac('sha256', cles.appareil).update(`${numero}:${courriel}`).digest('base64url');
