import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Contexte } from '../espace/espace.ts';
import type { Journal } from '../journal/journal.ts';
import type { Registre } from '../journal/registre.ts';
import { ouvrirFichiers } from '../services/fichiers.ts';
import { horlogeDuSysteme } from '../services/horloge.ts';
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
export type Magasin = Contexte & { readonly journal: Journal & Registre; readonly dossier: string };

/** Opens the data folder, or the PostgreSQL of DATABASE_URL. `creer`: makes it when there is none. */
export async function ouvrirMagasin(appel: Appel, creer = false): Promise<Result<Magasin, MalAppelee>> {
  const { environnement } = appel;
  const dossier = dossierDesDonnees(appel);
  const fichier = join(dossier, 'maillage.sqlite');
  const url = environnement.DATABASE_URL;
  if (url === undefined && !creer && !(await existe(fichier)))
    return echec(
      mauvaisUsage(
        `«\u00A0${dossier}\u00A0» ne contient pas de données de Maillage. Indiquez-les par --donnees, ou lancez d’abord «\u00A0maillage servir\u00A0».`,
      ),
    );
  try {
    const journal = await ouvrirBase(url, fichier);
    return reussite({
      dossier,
      espace: appel.args.options.espace ?? 'demonstration',
      journal,
      registre: journal,
      fichiers: await ouvrirFichiers(join(dossier, 'fichiers')),
      horloge: { ...horlogeDuSysteme(), aujourdhui: () => appel.aujourdhui },
    });
  } catch (erreur) {
    const cause = erreur instanceof Error ? erreur.message : String(erreur);
    return echec(
      mauvaisUsage(`Les données de «\u00A0${dossier}\u00A0» ne s’ouvrent pas\u00A0: ${pourTerminal(cause)}.`),
    );
  }
}

export const dossierDesDonnees = ({ args, environnement }: Appel): string =>
  resolve(args.options.donnees ?? environnement.MAILLAGE_DATA ?? 'data');

async function ouvrirBase(url: string | undefined, fichier: string): Promise<Journal & Registre> {
  if (url !== undefined) {
    const { ouvrirPostgres } = await import('../journal/postgres.ts');
    return ouvrirPostgres(url);
  }
  const { ouvrirSqlite } = await import('../journal/sqlite.ts');
  return ouvrirSqlite(fichier);
}

const existe = (chemin: string): Promise<boolean> =>
  stat(chemin).then(
    (s) => s.isFile(),
    () => false,
  );
