import type { Kysely } from 'kysely';
import type { Tables } from './base.ts';
import { trierParNom } from './pli.ts';
import { avancerGeneration } from './projection.ts';
import type { ModeleGarde, Organisation, Personne, Quartier, Registre } from './registre.ts';
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
    inscrire: (espace, quoi) => inscrire(db, espace, quoi),
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
    effacerTextes: (espace, flux, rang) =>
      db.transaction().execute(async (tx) => {
        await tx
          .updateTable('texte')
          .set({ sel: null, texte: null })
          .where('espace', '=', espace)
          .where('flux', '=', flux)
          .where('rang', '=', rang)
          .execute();
        await avancerGeneration(tx, compteurDe(espace));
      }),
  };
}

/** The register's own counter stands beside that of the projection. */
const compteurDe = (espace: string): string => `registre:${espace}`;

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

async function inscrire(
  db: Kysely<Tables>,
  espace: string,
  quoi: {
    readonly organisations?: readonly Organisation[];
    readonly personnes?: readonly Personne[];
    readonly quartiers?: readonly Quartier[];
  },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const o of quoi.organisations ?? []) {
      const rangee = {
        espace,
        id: o.id,
        nom: o.nom,
        nom_court: o.nomCourt,
        nature: o.nature,
        siret: o.siret,
        rna: o.rna,
        adresse: o.adresse,
        courriel: o.courriel,
      };
      await tx
        .insertInto('organisation')
        .values(rangee)
        .onConflict((c) => c.columns(['espace', 'id']).doUpdateSet(rangee))
        .execute();
    }
    for (const { id, nom, courriel } of quoi.personnes ?? []) {
      const rangee = { espace, id, nom, courriel };
      await tx
        .insertInto('personne')
        .values(rangee)
        .onConflict((c) => c.columns(['espace', 'id']).doUpdateSet(rangee))
        .execute();
    }
    for (const { id, nom, statut, habitants } of quoi.quartiers ?? []) {
      const rangee = { espace, id, nom, statut, habitants };
      await tx
        .insertInto('quartier')
        .values(rangee)
        .onConflict((c) => c.columns(['espace', 'id']).doUpdateSet(rangee))
        .execute();
    }
    await avancerGeneration(tx, compteurDe(espace));
  });
}

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
