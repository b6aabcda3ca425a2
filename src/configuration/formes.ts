import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';

/** The forms that a setting may take; each says no by failing, its variable says what was expected. */
export const texte = z.string().trim().min(1).refine(sansControle);

export const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n <= 65_535);

export const entier = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((n) => n >= min && n <= max);

export const hote = z
  .string()
  .refine((h) => isIP(h) !== 0 || /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9-]+)*$/i.test(h));

/** `127.0.0.1:9464`, `[::1]:9464` */
export const ecoute = z.string().transform((ligne, ctx) => {
  const [, entreCrochets, nu, numero] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(ligne) ?? [];
  const lu = { hote: entreCrochets ?? nu ?? '', port: Number(numero) };
  if (hote.safeParse(lu.hote).success && lu.port <= 65_535) return lu;
  ctx.addIssue('écoute');
  return z.NEVER;
});

export const ouiOuNon = z.enum(['oui', 'non']).transform((mot) => mot === 'oui');

export const adressePostgres = z.string().refine((u) => /^postgres(ql)?:$/.test(urlDe(u)?.protocol ?? ''));

export const adresseSmtp = z.string().refine((u) => {
  const lue = urlDe(u);
  return lue !== null && /^smtps?:$/.test(lue.protocol) && lue.hostname !== '';
});

/** `imaps://nom:motdepasse@hote:993/INBOX`: TLS from the first byte; `imap://`: STARTTLS where offered, in clear otherwise. */
export const adresseImap = z.string().transform((u, ctx) => {
  const lue = urlDe(u);
  const [utilisateur, motDePasse, dossier] = [lue?.username, lue?.password, lue?.pathname.slice(1)].map(
    enClair,
  );
  if (lue && /^imaps?:$/.test(lue.protocol) && lue.hostname !== '' && utilisateur && motDePasse) {
    const tls = lue.protocol === 'imaps:';
    const port = lue.port === '' ? (tls ? 993 : 143) : Number(lue.port);
    return { hote: lue.hostname, port, tls, utilisateur, motDePasse, dossier: dossier || 'INBOX' };
  }
  ctx.addIssue('boîte');
  return z.NEVER;
});

/** `127.0.0.1:3310`, or the path of a socket. */
export const adresseClamd = z.string().refine((a) => a.startsWith('/') || ecoute.safeParse(a).success);

/** How espaces and organisations are named. */
export const nom = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

/** The public origin, without path: `https://maillage.exemple.fr` */
export const origine = z.string().transform((u, ctx) => {
  const lue = urlDe(u);
  if (lue && /^https?:$/.test(lue.protocol) && /^\/?$/.test(lue.pathname) && sansSuite(lue))
    return lue.origin;
  ctx.addIssue('origine');
  return z.NEVER;
});

/** Addresses and networks, separated by commas, as a test of membership. */
export const reseaux = z.string().transform((ligne, ctx) => {
  const permis = new BlockList();
  for (const mot of ligne.split(',').map((m) => m.trim())) {
    const [adresse = '', prefixe, ...trop] = mot.split('/');
    const famille = isIPv4(adresse) ? 'ipv4' : isIPv6(adresse) ? 'ipv6' : null;
    const longueur = famille === 'ipv4' ? 32 : 128;
    const bits = prefixe === undefined ? longueur : /^\d{1,3}$/.test(prefixe) ? Number(prefixe) : -1;
    if (famille === null || trop.length > 0 || bits < 0 || bits > longueur) {
      ctx.addIssue('réseau');
      return z.NEVER;
    }
    permis.addSubnet(adresse, bits, famille);
  }
  // A socket that listens on IPv6 too gives IPv4 addresses in their mapped form.
  return (adresse: string): boolean => {
    const nue = adresse.replace(/^::ffff:(?=\d+\.)/i, '');
    return isIP(nue) !== 0 && permis.check(nue, isIPv4(nue) ? 'ipv4' : 'ipv6');
  };
});

/** An address with its path, without final slash: what an identity provider calls itself. */
export const urlHttp = z
  .string()
  .refine((u) => {
    const lue = urlDe(u);
    return lue !== null && /^https?:$/.test(lue.protocol) && sansSuite(lue);
  })
  .transform((u) => u.replace(/\/$/, ''));

/** `eidas2,eidas3` */
export const mots = z
  .string()
  .regex(/^[\w.:/-]+(\s*,\s*[\w.:/-]+)*$/)
  .transform((t) => t.split(',').map((m) => m.trim()));

export const longDe = (minimum: number) => texte.refine((t) => Buffer.byteLength(t) >= minimum);

function sansControle(t: string): boolean {
  return !/\p{Cc}/u.test(t);
}

function enClair(morceau: string | undefined): string {
  try {
    return decodeURIComponent(morceau ?? '');
  } catch {
    return '';
  }
}

const urlDe = (u: string): URL | null => (URL.canParse(u) ? new URL(u) : null);
const sansSuite = ({ search, hash, username, password }: URL): boolean =>
  [search, hash, username, password].every((p) => p === '');
