import type { Contexte } from './contexte.ts';

export type NomDeCookie = 'maillage-compte' | 'maillage-appareil' | 'maillage-agent';

/** Reads one of ours among the cookies that a browser sent. Over https only the form that no neighbour can set counts. */
export function lireCookie(
  { surHttps }: Pick<Contexte, 'surHttps'>,
  cookies: string | null,
  nom: NomDeCookie,
): string | null {
  const debut = `${nomEntier(surHttps, nom)}=`;
  const trouve = (cookies ?? '').split(/; */).find((c) => c.startsWith(debut));
  return trouve?.slice(debut.length) || null;
}

/** A Set-Cookie header. Lax: a link in a mail, or the return from a provider, must find the session. */
export const poserCookie = (
  { surHttps }: Pick<Contexte, 'surHttps'>,
  nom: NomDeCookie,
  valeur: string,
  secondes: number,
): string =>
  `${nomEntier(surHttps, nom)}=${valeur}; Path=/; Max-Age=${secondes}; HttpOnly; SameSite=Lax${surHttps ? '; Secure' : ''}`;

export const oterCookie = (contexte: Pick<Contexte, 'surHttps'>, nom: NomDeCookie): string =>
  poserCookie(contexte, nom, '', 0);

const nomEntier = (surHttps: boolean, nom: NomDeCookie): string => (surHttps ? `__Host-${nom}` : nom);
