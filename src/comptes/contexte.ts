import { createHmac, hkdfSync } from 'node:crypto';
import type { Instant } from '../basics/instant.ts';
import type { Base } from '../journal/base.ts';
import type { HorlogeDuSysteme } from '../services/horloge.ts';

/** What every part of the accounts works with. */
export interface Contexte {
  readonly base: Base;
  readonly horloge: Pick<HorlogeDuSysteme, 'maintenant'>;
  readonly cles: Cles;
  /** the public address, without a final slash */
  readonly adresse: string;
  /** the public address is https: cookies are never sent in clear */
  readonly surHttps: boolean;
}

/** One key per use, drawn from the one secret: what one signs, another never accepts. */
export interface Cles {
  /** signs what browsers keep */
  readonly appareil: Buffer;
  /** hides, in counters and recovery codes, what they are about */
  readonly empreinte: Buffer;
  /** encrypts the secrets of second factors and what an OpenID exchange carries; hexadecimal */
  readonly coffre: string;
}

export function tirerLesCles(secret: Buffer): Cles {
  const tirer = (usage: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `comptes:${usage}`, 32));
  return {
    appareil: tirer('appareil'),
    empreinte: tirer('empreinte'),
    coffre: tirer('coffre').toString('hex'),
  };
}

/** A keyed hash: without the secret, nothing can be tried against it. */
export const empreinteSecrete = (cles: Cles, texte: string): string =>
  createHmac('sha256', cles.empreinte).update(texte).digest('base64url');

export const plusTard = (depuis: Instant, ms: number): Instant =>
  new Date(Date.parse(depuis) + ms).toISOString() as Instant;

export const MINUTE = 60_000;
export const HEURE = 60 * MINUTE;
