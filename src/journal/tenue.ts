import type { Kysely } from 'kysely';
import { trierParNom } from '../basics/pli.ts';
import type { Tables } from './base.ts';
import { brouillons } from './brouillons.ts';
import { effacerTextes, oublier } from './effacement.ts';
import { compteurDe, inscrire } from './inscription.ts';
import { lectures } from './lectures.ts';
import { mandats } from './mandats.ts';
import { avancerGeneration } from './projection.ts';
import type { ModeleGarde, Organisation, Quartier, Registre } from './registre.ts';
import { empreinteDe } from './scelle.ts';

/** The register over an open base. */
export function registre(db: Kysely<Tables>): Registre {
  return {
    organisations: async (espace) => trierParNom(await lireOrganisations(db, espace)),
    personnes: async (espace) =>
      trierParNom(
        await db
          .selectFrom('personne')
          .select(['id', 'nom', 'courriel'])
          .where('espace', '=', espace)
          .execute(),
      ),
    quartiers: async (espace) => trierParNom(await lireQuartiers(db, espace)),
    inscrire: (espace, quoi) => db.transaction().execute((tx) => inscrire(tx, espace, quoi)),
    ...mandats(db),
    ...brouillons(db),
    ...lectures(db),
    garderModele: (espace, modele) => garderModele(db, espace, modele),
    modele: async (espace, empreinte) =>
      (await lireModeles(db, espace).where('empreinte', '=', empreinte).executeTakeFirst()) ?? null,
    modeles: (espace) => lireModeles(db, espace).orderBy('nom').orderBy('version').execute(),
    generation: async (espace) => {
      const lue = await db
        .selectFrom('generation')
        .select('numero')
        .where('espace', '=', compteurDe(espace))
        .executeTakeFirst();
      return lue?.numero ?? 0;
    },
    oublier: (espace, avant) => oublier(db, espace, avant),
    effacerTextes: (espace, flux, rang) =>
      db.transaction().execute(async (tx) => {
        await effacerTextes(tx, espace, { flux, rang });
        await avancerGeneration(tx, compteurDe(espace));
      }),
  };
}

async function lireOrganisations(db: Kysely<Tables>, espace: string): Promise<readonly Organisation[]> {
  const lues = await db
    .selectFrom('organisation')
    .select(['id', 'nom', 'nom_court as nomCourt', 'nature', 'siret', 'rna', 'adresse', 'courriel'])
    .where('espace', '=', espace)
    .execute();
  return lues as readonly Organisation[];
}

async function lireQuartiers(db: Kysely<Tables>, espace: string): Promise<readonly Quartier[]> {
  const lus = await db
    .selectFrom('quartier')
    .select(['id', 'nom', 'statut', 'habitants'])
    .where('espace', '=', espace)
    .execute();
  return lus as readonly Quartier[];
}

const lireModeles = (db: Kysely<Tables>, espace: string) =>
  db.selectFrom('modele').select(['empreinte', 'nom', 'version', 'source']).where('espace', '=', espace);

/** Throws when the hash is not that of the text: a modele is named by its content. */
async function garderModele(db: Kysely<Tables>, espace: string, modele: ModeleGarde): Promise<void> {
  if (empreinteDe(modele.source) !== modele.empreinte)
    throw new Error(`l’empreinte du modèle ${modele.nom} n’est pas celle de son texte`);
  const { empreinte, nom, version, source } = modele;
  await db
    .insertInto('modele')
    .values({ espace, empreinte, nom, version, source })
    .onConflict((c) => c.columns(['espace', 'empreinte']).doNothing())
    .execute();
}
