import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who a link that stops mails is for. `serie`: the link works while theirs has not moved. */
export interface Desabonnement {
  readonly espace: string;
  readonly personne: string;
  readonly serie: number;
}

/** Signed, so that nobody stops another's mails by guessing an address. */
export function jetonDArret(secret: Buffer, { espace, personne, serie }: Desabonnement): string {
  const corps = Buffer.from([espace, personne, serie].join(' ')).toString('base64url');
  return `${corps}.${signer(secret, corps)}`;
}

export function lireJetonDArret(secret: Buffer, jeton: string): Desabonnement | null {
  const [corps = '', signature = ''] = jeton.split('.', 2);
  const attendue = Buffer.from(signer(secret, corps));
  const recue = Buffer.from(signature);
  if (recue.length !== attendue.length || !timingSafeEqual(recue, attendue)) return null;
  const [espace = '', personne = '', serie = ''] = Buffer.from(corps, 'base64url')
    .toString('utf8')
    .split(' ');
  return { espace, personne, serie: Number(serie) };
}

/** The secret part of a calendar's address: shown once, then only its hash is known. */
export const nouveauJetonDAgenda = (): string => randomBytes(24).toString('base64url');

export const empreinteDAgenda = (jeton: string): string => createHash('sha256').update(jeton).digest('hex');

const signer = (secret: Buffer, corps: string): string =>
  createHmac('sha256', secret).update(`arret:${corps}`).digest('base64url');
