import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { assembler } from './assembler.ts';
import { direFautesDeConfiguration } from './configuration/dire.ts';
import { type Configuration, lireConfiguration } from './configuration/lire.ts';
import { tenirLesConnexions } from './ecouter.ts';
import { servirMetriques } from './exploitation/ecoute.ts';
import { direLesArrets } from './lecteurs/a-part.ts';
import { horlogeDuSysteme } from './services/horloge.ts';
import { ouvrirReleve } from './services/releve.ts';
import { SecretPerdu } from './services/secret.ts';
import { lancerLesTours } from './tours.ts';
import { CHEMIN_DE_RETOUR } from './web/pages/connexion/agents.ts';

const FUSEAU = 'Europe/Paris';

// Whatever this program makes is its owner's alone, even where the code forgets to say so.
process.umask(0o077);
const lue = lireConfiguration(process.env);
if (!lue.ok) {
  process.stderr.write(direFautesDeConfiguration(lue.erreur));
  process.exit(2);
}
const { acces, agents, courrier, guichet, service: reglages, surveillance } = lue.valeur;
const { donnees, port, hote } = reglages;
const horloge = horlogeDuSysteme(FUSEAU);
const releve = ouvrirReleve({
  niveau: surveillance.niveau,
  forme: surveillance.forme ?? (process.stdout.isTTY ? 'lisible' : 'json'),
});
direLesArrets((arret) => releve.avertir('lecture arrêtée', { ...arret }));

const service = await assembler({
  donnees,
  base: reglages.base,
  horloge,
  secret: acces.secret,
  adressePublique: acces.adressePublique,
  estUnProxy: acces.estUnProxy,
  oidc: oidcDe(agents),
  courrier: null,
  fuseau: FUSEAU,
  smtp: smtpDe(courrier),
  demonstration: reglages.demonstration,
  fichiers: { quota: reglages.quota * 1_000_000, heures: reglages.attenteDesFichiers },
  jetonDeMetriques: surveillance.jetonDeMetriques,
  servie: (requete) => releve.info('requête', { ...requete }),
  avertir: (phrase) => releve.avertir(phrase),
  signaler: (reference, erreur) => releve.erreur('erreur imprévue', erreur, { requete: reference }),
  clamd: guichet.clamd,
  boite: boiteDe(guichet),
}).catch((erreur: unknown) => {
  console.error(
    `Maillage ne peut pas ouvrir ses données (${donnees}) : ${erreur instanceof Error ? erreur.message : erreur}`,
  );
  process.exit(erreur instanceof SecretPerdu ? 2 : 1);
});
if (surveillance.ecouteDeMetriques !== null)
  await servirMetriques(surveillance.ecouteDeMetriques, service.mesures).catch(ecouteImpossible);

const serveur = serve({ fetch: service.application.fetch, port, hostname: hote }, ({ port: ouvert }) => {
  releve.info(`Maillage écoute sur http://${hote}:${ouvert} ; les données sont dans ${donnees}`);
  lancerLesTours(service, { horloge, releve, fuseau: FUSEAU, boite: boiteDe(guichet) });
}) as Server;

const connexions = tenirLesConnexions(serveur);
serveur.on('error', ecouteImpossible);

process.once('SIGTERM', () => void arreter(() => connexions.vider()));
// At a keyboard nobody waits for a browser to let its connections go.
process.once('SIGINT', () => void arreter(couper));

/** The provider, when one is configured whole (the reading has checked it). */
function oidcDe({
  emetteur,
  client,
  secret,
  signature,
  niveaux,
  courrielsGarantis,
}: Configuration['agents']) {
  if (emetteur === null || client === null || secret === null) return null;
  const chemins = { cheminDeRetour: CHEMIN_DE_RETOUR, cheminDeSortie: '/connexion' };
  return {
    ...{ emetteur, client, secret, signature, courrielsGarantis },
    ...chemins,
    niveauxConfirmes: niveaux ?? [],
  };
}

/** The mailbox of the counter, when one is configured. */
function boiteDe({ boite, espace, guichet, secondes }: Configuration['guichet']) {
  return boite && { ...boite, espace, guichet, secondes };
}

/** The mail server, when one is configured whole (the reading has checked it). */
function smtpDe({ serveur: url, expediteur }: Configuration['courrier']) {
  return url === null || expediteur === null ? null : { url, expediteur };
}

function ecouteImpossible(erreur: NodeJS.ErrnoException): never {
  const { address = hote, port: pris = port } = erreur as { address?: string; port?: number };
  if (erreur.code === 'EADDRINUSE')
    console.error(
      `Le port ${pris} est déjà pris. Choisissez-en un autre, par exemple : PORT=${pris + 1} npm start`,
    );
  else console.error(`Maillage ne peut pas écouter sur ${address}:${pris} : ${erreur.message}`);
  process.exit(1);
}

/** Requests under way finish; idle connections are cut. */
function couper(): Promise<unknown> {
  return new Promise((fini) => {
    serveur.close(fini);
    serveur.closeIdleConnections();
  });
}

/** Lets requests under way finish, then closes the store; ten seconds at most. */
async function arreter(finir: () => Promise<unknown>): Promise<void> {
  service.sante.arreter();
  setTimeout(() => process.exit(1), 9500).unref();
  await finir();
  await service.fermer();
  process.exit(0);
}
