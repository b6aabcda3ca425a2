import { type Kysely, sql, type Transaction } from 'kysely';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Base, Moteur, Tables } from './base.ts';
import { verifierChaine } from './chaine.ts';
import { nomsDesTables, type Rangee } from './instantane.ts';
import { lireChaineDans } from './lecture.ts';
import { appliquerMigrations, verrouillerLesMigrations } from './migrations.ts';
import { nommesPar } from './nommes.ts';

/** Why an instant could not be put back. Nothing was written. */
export type RemiseRefusee =
  | { readonly code: 'deja-habite'; readonly table: string }
  | { readonly code: 'table-inconnue'; readonly table: string }
  | { readonly code: 'chaine'; readonly flux: string; readonly detail: string }
  | { readonly code: 'fichier-manquant'; readonly flux: string; readonly empreinte: string };

/** Writes rows of a table that the base must have. */
export type Verser = (table: string, rangees: readonly Rangee[]) => Promise<Result<null, RemiseRefusee>>;

export interface ARemettre<E> {
  readonly migrations: readonly string[];
  /** gives every row through `verser`; a refusal stops everything */
  readonly charger: (verser: Verser) => Promise<Result<null, E>>;
  readonly fichierPresent: (espace: string, empreinte: string) => Promise<boolean>;
}

/**
 * Puts a whole instant into an empty base, of either engine, then brings its schema up to date. Every chain is checked,
 * and every file that a fact names must be there; only then is anything committed.
 */
export async function remettre<E>(
  { db, moteur }: Base,
  { migrations, charger, fichierPresent }: ARemettre<E>,
): Promise<Result<Remis, RemiseRefusee | E>> {
  const issue: { refus: RemiseRefusee | E | null } = { refus: null };
  const exiger = (fait: Result<unknown, RemiseRefusee | E>): void => {
    if (fait.ok) return;
    issue.refus = fait.erreur;
    throw new Error('remise abandonnée');
  };
  try {
    return reussite(
      await db.transaction().execute(async (tx) => {
        await verrouillerLesMigrations(tx, moteur);
        exiger(await viderLeSchema(tx, moteur));
        await appliquerMigrations(tx, moteur, (nom) => migrations.includes(nom));
        const tables = await nomsDesTables(tx, moteur);
        exiger(await charger((table, rangees) => verser(tx, tables, table, rangees)));
        await appliquerMigrations(tx, moteur, () => true);
        const { remis, refus } = await verifierTout(tx, fichierPresent);
        if (refus) exiger(echec(refus));
        return remis;
      }),
    );
  } catch (erreur) {
    if (issue.refus === null) throw erreur;
    return echec(issue.refus);
  }
}

export interface Remis {
  readonly flux: number;
  readonly faits: number;
}

/** An empty base may have been made by another version: its tables are made again as the instant had them. */
async function viderLeSchema(tx: Transaction<Tables>, moteur: Moteur): Promise<Result<null, RemiseRefusee>> {
  const tables = await nomsDesTables(tx, moteur);
  for (const table of tables) {
    if (table === 'migration') continue;
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx);
    if (rows.length > 0) return echec({ code: 'deja-habite', table });
  }
  for (const table of tables) await tx.schema.dropTable(table).execute();
  return reussite(null);
}

/** Both engines bound the parameters of one statement. */
const PARAMETRES = 30_000;

async function verser(
  tx: Transaction<Tables>,
  tables: readonly string[],
  table: string,
  rangees: readonly Rangee[],
): Promise<Result<null, RemiseRefusee>> {
  if (!tables.includes(table) || table === 'migration') return echec({ code: 'table-inconnue', table });
  const parLot = Math.max(1, Math.floor(PARAMETRES / Math.max(1, Object.keys(rangees[0] ?? {}).length)));
  for (let i = 0; i < rangees.length; i += parLot)
    await (tx as Kysely<Record<string, Rangee>>)
      .insertInto(table)
      .values(rangees.slice(i, i + parLot))
      .execute();
  return reussite(null);
}

async function verifierTout(
  tx: Transaction<Tables>,
  fichierPresent: ARemettre<never>['fichierPresent'],
): Promise<{ readonly remis: Remis; readonly refus: RemiseRefusee | null }> {
  let faits = 0;
  const tetes = await tx.selectFrom('tete').select(['espace', 'flux']).execute();
  for (const { espace, flux } of tetes) {
    const chaine = await lireChaineDans(tx, espace, flux);
    faits += chaine.faits.length;
    const remis = { flux: tetes.length, faits };
    const rupture = verifierChaine(chaine)[0];
    if (rupture) return { remis, refus: { code: 'chaine', flux, detail: rupture.detail } };
    for (const empreinte of nommesPar(chaine.faits).fichiers.keys())
      if (!(await fichierPresent(espace, empreinte)))
        return { remis, refus: { code: 'fichier-manquant', flux, empreinte } };
  }
  const { total } = await tx
    .selectFrom('fait')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const remis = { flux: tetes.length, faits };
  const orphelins = Number(total) - faits;
  const detail = `${orphelins} faits n’appartiennent à aucune chaîne`;
  return { remis, refus: orphelins === 0 ? null : { code: 'chaine', flux: '', detail } };
}
