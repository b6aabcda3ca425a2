import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Jour } from '../basics/jour.ts';
import { motsDe } from '../basics/pli.ts';
import type { Tables } from './base.ts';
import type { FiltreDossiers, Journal, LigneDossier, Page } from './journal.ts';
import { compterAFaire } from './listeAFaire.ts';
import { compter, et, type Poids, peser, type Volet } from './portee.ts';
import type { Retenir } from './totaux.ts';

/** One page of agreements, sorted and counted by the base. */
export async function dossiers(
  db: Kysely<Tables>,
  retenir: Retenir,
  filtre: FiltreDossiers,
): Promise<Page<LigneDossier>> {
  const { page, taille, tri = 'titre', ...reste } = filtre;
  const partie = voletParties(filtre.organisation);
  const poids = await peser(db, retenir, filtre.espace, partie);
  const choisis = choisir(filtre, partie, poids);
  const total = await retenir(filtre.espace, `dossiers ${JSON.stringify(reste)}`, () =>
    compter(db, sql`select 1 from ${choisis}`),
  );
  const { rows } = await sql<{ fiche: string }>`
    select d.fiche from (
      select d.espace, d.flux from ${choisis} order by ${ORDRES[tri]} limit ${taille} offset ${(page - 1) * taille}
    ) as k
    join dossier as d on d.espace = k.espace and d.flux = k.flux
    order by ${ORDRES[tri]}`.execute(db);
  return { lignes: rows.map((r) => JSON.parse(r.fiche) as LigneDossier), total, page, taille };
}

/** Totals over all the agreements that an organisation sees; null: all. */
export async function bilan(
  db: Kysely<Tables>,
  retenir: Retenir,
  espace: string,
  organisation: string | null,
): Promise<Awaited<ReturnType<Journal['bilan']>>> {
  const partie = voletParties(organisation);
  const poids = await peser(db, retenir, espace, partie);
  const choisis = choisir({ espace }, partie, poids);
  const sommes = await sql<{ retard: number; suspendus: number; suspendu: number; trop: number }>`
    select coalesce(-sum(d.retard_tri), 0) as retard, coalesce(sum(d.suspendus), 0) as suspendus,
      coalesce(-sum(d.suspendu_tri), 0) as suspendu, coalesce(sum(d.trop_percu), 0) as trop
    from ${choisis}`.execute(db);
  const semaine = await compterAFaire(db, retenir, { espace, organisation, urgence: 'cette-semaine' });
  const versementsEnRetard = await compterAFaire(db, retenir, {
    ...{ espace, organisation },
    sorte: 'versement',
    urgence: 'en-retard',
  });
  const s = sommes.rows[0];
  return {
    enRetard: s?.retard ?? 0,
    versementsEnRetard,
    semaine,
    suspendus: s?.suspendus ?? 0,
    montantSuspendu: s?.suspendu ?? 0,
    tropPercu: s?.trop ?? 0,
  };
}

/** Dossiers to derive again: their day has come, or they were derived on a later day (the clock went back). */
export async function aRederiver(
  db: Kysely<Tables>,
  espace: string,
  au: Jour,
  limite: number,
): Promise<readonly string[]> {
  const venus = await db
    .selectFrom('dossier')
    .select('flux')
    .where('espace', '=', espace)
    .where('prochain', '<=', au)
    .orderBy('prochain')
    .orderBy('flux')
    .limit(limite)
    .execute();
  const enAvance = await db
    .selectFrom('dossier')
    .select('flux')
    .where('espace', '=', espace)
    .where('derive_le', '>', au)
    .orderBy('derive_le')
    .limit(limite)
    .execute();
  return [...new Set([...venus, ...enAvance].map((d) => d.flux))].slice(0, limite);
}

const voletParties = (organisation: string | null): Volet | null =>
  organisation === null ? null : { table: 'partie', colonne: 'organisation', valeur: organisation };

function choisir(
  f: Pick<FiltreDossiers, 'espace' | 'recherche' | 'quartier' | 'phase' | 'modele'>,
  partie: Volet | null,
  poids: Poids,
): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`d.espace = ${f.espace}`];
  const mene = partie !== null && poids === 'peu';
  if (partie !== null && poids !== 'tous')
    conditions.push(
      mene
        ? sql`p.espace = ${f.espace} and p.organisation = ${partie.valeur} and d.flux = p.flux`
        : sql`exists (select 1 from partie as p where p.espace = ${f.espace}
            and p.organisation = ${partie.valeur} and p.flux = d.flux)`,
    );
  if (f.quartier !== undefined)
    conditions.push(sql`exists (select 1 from situe as s where s.espace = ${f.espace}
      and s.quartier = ${f.quartier} and s.flux = d.flux)`);
  if (f.phase !== undefined) conditions.push(sql`d.phase = ${f.phase}`);
  if (f.modele !== undefined) conditions.push(sql`d.modele = ${f.modele}`);
  for (const mot of motsDe(f.recherche ?? '')) conditions.push(sql`d.recherche like ${`%${mot}%`}`);
  return sql`${mene ? sql`partie as p cross join dossier as d` : sql`dossier as d`} where ${et(conditions)}`;
}

const ORDRES = {
  titre: sql`d.titre_tri, d.flux`,
  prochaine: sql`d.prochaine_tri, d.titre_tri, d.flux`,
  retard: sql`d.retard_tri, d.titre_tri, d.flux`,
  suspendu: sql`d.suspendu_tri, d.titre_tri, d.flux`,
} satisfies Record<NonNullable<FiltreDossiers['tri']>, RawBuilder<unknown>>;
