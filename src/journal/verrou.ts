import { setTimeout as attendre } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import type { Seul, Tables } from './base.ts';
import { creerPrive } from './prive.ts';

/** A file beside the base, locked by the system: two of our processes are on one machine. */
export function seulSurSqlite(base: Database.Database): Seul {
  return async (quoi, faire) => {
    if (base.memory) return faire();
    creerPrive(`${base.name}.${quoi}`);
    const verrou = new Database(`${base.name}.${quoi}`, { timeout: 0 });
    try {
      while (!prendre(verrou)) await attendre(50);
      return await faire();
    } finally {
      verrou.close();
    }
  };
}

function prendre(verrou: Database.Database): boolean {
  try {
    verrou.exec('begin exclusive');
    return true;
  } catch (erreur) {
    if ((erreur as { code?: unknown }).code === 'SQLITE_BUSY') return false;
    throw erreur;
  }
}

/** Apart from the lock of migrations, which is taken within it. */
const FAMILLE = 7_236_543;

/** A lock of the server's, held by a connection: gone with it. */
export const seulSurPostgres =
  (db: Kysely<Tables>): Seul =>
  (quoi, faire) =>
    db.connection().execute(async (connexion) => {
      await sql`select pg_advisory_lock(${sql.lit(FAMILLE)}, hashtext(${quoi}))`.execute(connexion);
      try {
        return await faire();
      } finally {
        // A lost connection has already given it up.
        await sql`select pg_advisory_unlock(${sql.lit(FAMILLE)}, hashtext(${quoi}))`
          .execute(connexion)
          .catch(() => undefined);
      }
    });
