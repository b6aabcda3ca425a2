import type { MotifDEcart } from '../facts/guichet.ts';

/** Raw header lines, by name in lower case, in the order of the message. */
export type Entetes = ReadonlyMap<string, readonly string[]>;

/** Beyond, a message goes round between servers. */
const RELAIS_MAX = 40;

/**
 * What no person wrote to the counter: notices, automatic answers, mailings, loops. Kept apart, never answered: Maillage
 * sends nothing back to a message, so that no loop can start here (RFC 3834).
 */
export function motifDEcart(entetes: Entetes, adresse: string): MotifDEcart | null {
  const tous = (nom: string): readonly string[] =>
    (entetes.get(nom) ?? []).map((v) => v.trim().toLowerCase());
  const un = (nom: string): string => tous(nom)[0] ?? '';
  const livre = tous('delivered-to').filter((v) => v.includes(adresse.toLowerCase())).length;
  if (tous('received').length > RELAIS_MAX || livre > 1 || entetes.has('x-loop')) return 'boucle';
  const rapport = /multipart\/report/.test(un('content-type'));
  const demon = /(^|<|\s)(mailer-daemon|postmaster)@/.test(un('from'));
  if (rapport || un('return-path') === '<>' || demon) return 'avis-de-non-remise';
  const automatique = un('auto-submitted');
  if (
    (automatique !== '' && automatique !== 'no') ||
    ['x-auto-response-suppress', 'x-autoreply', 'x-autorespond'].some((nom) => entetes.has(nom)) ||
    un('precedence') === 'auto_reply'
  )
    return 'reponse-automatique';
  const liste = ['list-id', 'list-unsubscribe'].some((nom) => entetes.has(nom));
  return liste || /^(bulk|junk|list)$/.test(un('precedence')) ? 'envoi-en-nombre' : null;
}
