import type { Kysely } from 'kysely';
import type { Tables } from './base.ts';
import type { Journal, LigneDossier } from './journal.ts';
import { aFaire } from './listeAFaire.ts';
import { aRederiver, bilan, dossiers } from './listeDossiers.ts';
import { memoireDeTotaux } from './totaux.ts';

type Listes = Pick<Journal, 'aFaire' | 'bilan' | 'dossiers' | 'dossier' | 'aRederiver'>;

/** What pages of lists read: the projection, cut and sorted by the base. */
export function listes(db: Kysely<Tables>): Listes {
  const retenir = memoireDeTotaux(db);
  return {
    aFaire: (filtre) => aFaire(db, retenir, filtre),
    dossiers: (filtre) => dossiers(db, retenir, filtre),
    bilan: (espace, organisation) =>
      retenir(espace, `bilan ${organisation}`, () => bilan(db, retenir, espace, organisation)),
    dossier: (espace, flux) => dossier(db, espace, flux),
    aRederiver: (espace, au, limite) => aRederiver(db, espace, au, limite),
  };
}

async function dossier(db: Kysely<Tables>, espace: string, flux: string): Promise<LigneDossier | null> {
  const lu = await db
    .selectFrom('dossier')
    .select('fiche')
    .where('espace', '=', espace)
    .where('flux', '=', flux)
    .executeTakeFirst();
  return lu ? (JSON.parse(lu.fiche) as LigneDossier) : null;
}
