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
  const poids = await peserTous(db, retenir, filtre.espace, volets);
  const { page, taille, tri = 'limite' } = filtre;
  const total = await compterAFaire(db, retenir, filtre);
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

/** How many rows a filter keeps, counted anew only when something was written. */
export async function compterAFaire(db: Kysely<Tables>, retenir: Retenir, filtre: Filtre): Promise<number> {
  const volets = voletsDe(filtre);
  const poids = await peserTous(db, retenir, filtre.espace, volets);
  const { organisation, flux, qui, sorte, quartier, urgence, du, au } = filtre;
  const cle = JSON.stringify([organisation, flux, qui, sorte, quartier, urgence, du, au]);
  return retenir(filtre.espace, `a-faire ${cle}`, () =>
    compter(db, sql`select 1 from ${comptees(filtre, volets, poids)}`),
  );
}

/** The table that is read first: the others are then met by key. */
type Meneur = 'ligne' | 'partie' | 'situe' | 'agir';
type Volets = Readonly<Record<'partie' | 'situe' | 'agir', Volet | null>>;
type Poidss = Readonly<Record<'partie' | 'situe' | 'agir', Poids>>;

/** A filter without its page. */
type Filtre = Omit<FiltreAFaire, 'page' | 'taille'>;

const peserTous = async (
  db: Kysely<Tables>,
  retenir: Retenir,
  espace: string,
  v: Volets,
): Promise<Poidss> => ({
  partie: await peser(db, retenir, espace, v.partie),
  situe: await peser(db, retenir, espace, v.situe),
  agir: await peser(db, retenir, espace, v.agir),
});

const voletsDe = (f: Filtre): Volets => ({
  partie:
    f.organisation === null ? null : { table: 'partie', colonne: 'organisation', valeur: f.organisation },
  situe: f.quartier === undefined ? null : { table: 'situe', colonne: 'quartier', valeur: f.quartier },
  agir: f.qui === undefined ? null : { table: 'agir', colonne: 'organisation', valeur: f.qui },
});

function meneurDeLaPage(f: Filtre, poids: Poidss): Meneur {
  if (f.flux !== undefined) return 'ligne';
  for (const table of ['partie', 'agir', 'situe'] as const) if (poids[table] === 'peu') return table;
  // `agir` is kept in order of date.
  return poids.agir === 'beaucoup' && (f.tri ?? 'limite') === 'limite' ? 'agir' : 'ligne';
}

function meneurDuTotal(f: Filtre, poids: Poidss): Meneur {
  if (f.flux !== undefined) return 'ligne';
  for (const table of ['partie', 'agir', 'situe'] as const) if (poids[table] === 'peu') return table;
  if (poids.agir === 'beaucoup') return 'agir';
  // An index begins with each of these: fewer rows are met that way.
  if ([f.urgence, f.sorte, f.du, f.au].some((x) => x !== undefined)) return 'ligne';
  return poids.situe === 'beaucoup' ? 'situe' : poids.partie === 'beaucoup' ? 'partie' : 'ligne';
}

/** What is counted: `agir` alone knows all that a filter may ask of it. */
function comptees(f: Filtre, volets: Volets, poids: Poidss): RawBuilder<unknown> {
  const meneur = meneurDuTotal(f, poids);
  if (meneur !== 'agir') return choisies(f, volets, poids, meneur);
  return sql`agir as l where l.organisation = ${f.qui} and ${et(conditionsDe(f, { ...volets, agir: null }, poids, false))}`;
}

/** `from … where …` of the rows asked for. `cross join` keeps SQLite to the order of reading that we chose. */
function choisies(f: Filtre, volets: Volets, poids: Poidss, meneur: Meneur): RawBuilder<unknown> {
  if (meneur === 'ligne')
    return sql`ligne as l where ${et(conditionsDe(f, volets, poids, f.flux !== undefined))}`;
  const volet = volets[meneur];
  const conditions = [
    sql`m.espace = ${f.espace} and ${sql.ref(`m.${volet?.colonne}`)} = ${volet?.valeur} and l.flux = m.flux`,
    ...(meneur === 'agir' ? [sql`l.cle = m.cle`, ...periode(f, 'm.limite_tri')] : []),
    ...conditionsDe(f, { ...volets, [meneur]: null }, poids, true),
  ];
  return sql`${sql.table(meneur)} as m cross join ligne as l where ${et(conditions)}`;
}

/** Conditions on `l`, a row of `ligne` (or of `agir`, which bears the same columns). */
function conditionsDe(f: Filtre, volets: Volets, poids: Poidss, parDossier: boolean): RawBuilder<unknown>[] {
  const conditions = [sql`l.espace = ${f.espace}`, ...periode(f, 'l.limite_tri')];
  if (f.flux !== undefined) conditions.push(sql`l.flux = ${f.flux}`);
  for (const colonne of ['sorte', 'urgence'] as const) {
    const valeur = f[colonne];
    if (valeur === undefined) continue;
    // Reached by its dossier, a row must not be looked for again in the index of all late ones: `||` keeps SQLite off it.
    const ref = sql.ref(`l.${colonne}`);
    const parmi = sql.join([valeur].flat());
    conditions.push(parDossier ? sql`${ref} || '' in (${parmi})` : sql`${ref} in (${parmi})`);
  }
  for (const table of ['partie', 'situe', 'agir'] as const) {
    const volet = volets[table];
    if (volet === null || poids[table] === 'tous') continue;
    const aussi = table === 'agir' ? sql`and v.limite_tri = l.limite_tri and v.cle = l.cle` : sql``;
    conditions.push(sql`exists (select 1 from ${sql.table(table)} as v
      where v.espace = ${f.espace} and ${sql.ref(`v.${volet.colonne}`)} = ${volet.valeur} and v.flux = l.flux ${aussi})`);
  }
  return conditions;
}

/** Both days included; a row without a date is in no period. */
function periode({ du, au }: Filtre, colonne: string): RawBuilder<unknown>[] {
  if (du === undefined && au === undefined) return [];
  const date = sql.ref(colonne);
  const fin = sql`${date} <= ${au ?? INCONNU - 1}`;
  return du === undefined ? [fin] : [sql`${date} >= ${du}`, fin];
}

function ordre(tri: NonNullable<FiltreAFaire['tri']>, meneur: Meneur): RawBuilder<unknown> {
  if (tri === 'montant') return sql`l.montant_tri, l.limite_tri, l.flux, l.cle`;
  if (tri === 'convention') return sql`l.titre_tri, l.flux, l.limite_tri, l.cle`;
  return meneur === 'agir' ? sql`m.limite_tri, m.flux, m.cle` : sql`l.limite_tri, l.flux, l.cle`;
}
