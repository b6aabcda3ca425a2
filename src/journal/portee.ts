import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from './base.ts';
import type { Retenir } from './totaux.ts';

/** The side tables that hold the many-valued columns of lists. */
export interface Volet {
  readonly table: 'partie' | 'situe' | 'agir';
  readonly colonne: 'organisation' | 'quartier';
  readonly valeur: string;
}

/** What a filter on a many-valued column weighs: few rows are gathered then sorted, many are met along the sort. */
export type Poids = 'tous' | 'peu' | 'beaucoup';

const PEU = 1000;

/** `tous`: a party to every agreement of the espace (the pilot's own authority) needs no filter at all. */
export function peser(
  db: Kysely<Tables>,
  retenir: Retenir,
  espace: string,
  volet: Volet | null,
): Promise<Poids> {
  if (volet === null) return Promise.resolve('tous');
  const { table, valeur } = volet;
  return retenir(espace, `poids ${table} ${valeur}`, async () => {
    const n = await compter(db, sql`select 1 from ${duVolet(espace, volet)} limit ${PEU + 1}`);
    if (n <= PEU) return 'peu';
    if (table !== 'partie') return 'beaucoup';
    const siens = await compter(db, sql`select 1 from ${duVolet(espace, volet)}`);
    const tous = await compter(db, sql`select 1 from dossier where espace = ${espace}`);
    return siens === tous ? 'tous' : 'beaucoup';
  });
}

const duVolet = (espace: string, { table, colonne, valeur }: Volet): RawBuilder<unknown> =>
  sql`${sql.table(table)} where espace = ${espace} and ${sql.ref(colonne)} = ${valeur}`;

export async function compter(db: Kysely<Tables>, lignes: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${lignes}) as compte`.execute(db);
  return rows[0]?.n ?? 0;
}

export const et = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join([...conditions], sql` and `);
