import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../basics/instant.ts';
import { creerDossier, ecrireEntier, synchroniserDossier } from './durable.ts';

/** What the search for harmful programs said of some content, when, and what searched. */
export type Examen =
  /** nothing was asked to search it: no search is configured, or it was kept before one was */
  | { readonly sorte: 'sans-examen' }
  /** held until it has been searched: `cause` says why it could not be, the last time */
  | { readonly sorte: 'attente'; readonly cause: string | null }
  | { readonly sorte: 'sain'; readonly le: Instant; readonly par: string }
  | { readonly sorte: 'infecte'; readonly le: Instant; readonly par: string; readonly signature: string };

/** Content held back, by its hash. Marks lie on the same disk as the files: several instances see the same ones. */
export interface Quarantaine {
  /** Holds content that is about to be named; nothing gives it out until `conclure`. */
  retenir(empreinte: string): Promise<void>;
  conclure(empreinte: string, examen: Exclude<Examen, { readonly sorte: 'sans-examen' }>): Promise<void>;
  examen(empreinte: string): Promise<Examen>;
  retenus(): Promise<readonly string[]>;
  /** the content is gone, and what was said of it goes too */
  oublier(empreinte: string): Promise<void>;
}

export async function ouvrirQuarantaine(racine: string): Promise<Quarantaine> {
  const attente = join(racine, 'examens', 'attente');
  const conclus = join(racine, 'examens', 'conclus');
  for (const dossier of [attente, conclus]) await creerDossier(dossier);
  for (const dossier of [racine, join(racine, 'examens')]) await synchroniserDossier(dossier);
  const lireNote = async <T>(dossier: string, empreinte: string): Promise<T | null> => {
    try {
      return JSON.parse(await readFile(join(dossier, empreinte), 'utf8')) as T;
    } catch (erreur) {
      if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw erreur;
    }
  };
  const retenir = (empreinte: string, cause: string | null): Promise<void> =>
    ecrireEntier(attente, join(attente, empreinte), JSON.stringify({ sorte: 'attente', cause }));
  return {
    retenir: (empreinte) => retenir(empreinte, null),
    async conclure(empreinte, examen) {
      if (examen.sorte === 'attente') return retenir(empreinte, examen.cause);
      await ecrireEntier(conclus, join(conclus, empreinte), JSON.stringify(examen));
      // The verdict stands before the hold is lifted.
      await rm(join(attente, empreinte), { force: true });
      await synchroniserDossier(attente);
    },
    async examen(empreinte) {
      if (!EMPREINTE.test(empreinte)) return { sorte: 'sans-examen' };
      const retenu = await lireNote<Examen>(attente, empreinte);
      return retenu ?? (await lireNote<Examen>(conclus, empreinte)) ?? { sorte: 'sans-examen' };
    },
    async oublier(empreinte) {
      for (const dossier of [attente, conclus]) await rm(join(dossier, empreinte), { force: true });
    },
    retenus: async () => (await readdir(attente)).filter((nom) => EMPREINTE.test(nom)),
  };
}

const EMPREINTE = /^[0-9a-f]{64}$/;
