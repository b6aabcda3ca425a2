import { type Kysely, sql } from 'kysely';
import type { Base, Moteur, Tables } from './base.ts';

/** A row as it is stored: every column of ours is text or a whole number (creation.ts). */
export type Rangee = Readonly<Record<string, string | number | null>>;

/** The whole base at one instant, read while others write. */
export interface Instantane {
  /** the migrations that made its schema */
  readonly migrations: readonly string[];
  /** every other table, accounts and those to come included */
  readonly tables: readonly string[];
  /** all the rows of a table, by lots */
  rangees(table: string): AsyncIterable<readonly Rangee[]>;
}

const LOT = 500;
const OUVRIR: Readonly<Record<Moteur, string>> = {
  // Deferred: the first read fixes what is seen, and no writer waits.
  sqlite: 'begin',
  postgres: 'begin isolation level repeatable read read only',
};

/** Reads the base in one transaction: what is committed meanwhile is not seen, and nobody is held up. */
export function lireInstantane<T>({ db, moteur }: Base, lire: (vu: Instantane) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connexion) => {
    await sql.raw(OUVRIR[moteur]).execute(connexion);
    try {
      return await lire({
        migrations: await lireMigrations(connexion),
        tables: (await nomsDesTables(connexion, moteur)).filter((nom) => nom !== 'migration'),
        rangees: (table) => LIRE[moteur](connexion, table),
      });
    } finally {
      await sql`rollback`.execute(connexion);
    }
  });
}

async function lireMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  return (await db.selectFrom('migration').select('nom').orderBy('nom').execute()).map((m) => m.nom);
}

export async function nomsDesTables(db: Kysely<Tables>, moteur: Moteur): Promise<readonly string[]> {
  const { rows } = await sql<{ nom: string }>`${sql.raw(LISTER[moteur])}`.execute(db);
  return rows.map((r) => r.nom).sort();
}

const LISTER: Readonly<Record<Moteur, string>> = {
  sqlite:
    "select name as nom from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'",
  postgres:
    "select table_name as nom from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'",
};

const LIRE: Readonly<
  Record<Moteur, (db: Kysely<Tables>, table: string) => AsyncIterable<readonly Rangee[]>>
> = {
  async *sqlite(db, table) {
    let lot: Rangee[] = [];
    const rangees = db
      .selectFrom(table as keyof Tables)
      .selectAll()
      .stream();
    for await (const rangee of rangees) {
      lot.push(verifier(table, rangee));
      if (lot.length < LOT) continue;
      yield lot;
      lot = [];
    }
    if (lot.length > 0) yield lot;
  },
  async *postgres(db, table) {
    await sql`declare lecture no scroll cursor for select * from ${sql.table(table)}`.execute(db);
    for (;;) {
      const { rows } = await sql`fetch ${sql.lit(LOT)} from lecture`.execute(db);
      if (rows.length === 0) break;
      yield rows.map((r) => verifier(table, r));
    }
    await sql`close lecture`.execute(db);
  },
};

/** What no engine could give back to the other as it was must not be saved as if it were. */
function verifier(table: string, rangee: unknown): Rangee {
  for (const [colonne, v] of Object.entries(rangee as object))
    if (v !== null && typeof v !== 'string' && !Number.isSafeInteger(v))
      throw new Error(`${table}.${colonne} n’est ni un texte ni un entier : cela ne se sauvegarde pas`);
  return rangee as Rangee;
}
