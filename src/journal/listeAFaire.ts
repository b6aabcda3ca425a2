import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from './base.ts';
import type { FiltreAFaire, LigneAFaire, Page } from './journal.ts';
import { compter, et, type Poids, peser, type Volet } from './portee.ts';
import { INCONNU } from './projection.ts';
import type { Retenir } from './totaux.ts';

/** One page of what is to be done, sorted and counted by the base; unknown dates and amounts last. */
export async function aFaire(
  db: Kysely<Tables>,
  retenir: Retenir,
  filtre: FiltreAFaire,
): Promise<Page<LigneAFaire & { readonly titre: string }>> {
  const volets = voletsDe(filtre);
  const poids = {
    partie: await peser(db, retenir, filtre.espace, volets.partie),
    situe: await peser(db, retenir, filtre.espace, volets.situe),
    agir: await peser(db, retenir, filtre.espace, volets.agir),
  };
  const { page, taille, tri = 'limite', ...reste } = filtre;
  const total = await retenir(filtre.espace, `a-faire ${JSON.stringify(reste)}`, () =>
    compter(db, sql`select 1 from ${choisies(filtre, volets, poids, meneurDuTotal(filtre, poids))}`),
  );
  const meneur = meneurDeLaPage(filtre, poids);
  const { rows } = await sql<{ fiche: string; titre: string }>`
    select l.fiche, d.titre from (
      select l.espace, l.flux, l.cle from ${choisies(filtre, volets, poids, meneur)}
      order by ${ordre(tri, meneur)} limit ${taille} offset ${(page - 1) * taille}
    ) as k
    join ligne as l on l.espace = k.espace and l.flux = k.flux and l.cle = k.cle
    join dossier as d on d.espace = k.espace and d.flux = k.flux
    order by ${ordre(tri, 'ligne')}`.execute(db);
  const lignes = rows.map((r) => ({ ...(JSON.parse(r.fiche) as LigneAFaire), titre: r.titre }));
  return { lignes, total, page, taille };
}

/** The table that is read first: the others are then met by key. */
type Meneur = 'ligne' | 'partie' | 'situe' | 'agir';
type Volets = Readonly<Record<'partie' | 'situe' | 'agir', Volet | null>>;
type Poidss = Readonly<Record<'partie' | 'situe' | 'agir', Poids>>;

const voletsDe = (f: FiltreAFaire): Volets => ({
  partie:
    f.organisation === null ? null : { table: 'partie', colonne: 'organisation', valeur: f.organisation },
  situe: f.quartier === undefined ? null : { table: 'situe', colonne: 'quartier', valeur: f.quartier },
  agir: f.qui === undefined ? null : { table: 'agir', colonne: 'organisation', valeur: f.qui },
});

function meneurDeLaPage(f: FiltreAFaire, poids: Poidss): Meneur {
  if (f.flux !== undefined) return 'ligne';
  for (const table of ['partie', 'agir', 'situe'] as const) if (poids[table] === 'peu') return table;
  // `agir` is kept in order of date.
  return poids.agir === 'beaucoup' && (f.tri ?? 'limite') === 'limite' ? 'agir' : 'ligne';
}

function meneurDuTotal(f: FiltreAFaire, poids: Poidss): Meneur {
  if (f.flux !== undefined) return 'ligne';
  for (const table of ['partie', 'agir', 'situe'] as const) if (poids[table] === 'peu') return table;
  for (const table of ['situe', 'agir', 'partie'] as const) if (poids[table] === 'beaucoup') return table;
  return 'ligne';
}

/** `from … where …` of the rows asked for. `cross join` keeps SQLite to the order of reading that we chose. */
function choisies(f: FiltreAFaire, volets: Volets, poids: Poidss, meneur: Meneur): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`l.espace = ${f.espace}`];
  if (meneur !== 'ligne') {
    conditions.push(sql`m.espace = ${f.espace}`, sql`l.flux = m.flux`);
    conditions.push(sql`${sql.ref(`m.${volets[meneur]?.colonne}`)} = ${volets[meneur]?.valeur}`);
    if (meneur === 'agir') conditions.push(sql`l.cle = m.cle`);
  }
  for (const table of ['partie', 'situe', 'agir'] as const) {
    const volet = volets[table];
    if (volet === null || table === meneur || poids[table] === 'tous') continue;
    const aussi = table === 'agir' ? sql`and v.limite_tri = l.limite_tri and v.cle = l.cle` : sql``;
    conditions.push(sql`exists (select 1 from ${sql.table(table)} as v
      where v.espace = ${f.espace} and ${sql.ref(`v.${volet.colonne}`)} = ${volet.valeur} and v.flux = l.flux ${aussi})`);
  }
  if (f.flux !== undefined) conditions.push(sql`l.flux = ${f.flux}`);
  if (f.sorte !== undefined) conditions.push(sql`l.sorte = ${f.sorte}`);
  if (f.urgence !== undefined) conditions.push(sql`l.urgence = ${f.urgence}`);
  const date = sql.ref(meneur === 'agir' ? 'm.limite_tri' : 'l.limite_tri');
  if (f.du !== undefined) conditions.push(sql`${date} >= ${f.du}`);
  if (f.du !== undefined || f.au !== undefined) conditions.push(sql`${date} <= ${f.au ?? INCONNU - 1}`);
  const source = meneur === 'ligne' ? sql`ligne as l` : sql`${sql.table(meneur)} as m cross join ligne as l`;
  return sql`${source} where ${et(conditions)}`;
}

function ordre(tri: NonNullable<FiltreAFaire['tri']>, meneur: Meneur): RawBuilder<unknown> {
  if (tri === 'montant') return sql`l.montant_tri, l.limite_tri, l.flux, l.cle`;
  if (tri === 'convention') return sql`l.titre_tri, l.flux, l.limite_tri, l.cle`;
  return meneur === 'agir' ? sql`m.limite_tri, m.flux, m.cle` : sql`l.limite_tri, l.flux, l.cle`;
}
