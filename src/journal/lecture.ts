import type { Kysely } from 'kysely';
import type { Fait } from '../facts/fait.ts';
import type { Tables } from './base.ts';
import type { Chaine, FaitStocke, TexteStocke } from './journal.ts';
import { descellerFait } from './scelle.ts';

type Lecteur = Kysely<Tables>;

/** The facts of a flux in order of rank; none when the flux is unknown. `apres`: only those of a higher rank. */
export async function lireFaits(
  db: Lecteur,
  espace: string,
  flux: string,
  apres = 0,
): Promise<readonly Fait[]> {
  const faits = await lireStockes(db, espace, flux, apres);
  const textes = faits.length === 0 ? [] : await lireTextes(db, espace, flux, apres);
  const parRang = new Map<number, TexteStocke[]>();
  for (const t of textes) parRang.set(t.rang, [...(parRang.get(t.rang) ?? []), t]);
  return faits.map((f) => descellerFait(f, parRang.get(f.rang) ?? []));
}

/** Everything that a check of the chain, or an export, needs: exactly as stored. */
export const lireChaine = (db: Lecteur, espace: string, flux: string): Promise<Chaine> =>
  // One snapshot: a fact appended between two reads would look like a break.
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => lireChaineDans(tx, espace, flux));

/** The same within a transaction. */
export async function lireChaineDans(tx: Lecteur, espace: string, flux: string): Promise<Chaine> {
  const tete = await lireTete(tx, espace, flux);
  return {
    flux,
    faits: await lireStockes(tx, espace, flux, 0),
    textes: await lireTextes(tx, espace, flux, 0),
    tete: tete === null ? null : { rang: tete.rang, empreinte: tete.tete },
  };
}

export async function lireTete(
  db: Lecteur,
  espace: string,
  flux: string,
): Promise<{ readonly rang: number; readonly tete: string } | null> {
  const lue = await db
    .selectFrom('tete')
    .select(['rang', 'empreinte as tete'])
    .where('espace', '=', espace)
    .where('flux', '=', flux)
    .executeTakeFirst();
  return lue ?? null;
}

export function lireFlux(
  db: Lecteur,
  espace: string,
): Promise<readonly { readonly flux: string; readonly rang: number; readonly tete: string }[]> {
  return db
    .selectFrom('tete')
    .select(['flux', 'rang', 'empreinte as tete'])
    .where('espace', '=', espace)
    .orderBy('flux')
    .execute();
}

/** From the facts as much as from the heads: a chain whose head was taken away still counts. */
export const lireFluxEcrits = (
  db: Lecteur,
): Promise<readonly { readonly espace: string; readonly flux: string }[]> =>
  db
    .selectFrom('tete')
    .select(['espace', 'flux'])
    .union(db.selectFrom('fait').select(['espace', 'flux']))
    .orderBy('espace')
    .orderBy('flux')
    .execute();

function lireStockes(db: Lecteur, espace: string, flux: string, apres: number): Promise<FaitStocke[]> {
  return db
    .selectFrom('fait')
    .select(['rang', 'texte', 'empreinte'])
    .where('espace', '=', espace)
    .where('flux', '=', flux)
    .where('rang', '>', apres)
    .orderBy('rang')
    .execute();
}

function lireTextes(db: Lecteur, espace: string, flux: string, apres: number): Promise<TexteStocke[]> {
  return db
    .selectFrom('texte')
    .select(['rang', 'champ', 'sel', 'texte'])
    .where('espace', '=', espace)
    .where('flux', '=', flux)
    .where('rang', '>', apres)
    .orderBy('rang')
    .orderBy('champ')
    .execute();
}
