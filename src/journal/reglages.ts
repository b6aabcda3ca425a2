import type { Kysely } from 'kysely';
import type { Instant } from '../basics/instant.ts';
import type { Tables } from './base.ts';
import type { Envois } from './envois.ts';

/** How each wants to be told, and the addresses of personal calendars. */
export function reglages(
  db: Kysely<Tables>,
): Pick<Envois, 'reglages' | 'regler' | 'ouvrirAgenda' | 'fermerAgenda' | 'agendaOuvert' | 'agendaDe'> {
  return {
    reglages: async (espace) => {
      const lus = await db.selectFrom('reglage').selectAll().where('espace', '=', espace).execute();
      return lus.map(({ personne, rythme, jour, urgents, serie }) => ({
        ...{ personne, rythme, jour, serie },
        urgents: urgents === '' ? [] : urgents.split(' '),
      }));
    },
    regler: async (espace, { personne, rythme, jour, urgents, serie }) => {
      const rangee = { espace, personne, rythme, jour, urgents: urgents.join(' '), serie };
      await db
        .insertInto('reglage')
        .values(rangee)
        .onConflict((c) => c.columns(['espace', 'personne']).doUpdateSet(rangee))
        .execute();
    },
    ouvrirAgenda: (espace, personne, empreinte, maintenant) =>
      db.transaction().execute(async (tx) => {
        await fermer(tx, espace, personne);
        await tx.insertInto('agenda').values({ empreinte, espace, personne, cree: maintenant }).execute();
      }),
    fermerAgenda: (espace, personne) => fermer(db, espace, personne),
    agendaOuvert: async (espace, personne) => {
      const lu = await db
        .selectFrom('agenda')
        .select('cree')
        .where('espace', '=', espace)
        .where('personne', '=', personne)
        .executeTakeFirst();
      return (lu?.cree as Instant | undefined) ?? null;
    },
    agendaDe: async (empreinte) =>
      (await db
        .selectFrom('agenda')
        .select(['espace', 'personne'])
        .where('empreinte', '=', empreinte)
        .executeTakeFirst()) ?? null,
  };
}

async function fermer(db: Kysely<Tables>, espace: string, personne: string): Promise<void> {
  await db.deleteFrom('agenda').where('espace', '=', espace).where('personne', '=', personne).execute();
}
