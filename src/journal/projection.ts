import type { Kysely, Transaction } from 'kysely';
import { plier } from '../basics/pli.ts';
import type { Tables } from './base.ts';
import type { LigneAFaire, LigneDossier, ProjectionDossier } from './journal.ts';

/** Sorts after every day and every amount: what is unknown comes last. */
export const INCONNU = 9_000_000_000_000_000;

/** Replaces the rows of a dossier unless facts were appended since it was derived: then their append has done better. */
export async function reprojeter(
  db: Kysely<Tables>,
  espace: string,
  projection: ProjectionDossier,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { flux, rang } = projection.dossier;
    // Writing the same rank locks the head on both engines: no append slips in between.
    const { numUpdatedRows } = await tx
      .updateTable('tete')
      .set({ rang })
      .where('espace', '=', espace)
      .where('flux', '=', flux)
      .where('rang', '=', rang)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return;
    await ecrireProjection(tx, espace, projection);
    await avancerGeneration(tx, espace);
  });
}

export async function oublierProjection(db: Kysely<Tables>, espace: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of ['ligne', 'agir', 'partie', 'situe', 'dossier'] as const)
      await tx.deleteFrom(table).where('espace', '=', espace).execute();
    await avancerGeneration(tx, espace);
  });
}

export async function retirerProjection(
  tx: Transaction<Tables>,
  espace: string,
  flux: string,
): Promise<void> {
  for (const table of ['ligne', 'agir', 'partie', 'situe', 'dossier'] as const)
    await tx.deleteFrom(table).where('espace', '=', espace).where('flux', '=', flux).execute();
}

/** Writes only what differs: most facts move a line or two. */
export async function ecrireProjection(
  tx: Transaction<Tables>,
  espace: string,
  { dossier, lignes }: ProjectionDossier,
): Promise<void> {
  const { flux } = dossier;
  const avant = await tx
    .selectFrom('dossier')
    .select('fiche')
    .where('espace', '=', espace)
    .where('flux', '=', flux)
    .executeTakeFirst();
  await ecrireAppartenances(tx, espace, avant ? (JSON.parse(avant.fiche) as LigneDossier) : null, dossier);
  const rangee = rangeeDeDossier(espace, dossier);
  await tx
    .insertInto('dossier')
    .values(rangee)
    .onConflict((c) => c.columns(['espace', 'flux']).doUpdateSet(rangee))
    .execute();
  await ecrireLignes(tx, espace, dossier, lignes);
}

/** Last write of its transaction: on PostgreSQL it queues the writers of an espace for the time of a commit. */
export async function avancerGeneration(tx: Transaction<Tables>, espace: string): Promise<void> {
  await tx
    .insertInto('generation')
    .values({ espace, numero: 1 })
    .onConflict((c) => c.column('espace').doUpdateSet((eb) => ({ numero: eb('generation.numero', '+', 1) })))
    .execute();
}

async function ecrireAppartenances(
  tx: Transaction<Tables>,
  espace: string,
  avant: LigneDossier | null,
  apres: LigneDossier,
): Promise<void> {
  const { flux } = apres;
  const parties = difference(avant?.organisations ?? [], apres.organisations);
  if (parties.sortis.length > 0)
    await tx
      .deleteFrom('partie')
      .where('espace', '=', espace)
      .where('flux', '=', flux)
      .where('organisation', 'in', parties.sortis)
      .execute();
  if (parties.entres.length > 0)
    await tx
      .insertInto('partie')
      .values(parties.entres.map((organisation) => ({ espace, organisation, flux })))
      .execute();
  const lieux = difference(avant?.quartiers ?? [], apres.quartiers);
  if (lieux.sortis.length > 0)
    await tx
      .deleteFrom('situe')
      .where('espace', '=', espace)
      .where('flux', '=', flux)
      .where('quartier', 'in', lieux.sortis)
      .execute();
  if (lieux.entres.length > 0)
    await tx
      .insertInto('situe')
      .values(lieux.entres.map((quartier) => ({ espace, quartier, flux })))
      .execute();
}

async function ecrireLignes(
  tx: Transaction<Tables>,
  espace: string,
  { flux, titre }: LigneDossier,
  lignes: readonly LigneAFaire[],
): Promise<void> {
  const titreTri = cleDeTri(titre);
  const avant = await tx
    .selectFrom('ligne')
    .select(['cle', 'titre_tri', 'fiche'])
    .where('espace', '=', espace)
    .where('flux', '=', flux)
    .execute();
  const voulues = new Map(lignes.map((l) => [l.cle, rangeeDeLigne(espace, titreTri, { ...l, flux })]));
  const perimees = avant.filter((a) => {
    const voulue = voulues.get(a.cle);
    return voulue?.fiche !== a.fiche || voulue.titre_tri !== a.titre_tri;
  });
  const gardees = new Set(avant.filter((a) => !perimees.includes(a)).map((a) => a.cle));
  const nouvelles = [...voulues.values()].filter((v) => !gardees.has(v.cle));

  if (perimees.length > 0) {
    await tx
      .deleteFrom('ligne')
      .where('espace', '=', espace)
      .where('flux', '=', flux)
      .where(
        'cle',
        'in',
        perimees.map((p) => p.cle),
      )
      .execute();
    const anciens = perimees.flatMap((p) => rangeesAgir(espace, JSON.parse(p.fiche) as LigneAFaire));
    for (const a of anciens)
      await tx
        .deleteFrom('agir')
        .where('espace', '=', espace)
        .where('organisation', '=', a.organisation)
        .where('limite_tri', '=', a.limite_tri)
        .where('flux', '=', flux)
        .where('cle', '=', a.cle)
        .execute();
  }
  if (nouvelles.length > 0) {
    await tx.insertInto('ligne').values(nouvelles).execute();
    const agir = nouvelles.flatMap((n) => rangeesAgir(espace, JSON.parse(n.fiche) as LigneAFaire));
    if (agir.length > 0) await tx.insertInto('agir').values(agir).execute();
  }
}

function rangeeDeDossier(espace: string, d: LigneDossier) {
  return {
    espace,
    flux: d.flux,
    rang: d.rang,
    titre: d.titre,
    titre_tri: cleDeTri(d.titre),
    recherche: plier(d.recherche).slice(0, 500),
    modele: d.modele,
    phase: d.phase,
    retard_tri: -d.enRetard,
    suspendus: d.suspendus,
    suspendu_tri: -d.montantSuspendu,
    trop_percu: d.tropPercu,
    prochaine_tri: d.prochaine ?? INCONNU,
    derive_le: d.deriveLe,
    prochain: d.prochain,
    fiche: JSON.stringify(d),
  };
}

function rangeeDeLigne(espace: string, titreTri: string, l: LigneAFaire) {
  return {
    espace,
    flux: l.flux,
    cle: l.cle,
    sorte: l.sorte,
    urgence: l.urgence,
    limite_tri: l.limite ?? INCONNU,
    // Largest first in the same ascending order, unknown last.
    montant_tri: l.montant === null ? INCONNU : -l.montant,
    titre_tri: titreTri,
    fiche: JSON.stringify(l),
  };
}

const rangeesAgir = (espace: string, l: LigneAFaire) =>
  [...new Set(l.qui)].map((organisation) => ({
    espace,
    organisation,
    limite_tri: l.limite ?? INCONNU,
    flux: l.flux,
    cle: l.cle,
    sorte: l.sorte,
    urgence: l.urgence,
  }));

/** PostgreSQL refuses a row of index above 2,700 bytes, and nobody sorts further. */
const cleDeTri = (titre: string): string => plier(titre).slice(0, 200);

function difference(avant: readonly string[], apres: readonly string[]) {
  return {
    sortis: avant.filter((x) => !apres.includes(x)),
    entres: [...new Set(apres)].filter((x) => !avant.includes(x)),
  };
}
