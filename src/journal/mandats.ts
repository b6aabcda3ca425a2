import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { Tables } from './base.ts';
import { compteurDe } from './inscription.ts';
import type { ProjectionOrganisation } from './journal.ts';
import { avancerGeneration } from './projection.ts';
import type { EspaceGarde, LigneMandat, Registre } from './registre.ts';

/** Espaces, and who acts for whom in each. */
export function mandats(
  db: Kysely<Tables>,
): Pick<Registre, 'espaces' | 'fonder' | 'mandats' | 'personnesDuCompte' | 'comptes'> {
  return {
    espaces: async () => {
      const lus = await db.selectFrom('espace').selectAll().orderBy('id').execute();
      return lus.map((e) => ({
        ...e,
        demonstration: e.demonstration !== 0,
        cree: e.cree as Instant,
      }));
    },
    fonder: (espace) => fonder(db, espace),
    mandats: async (espace) => {
      const lus = await db
        .selectFrom('mandat')
        .select(['id', 'organisation', 'personne', 'fonction', 'titre', 'du', 'au', 'aussitot', 'delegue_de'])
        .where('espace', '=', espace)
        .orderBy('id')
        .execute();
      return lus.map(
        ({ delegue_de, du, au, aussitot, ...m }): LigneMandat => ({
          ...m,
          du: du as Jour,
          au: au as Jour | null,
          aussitot: aussitot !== 0,
          delegueDe: delegue_de,
        }),
      );
    },
    comptes: async (espace) => {
      const lues = await db
        .selectFrom('personne')
        .select(['id', 'compte'])
        .where('espace', '=', espace)
        .where('compte', 'is not', null)
        .execute();
      return new Map(lues.map(({ id, compte }) => [id, compte ?? '']));
    },
    personnesDuCompte: (compte) =>
      db
        .selectFrom('personne')
        .select(['espace', 'id as personne'])
        .where('compte', '=', compte)
        .orderBy('espace')
        .execute(),
  };
}

async function fonder(db: Kysely<Tables>, e: EspaceGarde): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('espace')
    .values({ ...e, demonstration: e.demonstration ? 1 : 0 })
    .onConflict((c) => c.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Replaces the mandates of an organisation and its nature in the register, read everywhere from the facts alone; the register's counter moves, for whoever keeps them in memory. */
export async function ecrireMandats(
  tx: Transaction<Tables>,
  espace: string,
  { organisation, nature, mandats: lignes }: ProjectionOrganisation,
): Promise<void> {
  await tx
    .deleteFrom('mandat')
    .where('espace', '=', espace)
    .where('organisation', '=', organisation)
    .execute();
  for (const { delegueDe, aussitot, ...m } of lignes)
    await tx
      .insertInto('mandat')
      .values({ espace, ...m, aussitot: aussitot ? 1 : 0, delegue_de: delegueDe })
      .execute();
  if (nature !== null)
    await tx
      .updateTable('organisation')
      .set({ nature })
      .where('espace', '=', espace)
      .where('id', '=', organisation)
      .execute();
  await avancerGeneration(tx, compteurDe(espace));
}

export const reprojeterMandats = (
  db: Kysely<Tables>,
  espace: string,
  projection: ProjectionOrganisation,
): Promise<void> => db.transaction().execute((tx) => ecrireMandats(tx, espace, projection));
