import { randomUUID } from 'node:crypto';
import { type Result, reussite } from '../basics/result.ts';
import type { Compte } from './comptes.ts';
import type { Contexte } from './contexte.ts';
import { lireCourriel } from './courriel.ts';
import { empreinteDuMotDePasse } from './motsDePasse.ts';
import { type RefusDeCompte, refuser } from './refus.ts';

/** The one provider that is ourselves: its secret is a password. */
const PAR_MOT_DE_PASSE = 'credential';
/** Whose password is looked for where nobody bears the address: the same queries run. */
const PERSONNE = '00000000-0000-0000-0000-000000000000';

export async function creerCompte(
  contexte: Contexte,
  qui: { readonly courriel: string; readonly nom: string },
): Promise<Result<Compte, RefusDeCompte>> {
  const courriel = lireCourriel(qui.courriel);
  if (courriel === null) return refuser('courriel-illisible', 'courriel');
  const nom = qui.nom.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 200);
  if (nom === '') return refuser('nom-absent', 'nom');
  if ((await compteDe(contexte, courriel)) !== null) return refuser('courriel-pris', 'courriel');
  const id = randomUUID();
  const quand = contexte.horloge.maintenant();
  try {
    await contexte.base.db
      .insertInto('utilisateur')
      .values({ id, nom, courriel, courriel_verifie: 0, cree: quand, modifie: quand })
      .execute();
    return reussite({ id, nom, courriel, courrielVerifie: false });
  } catch (erreur) {
    // Two invitations at once: the index kept one account, the other is told so.
    if ((await compteDe(contexte, courriel)) !== null) return refuser('courriel-pris', 'courriel');
    throw erreur;
  }
}

export const compteParId = (contexte: Contexte, id: string): Promise<Compte | null> =>
  unCompte(contexte, 'id', id);

/** Whether anyone was ever given an account here: the secret that signs for them is then to be found, not drawn anew. */
export const aDesComptes = async ({ db }: Contexte['base']): Promise<boolean> =>
  (await db.selectFrom('utilisateur').select('id').limit(1).executeTakeFirst()) !== undefined;

/** `courriel`: as typed. */
export const compteDe = (contexte: Contexte, courriel: string): Promise<Compte | null> =>
  unCompte(contexte, 'courriel', lireCourriel(courriel) ?? '');

async function unCompte(
  { base }: Contexte,
  colonne: 'id' | 'courriel',
  valeur: string,
): Promise<Compte | null> {
  const lu = await base.db
    .selectFrom('utilisateur')
    .select(['id', 'nom', 'courriel', 'courriel_verifie'])
    .where(colonne, '=', valeur)
    .executeTakeFirst();
  return lu === undefined
    ? null
    : { id: lu.id, nom: lu.nom, courriel: lu.courriel, courrielVerifie: lu.courriel_verifie === 1 };
}

/** Whoever opened a link sent to an address reads its mail. */
export async function tenirPourVerifie({ base, horloge }: Contexte, compte: Compte): Promise<Compte> {
  if (!compte.courrielVerifie)
    await base.db
      .updateTable('utilisateur')
      .set({ courriel_verifie: 1, modifie: horloge.maintenant() })
      .where('id', '=', compte.id)
      .execute();
  return { ...compte, courrielVerifie: true };
}

/** The hash of an account's password, if it has one. */
export async function motDePasseDe({ base }: Contexte, compte: Compte | null): Promise<string | null> {
  const moyen = await base.db
    .selectFrom('moyen_de_connexion')
    .select('mot_de_passe')
    .where('utilisateur', '=', compte?.id ?? PERSONNE)
    .where('fournisseur', '=', PAR_MOT_DE_PASSE)
    .executeTakeFirst();
  return moyen?.mot_de_passe ?? null;
}

export async function poserMotDePasse(contexte: Contexte, compte: Compte, motDePasse: string): Promise<void> {
  const empreinte = await empreinteDuMotDePasse(motDePasse);
  const { numUpdatedRows } = await contexte.base.db
    .updateTable('moyen_de_connexion')
    .set({ mot_de_passe: empreinte, modifie: contexte.horloge.maintenant() })
    .where('utilisateur', '=', compte.id)
    .where('fournisseur', '=', PAR_MOT_DE_PASSE)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await lierMoyen(contexte, compte, PAR_MOT_DE_PASSE, compte.id, empreinte);
}

export async function lierMoyen(
  { base, horloge }: Contexte,
  compte: Compte,
  fournisseur: string,
  sujet: string,
  motDePasse: string | null = null,
): Promise<void> {
  const quand = horloge.maintenant();
  await base.db
    .insertInto('moyen_de_connexion')
    .values({
      ...{ id: randomUUID(), utilisateur: compte.id, fournisseur, sujet },
      ...{ mot_de_passe: motDePasse, cree: quand, modifie: quand },
    })
    .execute();
}

export const aUnMoyen = async ({ base }: Contexte, compte: Compte): Promise<boolean> =>
  (await base.db
    .selectFrom('moyen_de_connexion')
    .select('id')
    .where('utilisateur', '=', compte.id)
    .executeTakeFirst()) !== undefined;

export async function compteLie(
  contexte: Contexte,
  fournisseur: string,
  sujet: string,
): Promise<Compte | null> {
  const moyen = await contexte.base.db
    .selectFrom('moyen_de_connexion')
    .select('utilisateur')
    .where('fournisseur', '=', fournisseur)
    .where('sujet', '=', sujet)
    .executeTakeFirst();
  return moyen === undefined ? null : compteParId(contexte, moyen.utilisateur);
}
