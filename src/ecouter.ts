import type { Server } from 'node:http';
import { Server as Prise } from 'node:net';

/** Longer than any proxy keeps an idle connection: it closes first, and never sends on one that has just been closed. */
const PATIENCE_MS = 65_000;
/** What a stop waits for connections to empty: twice what the proxy of the example keeps one idle. */
const VIDAGE_MS = 8000;

/** Lets a proxy use its connections again without ever meeting one that the service has just closed. */
export function tenirLesConnexions(serveur: Server): { vider(): Promise<void> } {
  serveur.keepAliveTimeout = PATIENCE_MS;
  let vide = false;
  // From the stop on, each answer says that it is the last of its connection.
  serveur.prependListener('request', (_requete, reponse) => {
    if (vide) reponse.shouldKeepAlive = false;
  });
  return {
    /**
     * Takes no more connections, and answers on those that are open until each is closed by an answer or by its other
     * end. `http.Server.close` would cut the idle ones at once: a request already on its way there would be lost.
     */
    vider: () =>
      new Promise((fini) => {
        vide = true;
        const assez = setTimeout(() => serveur.closeAllConnections(), VIDAGE_MS);
        Prise.prototype.close.call(serveur, () => {
          clearTimeout(assez);
          fini();
        });
      }),
  };
}
