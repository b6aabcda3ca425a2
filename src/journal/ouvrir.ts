import type { Base } from './base.ts';
import { verifierChaine } from './chaine.ts';
import { ajouter, verser } from './ecriture.ts';
import type { Journal } from './journal.ts';
import { lireChaine, lireFaits, lireFlux, lireTete } from './lecture.ts';
import { listes } from './listes.ts';
import { migrer } from './migrations.ts';
import { oublierProjection, reprojeter } from './projection.ts';
import type { Registre } from './registre.ts';
import { registre } from './tenue.ts';

/** The journal and the register over an open base, its schema brought up to date. */
export async function ouvrirJournal(base: Base): Promise<Journal & Registre> {
  try {
    await migrer(base);
  } catch (erreur) {
    await base.db.destroy();
    throw erreur;
  }
  const { db } = base;
  return {
    lire: (espace, flux) => lireFaits(db, espace, flux),
    ajouter: (ajout) => ajouter(db, ajout),
    flux: (espace) => lireFlux(db, espace),
    tete: (espace, flux) => lireTete(db, espace, flux),
    extraire: (espace, flux) => lireChaine(db, espace, flux),
    verser: (espace, chaine, projection) => verser(db, espace, chaine, projection),
    verifier: async (espace, flux) => verifierChaine(await lireChaine(db, espace, flux)),
    reprojeter: (espace, projection) => reprojeter(db, espace, projection),
    oublierProjection: (espace) => oublierProjection(db, espace),
    ...listes(db),
    ...registre(db),
    fermer: () => db.destroy(),
  };
}
