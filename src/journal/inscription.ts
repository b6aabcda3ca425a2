import type { Transaction } from 'kysely';
import type { Tables } from './base.ts';
import { effacerPersonne } from './effacement.ts';
import { avancerGeneration } from './projection.ts';
import type { Inscription } from './registre.ts';

/** The register's own counter stands beside that of the projection. */
export const compteurDe = (espace: string): string => `registre:${espace}`;

/** Keeps or corrects names and addresses, then moves the register's counter: what was read before may be stale. */
export async function inscrire(tx: Transaction<Tables>, espace: string, quoi: Inscription): Promise<void> {
  for (const { id, nom, nomCourt, nature, siret, rna, adresse, courriel } of quoi.organisations ?? []) {
    const rangee = { espace, id, nom, nom_court: nomCourt, nature, siret, rna, adresse, courriel };
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
  for (const { personne, compte } of quoi.comptes ?? [])
    await tx
      .updateTable('personne')
      .set({ compte })
      .where('espace', '=', espace)
      .where('id', '=', personne)
      .execute();
  for (const { id, nom, statut, habitants } of quoi.quartiers ?? []) {
    const rangee = { espace, id, nom, statut, habitants };
    await tx
      .insertInto('quartier')
      .values(rangee)
      .onConflict((c) => c.columns(['espace', 'id']).doUpdateSet(rangee))
      .execute();
  }
  if (quoi.effaces) await effacerPersonne(tx, espace, quoi.effaces);
  await avancerGeneration(tx, compteurDe(espace));
}
