import { type Kysely, sql, type Transaction } from 'kysely';
import type { FichierAttendu, SuiviDeFichiers } from '../basics/suivi-de-fichiers.ts';
import type { Moteur, Tables } from './base.ts';
import { creer } from './creation.ts';
import type { FaitStocke } from './journal.ts';
import { nommesPar } from './nommes.ts';
import { lireEnveloppe } from './scelle.ts';

/** How long a file let go is remembered as such: longer than any form that still speaks of it. */
const MEMOIRE_MS = 30 * 24 * 3_600_000;

export const suiviDeFichiers = (db: Kysely<Tables>): SuiviDeFichiers => ({
  attendreFichier: (espace, fichier, quota) =>
    db.transaction().execute((tx) => attendre(tx, espace, fichier, quota)),
  rafraichirFichier: async (espace, empreinte, maintenant) => {
    const { numUpdatedRows } = await db
      .updateTable('fichier')
      .set({ depose: maintenant })
      .where('espace', '=', espace)
      .where('empreinte', '=', empreinte)
      .where('retire', 'is', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  },
  fichiersInconnus: async (espace, empreintes) => {
    if (empreintes.length === 0) return [];
    const connus = await db
      .selectFrom('fichier')
      .select('empreinte')
      .where('espace', '=', espace)
      .where('empreinte', 'in', [...empreintes])
      .where('retire', 'is', null)
      .execute();
    const vus = new Set(connus.map((f) => f.empreinte));
    return empreintes.filter((e) => !vus.has(e));
  },
  async fichiersABalayer(espace, avant) {
    const oubli = new Date(Date.parse(avant) - MEMOIRE_MS).toISOString();
    await db.deleteFrom('fichier').where('espace', '=', espace).where('retire', '<', oubli).execute();
    const attendus = () => enAttente(db, espace, avant);
    if ((await attendus()).length === 0) return [];
    await remettreDAplomb(db, espace, new Set(await attendus()));
    return attendus();
  },
  retirerFichier: (espace, empreinte, avant, effacer) =>
    db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('fichier')
        .set({ retire: avant })
        .where('espace', '=', espace)
        .where('empreinte', '=', empreinte)
        .where('nomme', 'is', null)
        .where('retire', 'is', null)
        .where('depose', '<', avant)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) return false;
      await effacer();
      return true;
    }),
});

/** A fact names a file that was let go a moment before: nothing of the append may stay. */
export class FichierRetire extends Error {}

/**
 * Notes what new facts name, in their own transaction. A row says no once the sweep has it; the two meet on that row, so
 * that one waits for the other and sees what it did.
 */
export async function nommerFichiers(
  tx: Transaction<Tables>,
  espace: string,
  faits: readonly FaitStocke[],
): Promise<void> {
  for (const rangee of nommes(espace, faits)) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('fichier')
      .values(rangee)
      .onConflict((c) =>
        c
          .columns(['espace', 'empreinte'])
          .doUpdateSet({ nomme: rangee.nomme })
          .where('fichier.retire', 'is', null),
      )
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) throw new FichierRetire(rangee.empreinte);
  }
}

/** In one order, whatever the facts: two appends that name the same files wait for each other, and never both. */
function nommes(espace: string, faits: readonly FaitStocke[]) {
  const parHash = new Map<string, Tables['fichier']>();
  for (const f of faits) {
    if (!f.texte.includes('"empreinte":')) continue;
    const lu = lireEnveloppe(f.texte);
    for (const [empreinte, { taille }] of nommesPar([f]).fichiers)
      parHash.set(empreinte, {
        ...{ espace, empreinte, taille, organisation: lu?.auteur.organisation ?? '' },
        ...{ depose: lu?.enregistre ?? '', nomme: lu?.enregistre ?? '', retire: null },
      });
  }
  return [...parHash.values()].sort((a, b) => (a.empreinte < b.empreinte ? -1 : 1));
}

async function attendre(
  tx: Transaction<Tables>,
  espace: string,
  { empreinte, taille, organisation, depose }: FichierAttendu,
  quota: number | null,
): Promise<{ readonly occupe: number } | null> {
  if (quota !== null && organisation !== '') {
    const { occupe } = await tx
      .selectFrom('fichier')
      .select((e) => e.fn.coalesce(e.fn.sum<number>('taille'), sql<number>`0`).as('occupe'))
      .where('espace', '=', espace)
      .where('organisation', '=', organisation)
      .where('empreinte', '<>', empreinte)
      .where('retire', 'is', null)
      .executeTakeFirstOrThrow();
    if (Number(occupe) + taille > quota) return { occupe: Number(occupe) };
  }
  await tx
    .insertInto('fichier')
    .values({ espace, empreinte, taille, organisation, depose, nomme: null, retire: null })
    .onConflict((c) =>
      c
        .columns(['espace', 'empreinte'])
        // Kept already for whoever sent it first; brought back, it is whoever brings it back's.
        .doUpdateSet({
          // Never made older: whoever notes it late, by the age of the disk, must not undo a deposit just made.
          depose: sql`case when fichier.retire is null and fichier.depose > excluded.depose then fichier.depose else excluded.depose end`,
          organisation: sql`case when fichier.retire is null then fichier.organisation else excluded.organisation end`,
          retire: null,
        }),
    )
    .execute();
  return null;
}

async function enAttente(db: Kysely<Tables>, espace: string, avant: string): Promise<readonly string[]> {
  const lus = await db
    .selectFrom('fichier')
    .select('empreinte')
    .where('espace', '=', espace)
    .where('nomme', 'is', null)
    .where('retire', 'is', null)
    .where('depose', '<', avant)
    .orderBy('empreinte')
    .execute();
  return lus.map((f) => f.empreinte);
}

const PAR_LECTURE = 500;

/** Reads every fact of the espace, in turn, for the few files that are about to go: an older instance notes nothing. */
async function remettreDAplomb(
  db: Kysely<Tables>,
  espace: string,
  enCause: ReadonlySet<string>,
): Promise<void> {
  for await (const faits of faitsQuiNomment(db, espace)) {
    const trouves = nommes(espace, faits).filter((f) => enCause.has(f.empreinte));
    for (const { empreinte, nomme } of trouves)
      await db
        .updateTable('fichier')
        .set({ nomme })
        .where('espace', '=', espace)
        .where('empreinte', '=', empreinte)
        .execute();
  }
}

async function* faitsQuiNomment(
  db: Kysely<Tables>,
  espace: string,
): AsyncIterable<readonly (FaitStocke & { readonly flux: string })[]> {
  let [flux, rang] = ['', 0];
  for (;;) {
    const lus = await db
      .selectFrom('fait')
      .select(['flux', 'rang', 'texte', 'empreinte'])
      .where('espace', '=', espace)
      .where('texte', 'like', '%"empreinte":%')
      .where(sql<boolean>`(flux, rang) > (${flux}, ${rang})`)
      .orderBy('flux')
      .orderBy('rang')
      .limit(PAR_LECTURE)
      .execute();
    if (lus.length > 0) yield lus;
    const dernier = lus.at(-1);
    if (dernier === undefined || lus.length < PAR_LECTURE) return;
    [flux, rang] = [dernier.flux, dernier.rang];
  }
}

/** The table, and in it every file that the facts already name. */
export async function creerLesFichiers(db: Kysely<Tables>, m: Moteur): Promise<void> {
  await creer(
    db,
    m,
    'fichier',
    {
      ...{ espace: 't', empreinte: 't', organisation: 't', taille: 'n' },
      ...{ depose: 't', nomme: 't?', retire: 't?' },
    },
    ['espace', 'empreinte'],
  );
  for (const colonne of ['organisation', 'nomme'])
    await db.schema
      .createIndex(`fichier_par_${colonne}`)
      .on('fichier')
      .columns(['espace', colonne])
      .execute();
  const espaces = await db.selectFrom('tete').select('espace').distinct().execute();
  for (const { espace } of espaces)
    for await (const faits of faitsQuiNomment(db, espace))
      for (const rangee of nommes(espace, faits))
        await db
          .insertInto('fichier')
          .values(rangee)
          .onConflict((c) => c.columns(['espace', 'empreinte']).doNothing())
          .execute();
}
