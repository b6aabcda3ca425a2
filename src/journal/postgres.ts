import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Base, Tables } from './base.ts';
import type { Journal } from './journal.ts';
import { ouvrirJournal } from './ouvrir.ts';
import type { Registre } from './registre.ts';

/**
 * Opens (and brings up to date) the journal of one PostgreSQL database.
 * Throws when the server cannot be reached, or does not sync what it acknowledges.
 */
export async function ouvrirPostgres(url: string): Promise<Journal & Registre> {
  const { base, pool } = basePostgres(url);
  const { rows } = await pool.query<{ fsync: string }>('show fsync');
  if (rows[0]?.fsync !== 'on') {
    await pool.end();
    throw new Error('PostgreSQL tourne avec fsync=off : une coupure de courant perdrait des faits accusés');
  }
  return ouvrirJournal(base);
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
  // Without a listener, a server that restarts while a connection rests kills the process.
  pool.on('error', () => undefined);
  return {
    base: { moteur: 'postgres', db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) },
    pool,
  };
}
