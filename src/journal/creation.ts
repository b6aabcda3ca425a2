import { type Kysely, sql } from 'kysely';
import type { Moteur, Tables } from './base.ts';

export interface Migration {
  readonly nom: string;
  readonly faire: (db: Kysely<Tables>, moteur: Moteur) => Promise<void>;
}

/** Byte order on both engines: SQLite's default, and what makes a PostgreSQL index serve sorts and keys alike. */
export const TEXTE = { sqlite: sql`text`, postgres: sql`text collate "C"` };

/** Columns of a table in one line: `t` text, `n` integer (53 bits), `?` may be null. */
export async function creer(
  db: Kysely<Tables>,
  moteur: Moteur,
  table: keyof Tables,
  colonnes: Readonly<Record<string, 't' | 't?' | 'n' | 'n?'>>,
  cle: readonly string[],
): Promise<void> {
  const definitions = Object.entries(colonnes).map(
    ([nom, genre]) =>
      sql`${sql.ref(nom)} ${genre.startsWith('t') ? TEXTE[moteur] : sql`bigint`} ${genre.endsWith('?') ? sql`` : sql`not null`}`,
  );
  const fin = moteur === 'sqlite' ? sql`without rowid` : sql``;
  await sql`create table ${sql.table(table)} (${sql.join(definitions)}, primary key (${sql.join(cle.map((c) => sql.ref(c)))})) ${fin}`.execute(
    db,
  );
}
