import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contexte, Espace, Horloge } from './espace/espace.ts';
import { ouvrirEspace } from './espace/ouvrir.ts';
import { ouvrirFichiers } from './services/fichiers.ts';
import { chargerActifs } from './web/actifs.ts';
import { creerApplication } from './web/application.tsx';
import type { Dependances } from './web/env.ts';
import { LIMITES, type Limites } from './web/porte/limites.ts';

export interface Reglages {
  /** folder of the database, the files and the secret; made when missing */
  readonly donnees: string;
  /** PostgreSQL; null: SQLite in the data folder */
  readonly base: string | null;
  readonly horloge: Horloge;
  readonly secret: Buffer<ArrayBuffer>;
  readonly adressePublique: string | null;
  readonly fuseau: string;
  readonly signaler: Dependances['signaler'];
  readonly limites?: Limites;
}

/** The service, assembled: its application, its espace, and how to close it. */
export interface Service {
  readonly application: ReturnType<typeof creerApplication>;
  readonly espace: Espace;
  fermer(): Promise<void>;
}

/** Opens the store, keeps the modeles, carries the demonstration up to the present day, and builds the application. */
export async function assembler(reglages: Reglages): Promise<Service> {
  await mkdir(reglages.donnees, { recursive: true });
  const journal = await ouvrirBase(reglages);
  const contexte: Contexte = {
    espace: ESPACE,
    journal,
    registre: journal,
    fichiers: await ouvrirFichiers(join(reglages.donnees, 'fichiers')),
    horloge: reglages.horloge,
  };
  const espace = ouvrirEspace(contexte);
  const { IDENTITES, ORGANISATIONS } = await import('../demo/identites.ts');
  await semerDemonstration(contexte, reglages.signaler);
  await garderNouveauxModeles(contexte, espace);
  const application = creerApplication({
    espace,
    actifs: chargerActifs(),
    secret: reglages.secret,
    adressePublique: reglages.adressePublique,
    identites: IDENTITES.map((i) => ({
      acteur: i.acteur,
      nom: i.nom,
      pour: ORGANISATIONS.find((o) => o.id === i.acteur.organisation)?.nom ?? '',
    })),
    limites: reglages.limites ?? LIMITES,
    fuseau: reglages.fuseau,
    guide: join(RACINE, 'docs/guide'),
    signaler: reglages.signaler,
  });
  return { application, espace, fermer: () => journal.fermer() };
}

/** One espace for now; several authorities on one installation come later. */
const ESPACE = 'demonstration';

/** The project's folder, whether this file runs from src/ or from dist/src/. */
const RACINE = fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../../' : '../', import.meta.url));

async function ouvrirBase({ base, donnees }: Reglages) {
  if (base !== null) {
    const { ouvrirPostgres } = await import('./journal/postgres.ts');
    return ouvrirPostgres(base);
  }
  const { ouvrirSqlite } = await import('./journal/sqlite.ts');
  return ouvrirSqlite(join(donnees, 'maillage.sqlite'));
}

/** A space already lived in opens even when its stories, since rewritten, can no longer go on: what is recorded comes first. */
async function semerDemonstration(contexte: Contexte, signaler: Reglages['signaler']): Promise<void> {
  const { semer } = await import('../demo/semer.ts');
  const dejaVecue = (await contexte.journal.flux(ESPACE)).length > 0;
  try {
    await semer(contexte, { aujourdhui: contexte.horloge.aujourdhui(), modeles: await lireModeles() });
  } catch (erreur) {
    if (!dejaVecue) throw erreur;
    signaler('suite de la démonstration', erreur);
  }
}

/** A modele edited on disk is offered to new agreements; those already signed keep the text they were signed under. */
async function garderNouveauxModeles({ registre }: Contexte, espace: Espace): Promise<void> {
  const gardes = new Set((await registre.modeles(ESPACE)).map((m) => m.empreinte));
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
