import { domainToASCII } from 'node:url';

/**
 * An address as it is compared: trimmed, lower case, its domain in ASCII. Null when it cannot be one. Strict on purpose:
 * quoted local parts and non-ASCII ones are refused, so that two addresses that look alike are never one account.
 */
export function lireCourriel(texte: string): string | null {
  const m = /^([a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([^\s@]{3,253})$/i.exec(texte.trim());
  if (!m || m[1]?.startsWith('.') || m[1]?.endsWith('.') || m[1]?.includes('..')) return null;
  const domaine = domainToASCII(m[2] ?? '');
  return /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(domaine)
    ? `${m[1]?.toLowerCase()}@${domaine}`
    : null;
}
