import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { echec, type Result, reussite } from '../basics/result.ts';
import { aDesComptes } from '../comptes/registre.ts';
import { direFautesDeConfiguration } from '../configuration/dire.ts';
import { type Configuration, lireConfiguration } from '../configuration/lire.ts';
import type { Contexte } from '../espace/espace.ts';
import type { Base } from '../journal/base.ts';
import type { Envois } from '../journal/envois.ts';
import type { Journal } from '../journal/journal.ts';
import { ouvrirJournal } from '../journal/ouvrir.ts';
import type { Registre } from '../journal/registre.ts';
import { ouvrirFichiersDe } from '../services/fichiers.ts';
import { horlogeDuSysteme } from '../services/horloge.ts';
import { rendrePrive } from '../services/prive.ts';
import { lireSecret } from '../services/secret.ts';
import type { OptionDeCommande } from './arguments.ts';
import { type Appel, type MalAppelee, mauvaisUsage } from './commande.ts';
import { pourTerminal } from './sortie.ts';

export const DONNEES: OptionDeCommande = {
  nom: 'donnees',
  valeur: 'DOSSIER',
  aide: 'le dossier des données (sinon MAILLAGE_DATA, sinon ./data)',
};
export const ESPACE: OptionDeCommande = {
  nom: 'espace',
  valeur: 'NOM',
  aide: 'l’espace de travail («\u00A0demonstration\u00A0» par défaut)',
};
export const OPTIONS_DE_DONNEES: readonly OptionDeCommande[] = [DONNEES, ESPACE];

/** The store of a data folder, as the service opens it. `journal` closes it. */
export type Magasin = Contexte & {
  readonly journal: Journal & Registre & Envois;
  readonly base: Base;
  readonly dossier: string;
  readonly reglages: Configuration;
};

/** Opens the data folder, or the PostgreSQL of DATABASE_URL. `creer`: makes it when there is none. */
export async function ouvrirMagasin(appel: Appel, creer = false): Promise<Result<Magasin, MalAppelee>> {
  const lus = lireReglages(appel);
  if (!lus.ok) return lus;
  const { dossier, url, reglages } = lus.valeur;
  const espace = appel.args.options.espace ?? 'demonstration';
  const fichier = join(dossier, 'maillage.sqlite');
  if (url === null && !creer && !(await existe(fichier)))
    return echec(
      mauvaisUsage(
        `«\u00A0${dossier}\u00A0» ne contient pas de données de Maillage. Indiquez-les par --donnees, ou lancez d’abord «\u00A0maillage servir\u00A0».`,
      ),
    );
  try {
    await rendrePrive(dossier);
    const base = await ouvrirBase(url, fichier);
    const journal = await ouvrirJournal(base);
    const horloge = { ...horlogeDuSysteme(), aujourdhui: () => appel.aujourdhui };
    const suivi = {
      ...{ registre: journal, maintenant: horloge.maintenant },
      quota: reglages.service.quota * 1_000_000,
    };
    return reussite({
      base,
      dossier,
      reglages,
      espace,
      journal,
      registre: journal,
      fichiers: await ouvrirFichiersDe(dossier, espace, { suivi }),
      horloge,
    });
  } catch (erreur) {
    const cause = erreur instanceof Error ? erreur.message : String(erreur);
    return echec(
      mauvaisUsage(`Les données de «\u00A0${dossier}\u00A0» ne s’ouvrent pas\u00A0: ${pourTerminal(cause)}.`),
    );
  }
}

/** The whole installation, its schema as it stands: no espace is chosen, nothing is migrated. `base.db` closes it. */
export async function ouvrirInstallation(
  appel: Appel,
  creer: boolean,
): Promise<Result<{ readonly base: Base; readonly donnees: string }, MalAppelee>> {
  const lus = lireReglages(appel);
  if (!lus.ok) return lus;
  const { dossier: donnees, url } = lus.valeur;
  const fichier = join(donnees, 'maillage.sqlite');
  if (url === null && !creer && !(await existe(fichier)))
    return echec(
      mauvaisUsage(
        `«\u00A0${donnees}\u00A0» ne contient pas de données de Maillage. Indiquez-les par --donnees.`,
      ),
    );
  try {
    await rendrePrive(donnees);
    return reussite({ donnees, base: await ouvrirBase(url, fichier) });
  } catch (erreur) {
    const cause = erreur instanceof Error ? erreur.message : String(erreur);
    return echec(mauvaisUsage(`La base ne s’ouvre pas\u00A0: ${pourTerminal(cause)}.`));
  }
}

/** What signs links; said, when it is lost under accounts that rely on it. */
export async function secretDe({ base, dossier, reglages }: Magasin): Promise<Result<Buffer, MalAppelee>> {
  try {
    return reussite(await lireSecret(dossier, reglages.acces.secret, () => aDesComptes(base)));
  } catch (erreur) {
    return echec(mauvaisUsage(pourTerminal(erreur instanceof Error ? `${erreur.message}.` : String(erreur))));
  }
}

/** As the service reads them: what would keep it from starting keeps a command from touching its data. */
function lireReglages({
  args,
  environnement,
}: Appel): Result<
  { readonly dossier: string; readonly url: string | null; readonly reglages: Configuration },
  MalAppelee
> {
  const lue = lireConfiguration(environnement);
  if (!lue.ok) return echec(mauvaisUsage(direFautesDeConfiguration(lue.erreur).trimEnd()));
  const { service } = lue.valeur;
  const { donnees } = args.options;
  return reussite({
    dossier: donnees === undefined ? service.donnees : resolve(donnees),
    url: service.base,
    reglages: lue.valeur,
  });
}

/** Where links lead: the public address, else the service on this machine. */
export const adresseDuService = ({ acces, service }: Configuration): string =>
  acces.adressePublique ?? `http://127.0.0.1:${service.port}`;

async function ouvrirBase(url: string | null, fichier: string): Promise<Base> {
  if (url !== null) return (await import('../journal/postgres.ts')).ouvrirBasePostgres(url);
  return (await import('../journal/sqlite.ts')).ouvrirBaseSqlite(fichier);
}

const existe = (chemin: string): Promise<boolean> =>
  stat(chemin).then(
    (s) => s.isFile(),
    () => false,
  );
