import { createHash } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { managedNonce } from '@noble/ciphers/utils.js';
import type { Cles } from './contexte.ts';

/** Hides a secret kept in the store, or in a cookie: encrypted and authenticated, under a nonce drawn each time. */
export const chiffrer = (cles: Cles, clair: string): string =>
  Buffer.from(chiffre(cles).encrypt(Buffer.from(clair))).toString('hex');

/** Throws when it is not what `chiffrer` gave under the same key. */
export const dechiffrer = (cles: Cles, cache: string): string =>
  Buffer.from(chiffre(cles).decrypt(Buffer.from(cache, 'hex'))).toString('utf8');

/** The key is the hash of its hexadecimal text: so were the first secrets encrypted, and they still open. */
const chiffre = ({ coffre }: Cles) =>
  managedNonce(xchacha20poly1305)(createHash('sha256').update(coffre).digest());
