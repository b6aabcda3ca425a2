import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';

/** A browser's session: an unguessable number, and the mandate under which one acts, if any. */
export interface Session {
  readonly numero: string;
  readonly mandat: MandatDeSession | null;
}

interface MandatDeSession {
  readonly espace: string;
  readonly id: string;
}

export interface OptionsDeSession {
  /** kept in the data folder: cookies and form tokens outlive a restart */
  readonly secret: Buffer<ArrayBuffer>;
  /** the public address is https: the cookie is never sent in clear */
  readonly surHttps: boolean;
}

/** Reads the signed cookie; null when it is missing, forged or old. */
export async function lireSession(c: Context, options: OptionsDeSession): Promise<Session | null> {
  const valeur = await getSignedCookie(c, options.secret, nomDuCookie(options));
  const lu =
    typeof valeur === 'string' ? /^([\w-]{32})\.(?:([a-z0-9-]+)\/([a-z0-9-]+))?$/.exec(valeur) : null;
  if (!lu) return null;
  const [, numero = '', espace, id] = lu;
  return { numero, mandat: espace !== undefined && id !== undefined ? { espace, id } : null };
}

/** A new number at each change of mandate, so that a form of the former one cannot be sent under the new. */
export const nouvelleSession = (mandat: MandatDeSession | null): Session => ({
  numero: randomBytes(24).toString('base64url'),
  mandat,
});

export async function garderSession(c: Context, session: Session, options: OptionsDeSession): Promise<void> {
  await setSignedCookie(
    c,
    nomDuCookie(options),
    `${session.numero}.${session.mandat ? `${session.mandat.espace}/${session.mandat.id}` : ''}`,
    options.secret,
    {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: options.surHttps,
      maxAge: 30 * 86_400,
    },
  );
}

/** The token of every form that writes: bound to the session, so that another site cannot guess it. */
export const jetonDe = (session: Session, secret: Buffer): string =>
  createHmac('sha256', secret).update(`jeton:${session.numero}`).digest('base64url');

export function jetonJuste(jeton: string, session: Session, secret: Buffer): boolean {
  const attendu = Buffer.from(jetonDe(session, secret));
  const recu = Buffer.from(jeton);
  return recu.length === attendu.length && timingSafeEqual(recu, attendu);
}

/** Seals a value that a form carries out and back (a file already received), for this session only. */
export function sceller(valeur: string, session: Session, secret: Buffer): string {
  const corps = Buffer.from(valeur).toString('base64url');
  return `${corps}.${signature(corps, session, secret)}`;
}

export function desceller(scelle: string, session: Session, secret: Buffer): string | null {
  const [corps = '', signe = ''] = scelle.split('.', 2);
  const attendu = Buffer.from(signature(corps, session, secret));
  const recu = Buffer.from(signe);
  if (recu.length !== attendu.length || !timingSafeEqual(recu, attendu)) return null;
  return Buffer.from(corps, 'base64url').toString('utf8');
}

const signature = (corps: string, session: Session, secret: Buffer): string =>
  createHmac('sha256', secret).update(`garde:${session.numero}:${corps}`).digest('base64url');

const nomDuCookie = (options: OptionsDeSession): string =>
  options.surHttps ? '__Host-maillage' : 'maillage';
