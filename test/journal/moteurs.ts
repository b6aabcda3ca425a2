import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Journal } from '../../src/journal/journal.ts';
import type { Registre } from '../../src/journal/registre.ts';
import { ouvrirSqlite } from '../../src/journal/sqlite.ts';

export type Magasin = Journal & Registre;

/** One engine under test: gives a new empty store each time, and cleans up after itself. */
export interface MoteurDEssai {
  readonly nom: string;
  /** an address that several processes may open */
  nouvelleAdresse(): Promise<string>;
  ouvrir(adresse: string): Promise<Magasin>;
  nettoyer(): Promise<void>;
}

export function moteurSqlite(): MoteurDEssai {
  const dossiers: string[] = [];
  return {
    nom: 'SQLite',
    async nouvelleAdresse() {
      const dossier = await mkdtemp(join(tmpdir(), 'maillage-journal-'));
      dossiers.push(dossier);
      return join(dossier, 'journal.db');
    },
    ouvrir: ouvrirSqlite,
    async nettoyer() {
      for (const d of dossiers.splice(0)) await rm(d, { recursive: true, force: true });
    },
  };
}
