import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What a search for harmful programs answers; `empeche`: it could not search, nothing is known. */
export type Verdict =
  | { readonly sorte: 'sain'; readonly par: string }
  | { readonly sorte: 'infecte'; readonly par: string; readonly signature: string }
  | { readonly sorte: 'empeche'; readonly cause: string };

export interface Examinateur {
  examiner(contenu: AsyncIterable<Uint8Array>): Promise<Verdict>;
}

/**
 * ClamAV's daemon, over its own protocol (clamd(8), INSTREAM): bytes are streamed, the answer is one line.
 * `adresse`: `hote:port`, or the path of its socket. Never rejects: a daemon that is away is a verdict `empeche`.
 */
export const ouvrirClamd = (adresse: string, patience = 60_000): Examinateur => ({
  async examiner(contenu) {
    try {
      const reponse = await converser(adresse, patience, (prise) => envoyer(prise, contenu));
      if (/: OK$/.test(reponse)) return { sorte: 'sain', par: await version(adresse, patience) };
      const trouve = /^stream: (.+) FOUND$/.exec(reponse)?.[1];
      return trouve === undefined
        ? { sorte: 'empeche', cause: reponse || 'réponse vide' }
        : { sorte: 'infecte', signature: trouve, par: await version(adresse, patience) };
    } catch (erreur) {
      return { sorte: 'empeche', cause: erreur instanceof Error ? erreur.message : String(erreur) };
    }
  },
});

/** `ClamAV 1.4.3/27500/…`: the program and the age of its signatures. */
const version = (adresse: string, patience: number): Promise<string> =>
  converser(adresse, patience, async (prise) => void prise.write('zVERSION\0'));

async function converser(
  adresse: string,
  patience: number,
  parler: (prise: Socket) => Promise<void>,
): Promise<string> {
  const prise = connect(destination(adresse));
  prise.setTimeout(patience, () => prise.destroy(new Error('clamd ne répond pas')));
  const reponse = lire(prise);
  // Whoever still writes when the answer has come (a size limit) need not fail.
  reponse.catch(() => undefined);
  try {
    await once(prise, 'connect');
    await Promise.race([parler(prise), reponse]);
    return await reponse;
  } finally {
    prise.destroy();
  }
}

function destination(adresse: string): { path: string } | { host: string; port: number } {
  if (adresse.startsWith('/')) return { path: adresse };
  const [, hote = '', port = ''] = /^(.+):(\d{1,5})$/.exec(adresse) ?? [];
  if (hote === '') throw new Error(`adresse de clamd illisible : ${adresse}`);
  return { host: hote.replace(/^\[|\]$/g, ''), port: Number(port) };
}

function lire(prise: Socket): Promise<string> {
  return new Promise((fini, rate) => {
    let recu = '';
    prise.on('data', (octets: Buffer) => {
      recu += octets.toString('utf8');
      const fin = recu.indexOf('\0');
      if (fin >= 0) fini(recu.slice(0, fin).trim());
      else if (recu.length > 10_000) rate(new Error('réponse de clamd sans fin'));
    });
    prise.on('error', rate);
    prise.on('close', () => rate(new Error('clamd a fermé sans répondre')));
  });
}

/** Each piece is preceded by its length, four bytes, the most significant first; a length of zero ends. */
async function envoyer(prise: Socket, contenu: AsyncIterable<Uint8Array>): Promise<void> {
  prise.write('zINSTREAM\0');
  for await (const morceau of contenu) {
    if (prise.destroyed) return;
    prise.write(longueur(morceau.length));
    if (!prise.write(morceau)) await Promise.race([once(prise, 'drain'), once(prise, 'close')]);
  }
  if (!prise.destroyed) prise.write(longueur(0));
}

function longueur(n: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(n);
  return octets;
}
