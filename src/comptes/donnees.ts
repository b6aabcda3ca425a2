import type { Instant } from '../basics/instant.ts';
import { codesRestants } from './codesDeSecours.ts';
import type { CompteExporte } from './comptes.ts';
import { type Contexte, MINUTE, plusTard } from './contexte.ts';
import { FENETRE_MINUTES } from './essais.ts';
import { compteParId } from './registre.ts';
import { effacerSecondFacteur } from './secondFacteur.ts';
import { INACTIVITE, listerSessions, terminerToutes } from './sessions.ts';

export async function exporterCompte(contexte: Contexte, id: string): Promise<CompteExporte | null> {
  const { db } = contexte.base;
  const compte = await compteParId(contexte, id);
  const ligne = await db.selectFrom('utilisateur').select('cree').where('id', '=', id).executeTakeFirst();
  if (compte === null || ligne === undefined) return null;
  const moyens = await db
    .selectFrom('moyen_de_connexion')
    .select(['fournisseur', 'sujet', 'cree'])
    .where('utilisateur', '=', id)
    .orderBy('cree')
    .execute();
  const facteur = await db
    .selectFrom('second_facteur')
    .select('confirme')
    .where('utilisateur', '=', id)
    .executeTakeFirst();
  const liens = await db
    .selectFrom('lien')
    .select(['objet', 'expire'])
    .where('utilisateur', '=', id)
    .orderBy('cree')
    .execute();
  return {
    compte: { ...compte, cree: ligne.cree as Instant },
    moyens: moyens.map((m) => ({ fournisseur: m.fournisseur, sujet: m.sujet, depuis: m.cree as Instant })),
    sessions: await listerSessions(contexte, id),
    secondFacteur: facteur?.confirme
      ? { depuis: facteur.confirme as Instant, codesRestants: await codesRestants(contexte, id) }
      : null,
    liens: liens.map((l) => ({ objet: l.objet, expire: l.expire as Instant })),
  };
}

/** What lets in goes first: interrupted, it leaves a name that opens nothing, and may be asked again. */
export async function effacerCompte(contexte: Contexte, id: string): Promise<void> {
  await terminerToutes(contexte, id);
  await contexte.base.db.deleteFrom('lien').where('utilisateur', '=', id).execute();
  await effacerSecondFacteur(contexte, id);
  await contexte.base.db.deleteFrom('moyen_de_connexion').where('utilisateur', '=', id).execute();
  await contexte.base.db.deleteFrom('utilisateur').where('id', '=', id).execute();
}

export async function balayer({ base, horloge }: Contexte): Promise<void> {
  const maintenant = horloge.maintenant();
  await base.db.deleteFrom('lien').where('expire', '<=', maintenant).execute();
  await base.db
    .deleteFrom('session')
    .where((eb) =>
      eb.or([eb('expire', '<=', maintenant), eb('modifie', '<=', plusTard(maintenant, -INACTIVITE))]),
    )
    .execute();
  await base.db
    .deleteFrom('tentative')
    .where('debut', '<', plusTard(maintenant, -FENETRE_MINUTES * MINUTE))
    .execute();
}
