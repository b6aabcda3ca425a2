import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instant } from './basics/instant.ts';
import type { ConfigOidc } from './comptes/comptes.ts';
import { ouvrirComptes } from './comptes/ouvrir.ts';
import { aDesComptes } from './comptes/registre.ts';
import { constaterServices, type Installation } from './constater.ts';
import { ouvrirPoste } from './envois/ouvrir.ts';
import type { Poste } from './envois/poste.ts';
import type { Contexte, Espace, Horloge } from './espace/espace.ts';
import { type Espaces, ouvrirEspaces } from './espace/espaces.ts';
import { type VeilleDesChaines, veillerChaines } from './exploitation/chaines.ts';
import { type GuetDHorloge, guetterHorloge, noterLesReculs } from './exploitation/horloge.ts';
import { mesurerEspaces, mesurerMagasin } from './exploitation/mesurer.ts';
import { type Mesures, ouvrirMesures } from './exploitation/mesures.ts';
import { ouvrirSante, type Sante } from './exploitation/sante.ts';
import type { Journal } from './journal/journal.ts';
import { ouvrirJournal } from './journal/ouvrir.ts';
import type { Registre } from './journal/registre.ts';
import { ouvrirClamd } from './services/clamd.ts';
import { ouvrirCourrier } from './services/courrier.ts';
import { creerDossier } from './services/durable.ts';
import { ouvrirFichiersDe } from './services/fichiers.ts';
import { type Refermes, rendrePrive } from './services/prive.ts';
import { lireSecret } from './services/secret.ts';
import { chargerActifs } from './web/actifs.ts';
import { creerApplication } from './web/application.tsx';
import type { Courrier, DependancesCommunes } from './web/env.ts';
import { LIMITES, type Limites } from './web/porte/quotas.ts';
import type { RequeteServie } from './web/surveillance.ts';

export interface Reglages extends Installation {
  /** folder of the database, the files and the secret; made when missing */
  readonly donnees: string;
  /** PostgreSQL; null: SQLite in the data folder */
  readonly base: string | null;
  readonly horloge: Horloge;
  /** as written in the settings; null: the one of the data folder */
  readonly secret: string | null;
  readonly adressePublique: string | null;
  /** the identity provider of agents; null: none */
  readonly oidc: ConfigOidc | null;
  readonly courrier: Courrier | null;
  readonly fuseau: string;
  readonly signaler: DependancesCommunes['signaler'];
  /** told, in French, of what whoever runs the service should know, and need not stop it */
  readonly avertir?: (phrase: string) => void;
  readonly limites?: Limites;
  readonly estUnProxy?: DependancesCommunes['estUnProxy'] | null;
  readonly jetonDeMetriques?: string | null;
  /** told of each request answered */
  readonly servie?: (requete: RequeteServie) => void;
  /** the mail server and whom mails come from; without it, mails are written down and wait */
  readonly smtp?: Parameters<typeof ouvrirCourrier>[0] | null;
  /** bytes that an organisation may hold in an espace, and hours that a file waits for a fact to name it */
  readonly fichiers?: { readonly quota: number; readonly heures: number };
  /** seeds the demonstration on an installation that has no espace yet */
  readonly demonstration: boolean;
}

/** The service, assembled: its application, its espaces, and how to close it. */
export interface Service {
  readonly application: ReturnType<typeof creerApplication>;
  readonly espaces: Espaces;
  /** removes expired sessions and links, and the files that no fact came to name */
  balayer(): Promise<void>;
  /** one turn over the chains of facts: some of them, in order, then again from the first */
  verifierDesChaines(): Promise<void>;
  readonly mesures: Mesures;
  readonly sante: Sante;
  readonly poste: Poste;
  /** does something while no other instance does it */
  readonly seul: Journal['seul'];
  fermer(): Promise<void>;
}

/** Opens the store, carries the demonstration up to the present day, keeps the modeles, and builds the application. */
export async function assembler(reglages: Reglages): Promise<Service> {
  await creerDossier(reglages.donnees);
  direRefermes(await rendrePrive(reglages.donnees), reglages.avertir);
  const mesures = ouvrirMesures(reglages.donnees);
  const magasin = await ouvrirMagasin(reglages);
  const { base } = magasin;
  const { signaler, adressePublique, avertir = () => undefined } = reglages;
  const guet = guetterHorloge(reglages.horloge, avertir);
  const { horloge } = guet;
  const journal = noterLesReculs(mesurerMagasin(magasin.journal, mesures), guet);
  const chaines = veillerChaines(journal, avertir);
  const secret = await lireSecret(reglages.donnees, reglages.secret, () => aDesComptes(base));
  const { quota, heures } = reglages.fichiers ?? FICHIERS;
  const suivi = { registre: journal, maintenant: horloge.maintenant, quota };
  const examinateur = reglages.clamd ? ouvrirClamd(reglages.clamd) : null;
  const fichiersDe = (espace: string) => ouvrirFichiersDe(reglages.donnees, espace, { examinateur, suivi });
  const espaces = mesurerEspaces(
    ouvrirEspaces({
      ...{ journal, registre: journal, horloge, fichiersDe },
      aLOuverture: async (espace) => {
        await garderNouveauxModeles(espace, journal);
        await constaterServices(espace, reglages);
      },
    }),
    mesures,
  );
  // Of several instances that start together, one does it; the others wait, then find it done.
  await journal.seul('demarrage', async () => {
    if (reglages.demonstration && (await demonstrationVoulue(espaces)))
      await semerDemonstration(
        {
          journal,
          registre: journal,
          horloge,
          espace: DEMONSTRATION,
          fichiers: await fichiersDe(DEMONSTRATION),
        },
        signaler,
      );
    await espaces.chacun();
  });
  const sante = ouvrirSante({
    migrationsManquantes: journal.migrationsManquantes,
    donnees: reglages.donnees,
    horloge: guet.etat,
    chaines: chaines.etat,
  });
  mesurerVeilles(mesures, guet, chaines);
  const comptes = await ouvrirComptes({
    ...{ base, horloge, secret, oidc: reglages.oidc },
    adressePublique: adressePublique ?? ADRESSE_LOCALE,
    signaler: (erreur) => signaler('identité professionnelle', erreur),
  });
  const poste = ouvrirPoste({
    ...{ espaces, envois: journal, horloge, fuseau: reglages.fuseau, secret },
    courrier: reglages.smtp ? ouvrirCourrier(reglages.smtp) : null,
    adresse: adressePublique ?? ADRESSE_LOCALE,
  });
  const application = creerApplication({
    poste,
    espaces,
    comptes,
    courrier: reglages.courrier ?? (poste.ouverte ? poste.envoyer : null),
    agents: reglages.oidc && new URL(reglages.oidc.emetteur).origin,
    horloge,
    actifs: chargerActifs(),
    secret,
    adressePublique,
    estUnProxy: reglages.estUnProxy ?? (() => false),
    limites: reglages.limites ?? LIMITES,
    fuseau: reglages.fuseau,
    guide: join(RACINE, 'docs/guide'),
    signaler,
    exploitation: {
      servie(requete) {
        mesures.requete(requete);
        reglages.servie?.(requete);
      },
      etat: sante.etat,
      jetonDeMetriques: reglages.jetonDeMetriques ?? null,
      metriques: mesures.rendre,
    },
  });
  return {
    ...{ application, espaces, poste, mesures, sante },
    seul: journal.seul,
    verifierDesChaines: chaines.tour,
    async balayer() {
      await comptes.balayer();
      const avant = instant(new Date(Date.parse(horloge.maintenant()) - heures * 3_600_000));
      for (const { fichiers } of await espaces.chacun()) await fichiers.balayer(avant);
    },
    fermer: () => journal.fermer(),
  };
}

function direRefermes({ refermes, ouverts }: Refermes, avertir: Reglages['avertir'] = () => undefined): void {
  if (refermes.length > 0)
    avertir(
      `les données étaient lisibles par d’autres comptes de la machine, elles ne le sont plus : ${refermes.join(', ')}`,
    );
  if (ouverts.length > 0)
    avertir(
      `d’autres comptes de la machine peuvent lire les données, et je ne peux pas les refermer : ${ouverts.join(', ')}`,
    );
}

function mesurerVeilles(mesures: Mesures, guet: GuetDHorloge, chaines: VeilleDesChaines): void {
  mesures.jauge(
    'maillage_horloge_recul_secondes',
    'retard de l’horloge sur un instant déjà passé',
    guet.recul,
  );
  mesures.jauge('maillage_chaines_rompues', 'chaînes de faits trouvées rompues', chaines.rompues);
  mesures.jauge(
    'maillage_chaines_verifiees_secondes',
    'quand toutes les chaînes avaient été relues, en secondes depuis 1970 ; 0 : pas encore depuis le démarrage',
    chaines.complete,
  );
}

/** As the settings have it when nothing is said. */
const FICHIERS = { quota: 5_000_000_000, heures: 24 };

/** Without a public address, the service answers on this machine only: cookies then travel without TLS. */
const ADRESSE_LOCALE = 'http://127.0.0.1';

const DEMONSTRATION = 'demonstration';

/** Where an authority has founded its own espace first, no demonstration comes beside it. */
async function demonstrationVoulue(espaces: Espaces): Promise<boolean> {
  const tous = await espaces.liste();
  return tous.length === 0 || tous.some((e) => e.id === DEMONSTRATION);
}

/** The project's folder, whether this file runs from src/ or from dist/src/. */
const RACINE = fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../../' : '../', import.meta.url));

/** The journal, and the base beneath it that the accounts share. */
async function ouvrirMagasin({ base, donnees }: Reglages) {
  const ouverte = base === null ? await baseSqlite(donnees) : await basePostgres(base);
  return { base: ouverte, journal: await ouvrirJournal(ouverte) };
}

const baseSqlite = async (donnees: string) =>
  (await import('./journal/sqlite.ts')).ouvrirBaseSqlite(join(donnees, 'maillage.sqlite'));
const basePostgres = async (adresse: string) =>
  (await import('./journal/postgres.ts')).ouvrirBasePostgres(adresse);

/** A space already lived in opens even when its stories, since rewritten, can no longer go on: what is recorded comes first. */
async function semerDemonstration(contexte: Contexte, signaler: Reglages['signaler']): Promise<void> {
  const { semer } = await import('../demo/semer.ts');
  const dejaVecue = (await contexte.journal.flux(contexte.espace)).length > 0;
  try {
    await semer(contexte, { aujourdhui: contexte.horloge.aujourdhui(), modeles: await lireModeles() });
  } catch (erreur) {
    if (!dejaVecue) throw erreur;
    signaler('suite de la démonstration', erreur);
  }
}

/**
 * A modele edited on disk is offered to new agreements; those already signed keep the text they were signed under. Texts
 * already kept are known by their hash: compiling them waits for whoever needs them.
 */
async function garderNouveauxModeles(espace: Espace, registre: Registre): Promise<void> {
  const gardes = new Set((await registre.modeles(espace.id)).map((m) => m.empreinte));
  for (const { nom, source } of await lireModeles()) {
    if (gardes.has(createHash('sha256').update(source).digest('hex'))) continue;
    await espace.garderModele(source, nom);
  }
}

async function lireModeles(): Promise<readonly { readonly nom: string; readonly source: string }[]> {
  const dossier = join(RACINE, 'modeles');
  const noms = (await readdir(dossier)).filter((n) => n.endsWith('.md')).sort();
  return Promise.all(
    noms.map(async (n) => ({ nom: n.slice(0, -3), source: await readFile(join(dossier, n), 'utf8') })),
  );
}
