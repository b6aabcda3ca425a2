import type { Context } from 'hono';

/**
 * Announces a file to take away. Always as an attachment, with its own name (RFC 6266): whatever it holds, a browser that
 * opens it all the same runs nothing of it here, and no page frames it.
 */
export function annoncerFichier(
  c: Context,
  { nom, type, taille }: { readonly nom: string; readonly type: string; readonly taille?: number },
): void {
  c.header('content-type', type);
  if (taille !== undefined) c.header('content-length', String(taille));
  c.header('content-disposition', `attachment; filename*=UTF-8''${enEntete(nom)}`);
  c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
}

/** What `encodeURIComponent` leaves and RFC 8187 does not allow. */
const enEntete = (nom: string): string =>
  encodeURIComponent(nom).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
