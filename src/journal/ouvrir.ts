import { arrivees } from './arrivees.ts';
import type { Base } from './base.ts';
import { boite } from './boite.ts';
import { verifierChaine } from './chaine.ts';
import { ajouter, ajouterTous, verser } from './ecriture.ts';
import type { Envois } from './envois.ts';
import { suiviDeFichiers } from './fichiers.ts';
import type { Journal } from './journal.ts';
import { lireChaine, lireFaits, lireFlux, lireFluxEcrits, lireTete } from './lecture.ts';
import { listes } from './listes.ts';
import { reprojeterMandats } from './mandats.ts';
import { migrationsManquantes, migrer } from './migrations.ts';
import { oublierProjection, reprojeter } from './projection.ts';
import type { Registre } from './registre.ts';
import { reglages } from './reglages.ts';
import { registre } from './tenue.ts';

/** The journal, the register and the outbox over an open base, its schema brought up to date. */
export async function ouvrirJournal(base: Base): Promise<Journal & Registre & Envois> {
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
    ajouterTous: (ajouts) => ajouterTous(db, ajouts),
    flux: (espace) => lireFlux(db, espace),
    tete: (espace, flux) => lireTete(db, espace, flux),
    extraire: (espace, flux) => lireChaine(db, espace, flux),
    verser: (espace, chaine, projection) => verser(db, espace, chaine, projection),
    fluxEcrits: () => lireFluxEcrits(db),
    examiner: async (espace, flux) => {
      const chaine = await lireChaine(db, espace, flux);
      return { chaine, ruptures: verifierChaine(chaine) };
    },
    verifier: async (espace, flux) => verifierChaine(await lireChaine(db, espace, flux)),
    reprojeter: (espace, projection) => reprojeter(db, espace, projection),
    reprojeterMandats: (espace, projection) => reprojeterMandats(db, espace, projection),
    oublierProjection: (espace) => oublierProjection(db, espace),
    ...listes(db),
    ...arrivees(db),
    ...suiviDeFichiers(db),
    ...registre(db),
    seul: base.seul,
    migrationsManquantes: () => migrationsManquantes(db),
    ...boite(db),
    ...reglages(db),
    fermer: () => db.destroy(),
  };
}
