import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Base, Tables } from './base.ts';
import type { Envois } from './envois.ts';
import type { Journal } from './journal.ts';
import { ouvrirJournal } from './ouvrir.ts';
import { creerPrive } from './prive.ts';
import type { Registre } from './registre.ts';
import { seulSurSqlite } from './verrou.ts';

/**
 * Opens (and brings up to date) the journal of one file, created with its folder if needed.
 * Throws when the file cannot be opened: nothing can be served without it.
 */
export const ouvrirSqlite = (chemin: string): Promise<Journal & Registre & Envois> =>
  ouvrirJournal(ouvrirBaseSqlite(chemin));

/** The base alone, its schema as it stands: the journal and the accounts share one. */
export function ouvrirBaseSqlite(chemin: string): Base {
  mkdirSync(dirname(chemin), { recursive: true, mode: 0o700 });
  creerPrive(chemin);
  return baseSqlite(new Database(chemin));
}

/** The same over an open connection: a test may want another one than ours. */
export function baseSqlite(connexion: Database.Database): Base {
  // WAL: readers never wait for the writer. FULL: a commit returns once its bytes are on disk.
  connexion.pragma('journal_mode = WAL');
  connexion.pragma('synchronous = FULL');
  connexion.pragma('busy_timeout = 5000');
  connexion.pragma('foreign_keys = ON');
  connexion.pragma('cache_size = -32000');
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => pilote(connexion),
      createIntrospector: (k) => new SqliteIntrospector(k),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  return { moteur: 'sqlite', db, seul: seulSurSqlite(connexion) };
}

function pilote(connexion: Database.Database): Driver {
  const base = new SqliteDriver({ database: avecRequetesPretes(connexion) });
  const dire = (c: DatabaseConnection, texte: string): Promise<unknown> =>
    c.executeQuery(CompiledQuery.raw(texte));
  return {
    init: () => base.init(),
    acquireConnection: () => base.acquireConnection(),
    releaseConnection: () => base.releaseConnection(),
    destroy: () => base.destroy(),
    beginTransaction: (c) => prendreLaPlume(connexion, () => dire(c, 'begin immediate')),
    commitTransaction: async (c) => void (await dire(c, 'commit')),
    // After a full disk SQLite has already rolled back; a second rollback would throw and hide the cause.
    rollbackTransaction: async (c) => {
      if (connexion.inTransaction) await dire(c, 'rollback');
    },
  };
}

const PATIENCE_MS = 10_000;

/**
 * A plain `begin` that later writes fails at once with "database is locked", whatever the timeout: `immediate` queues.
 * The wait is ours, since SQLite's own would hold the whole process, pages being served included.
 */
async function prendreLaPlume(
  connexion: Database.Database,
  commencer: () => Promise<unknown>,
): Promise<void> {
  const debut = performance.now();
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    connexion.pragma('busy_timeout = 0');
    try {
      await commencer();
      return;
    } catch (erreur) {
      const occupe = (erreur as { code?: unknown }).code === 'SQLITE_BUSY';
      if (!occupe || performance.now() - debut > PATIENCE_MS) throw erreur;
    } finally {
      connexion.pragma('busy_timeout = 5000');
    }
    await attendre(pause);
  }
}

/** Kysely prepares each query anew; keeping the prepared ones halves the cost of a small read. */
function avecRequetesPretes(connexion: Database.Database): {
  close(): void;
  prepare(sql: string): Database.Statement<unknown[]>;
} {
  const pretes = new Map<string, Database.Statement<unknown[]>>();
  return {
    close: () => connexion.close(),
    prepare: (texte) => {
      const prete = pretes.get(texte) ?? connexion.prepare<unknown[]>(texte);
      if (pretes.size > 500) pretes.clear();
      pretes.set(texte, prete);
      return prete;
    },
  };
}
