import {
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import pg from 'pg';
import type { Base, Tables } from './base.ts';
import type { Envois } from './envois.ts';
import type { Journal } from './journal.ts';
import { ouvrirJournal } from './ouvrir.ts';
import type { Registre } from './registre.ts';
import { seulSurPostgres } from './verrou.ts';

/**
 * Opens (and brings up to date) the journal of one PostgreSQL database.
 * Throws when the server cannot be reached, or does not sync what it acknowledges.
 */
export const ouvrirPostgres = async (url: string): Promise<Journal & Registre & Envois> =>
  ouvrirJournal(await ouvrirBasePostgres(url));

/** The base alone, its schema as it stands: the journal and the accounts share one. */
export async function ouvrirBasePostgres(url: string): Promise<Base> {
  const { base, pool } = basePostgres(url);
  const { rows } = await pool.query<{ fsync: string }>('show fsync');
  if (rows[0]?.fsync !== 'on') {
    await pool.end();
    throw new Error('PostgreSQL tourne avec fsync=off : une coupure de courant perdrait des faits accusés');
  }
  return base;
}

const entier = (texte: string): number => {
  const n = Number(texte);
  if (!Number.isSafeInteger(n)) throw new RangeError(`entier inexact : ${texte}`);
  return n;
};
/** bigint, and the numeric that sums of bigints become: PostgreSQL sends both as text. */
const LUS_EN_ENTIER = new Set([20, 1700]);

/** The same without the check: a test may want a server that does not sync. */
export function basePostgres(url: string): { readonly base: Base; readonly pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    // Whatever the server's default, a commit returns once its bytes are on disk.
    options: '-c synchronous_commit=on',
    types: {
      getTypeParser: (oid: number, format?: string) =>
        LUS_EN_ENTIER.has(oid) ? entier : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // Without listeners, a server that stops kills this process: the pool's for the connections that rest, the
  // client's for those at work (their query fails as well, and says so).
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => pilote(pool),
      createIntrospector: (k) => new PostgresIntrospector(k),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return { base: { moteur: 'postgres', db, seul: seulSurPostgres(db) }, pool };
}

function pilote(pool: pg.Pool): Driver {
  const base = new PostgresDriver({ pool });
  return {
    init: () => base.init(),
    acquireConnection: () => base.acquireConnection(),
    releaseConnection: (c) => base.releaseConnection(c as Parameters<typeof base.releaseConnection>[0]),
    destroy: () => base.destroy(),
    beginTransaction: (c, reglages) => base.beginTransaction(c, reglages),
    commitTransaction: (c) => base.commitTransaction(c),
    // A server that panics (full disk, failed fsync) has said why, then is gone: that it cannot roll back says nothing.
    rollbackTransaction: (c) => base.rollbackTransaction(c).catch(() => undefined),
  };
}
