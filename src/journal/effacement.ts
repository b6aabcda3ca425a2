import type { Kysely, Transaction } from 'kysely';
import { ecrireIso } from '../basics/jour.ts';
import type { Tables } from './base.ts';
import type { Inscription, Registre } from './registre.ts';

/** The texts of one fact, for ever: their salt goes too, so that nobody can guess what they said. */
export async function effacerTextes(
  tx: Transaction<Tables>,
  espace: string,
  { flux, rang }: { readonly flux: string; readonly rang: number },
): Promise<void> {
  await tx
    .updateTable('texte')
    .set({ sel: null, texte: null })
    .where('espace', '=', espace)
    .where('flux', '=', flux)
    .where('rang', '=', rang)
    .execute();
}

/**
 * Everything the register knows of someone. What they recorded keeps their identifier, which then names nobody; of the
 * mails sent to them only the day and the subject stay, and those not yet sent never leave.
 */
export async function effacerPersonne(
  tx: Transaction<Tables>,
  espace: string,
  { personne, textes }: NonNullable<Inscription['effaces']>,
): Promise<void> {
  const connue = await tx
    .selectFrom('personne')
    .select('courriel')
    .where('espace', '=', espace)
    .where('id', '=', personne)
    .executeTakeFirst();
  if (!connue) return;
  const adresses = connue.courriel === null ? [] : [connue.courriel];
  await tx
    .deleteFrom('envoi')
    .where('espace', '=', espace)
    .where('fini', 'is', null)
    .where((e) => e.or([e('personne', '=', personne), ...adresses.map((a) => e('adresse', '=', a))]))
    .execute();
  await tx
    .updateTable('envoi')
    .set({ adresse: '', personne: null })
    .where('espace', '=', espace)
    .where((e) => e.or([e('personne', '=', personne), ...adresses.map((a) => e('adresse', '=', a))]))
    .execute();
  for (const table of ['annonce', 'reglage', 'agenda'] as const)
    await tx.deleteFrom(table).where('espace', '=', espace).where('personne', '=', personne).execute();
  await tx.deleteFrom('personne').where('espace', '=', espace).where('id', '=', personne).execute();
  for (const texte of textes) await effacerTextes(tx, espace, texte);
}

export async function oublier(
  db: Kysely<Tables>,
  espace: string,
  { courriels, lectures, brouillons }: Parameters<Registre['oublier']>[1],
): Promise<void> {
  await db
    .deleteFrom('envoi')
    .where('espace', '=', espace)
    .where('fini', 'is not', null)
    .where('jour', '<', courriels)
    .execute();
  // An instant begins by its day: the order of texts is that of time.
  await db
    .deleteFrom('lecture')
    .where('espace', '=', espace)
    .where('quand', '<', ecrireIso(lectures))
    .execute();
  await db
    .deleteFrom('brouillon')
    .where('espace', '=', espace)
    .where('enregistre', '<', ecrireIso(brouillons))
    .execute();
}
