import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { motsDe, plier } from '../basics/pli.ts';
import type { Tables } from './base.ts';
import type { FiltreArrivees, Journal, LigneArrivee, Page, ProjectionArrivee } from './journal.ts';
import { compter, et } from './portee.ts';

/** What lists of a counter read, and what tells a message already received. */
export const arrivees = (
  db: Kysely<Tables>,
): Pick<Journal, 'arrivees' | 'compterArrivees' | 'messagesConnus' | 'reprojeterArrivee'> => ({
  arrivees: (filtre) => lister(db, filtre),
  compterArrivees: (filtre) => compter(db, sql`select 1 from ${choisir(filtre)}`),
  messagesConnus: (espace, quoi) => connus(db, espace, quoi),
  reprojeterArrivee: (espace, projection) =>
    db.transaction().execute((tx) => ecrireArrivee(tx, espace, projection)),
});

/** Replaces the row of an arrival. */
export async function ecrireArrivee(
  tx: Transaction<Tables>,
  espace: string,
  { arrivee: a }: ProjectionArrivee,
): Promise<void> {
  const rangee = {
    espace,
    flux: a.flux,
    rang: a.rang,
    guichet: a.guichet,
    organisation: a.organisation ?? '',
    etat: a.etat,
    moyen: a.moyen,
    recue_tri: -a.recueLe,
    heure: a.enregistree,
    recherche: plier(a.recherche).slice(0, 500),
    source: a.source,
    message: a.message,
    fiche: JSON.stringify(a),
  };
  await tx
    .insertInto('arrivee')
    .values(rangee)
    .onConflict((c) => c.columns(['espace', 'flux']).doUpdateSet(rangee))
    .execute();
}

/** One page, the last received first. */
async function lister(db: Kysely<Tables>, filtre: FiltreArrivees): Promise<Page<LigneArrivee>> {
  const { page, taille } = filtre;
  const choisies = choisir(filtre);
  const total = await compter(db, sql`select 1 from ${choisies}`);
  const { rows } = await sql<{ fiche: string }>`
    select a.fiche from ${choisies} order by a.recue_tri, a.heure desc, a.flux
    limit ${taille} offset ${(page - 1) * taille}`.execute(db);
  return { lignes: rows.map((r) => JSON.parse(r.fiche) as LigneArrivee), total, page, taille };
}

function choisir(f: Omit<FiltreArrivees, 'page' | 'taille'>): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`a.espace = ${f.espace}`];
  if (f.guichet !== undefined) conditions.push(sql`a.guichet = ${f.guichet}`);
  if (f.organisation !== undefined) conditions.push(sql`a.organisation = ${f.organisation}`);
  if (f.etats !== undefined) conditions.push(sql`a.etat in (${sql.join([...f.etats])})`);
  if (f.moyen !== undefined) conditions.push(sql`a.moyen = ${f.moyen}`);
  if (f.recueLe !== undefined) conditions.push(sql`a.recue_tri = ${-f.recueLe}`);
  for (const mot of motsDe(f.recherche ?? '')) conditions.push(sql`a.recherche like ${`%${mot}%`}`);
  return sql`arrivee as a where ${et(conditions)}`;
}

async function connus(
  db: Kysely<Tables>,
  espace: string,
  quoi: Parameters<Journal['messagesConnus']>[1],
): Promise<readonly LigneArrivee[]> {
  if (quoi.valeurs.length === 0) return [];
  const lues = await db
    .selectFrom('arrivee')
    .select('fiche')
    .where('espace', '=', espace)
    .where(quoi.par, 'in', [...quoi.valeurs])
    .execute();
  return lues.map((l) => JSON.parse(l.fiche) as LigneArrivee);
}
