import { type Result, reussite } from '../basics/result.ts';
import type { Compte } from './comptes.ts';
import type { Contexte } from './contexte.ts';
import { lireCourriel } from './courriel.ts';
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
  const quand = new Date(contexte.horloge.maintenant());
  try {
    const cree = await contexte.magasin.adapter.create<Record<string, unknown>, { id: string }>({
      model: 'user',
      data: { name: nom, email: courriel, emailVerified: false, createdAt: quand, updatedAt: quand },
    });
    return reussite({ id: cree.id, nom, courriel, courrielVerifie: false });
  } catch (erreur) {
    // Two invitations at once: the index kept one account, the other is told so.
    if ((await compteDe(contexte, courriel)) !== null) return refuser('courriel-pris', 'courriel');
    throw erreur;
  }
}

export const compteParId = (contexte: Contexte, id: string): Promise<Compte | null> =>
  unCompte(contexte, 'id', id);

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
export async function motDePasseDe({ magasin }: Contexte, compte: Compte | null): Promise<string | null> {
  const moyen = await magasin.internalAdapter.findCredentialAccount(compte?.id ?? PERSONNE);
  return moyen?.password ?? null;
}

export async function poserMotDePasse(contexte: Contexte, compte: Compte, motDePasse: string): Promise<void> {
  const { internalAdapter, password } = contexte.magasin;
  const empreinte = await password.hash(motDePasse);
  if ((await motDePasseDe(contexte, compte)) !== null)
    return internalAdapter.updatePassword(compte.id, empreinte);
  await lierMoyen(contexte, compte, PAR_MOT_DE_PASSE, compte.id, empreinte);
}

export async function lierMoyen(
  { magasin, horloge }: Contexte,
  compte: Compte,
  fournisseur: string,
  sujet: string,
  motDePasse?: string,
): Promise<void> {
  const quand = new Date(horloge.maintenant());
  await magasin.internalAdapter.linkAccount({
    userId: compte.id,
    providerId: fournisseur,
    accountId: sujet,
    password: motDePasse,
    createdAt: quand,
    updatedAt: quand,
  });
}

export const aUnMoyen = async ({ magasin }: Contexte, compte: Compte): Promise<boolean> =>
  (await magasin.internalAdapter.findAccounts(compte.id)).length > 0;

export async function compteLie(
  contexte: Contexte,
  fournisseur: string,
  sujet: string,
): Promise<Compte | null> {
  const moyen = await contexte.magasin.internalAdapter.findAccountByKey({
    providerId: fournisseur,
    accountId: sujet,
  });
  return moyen === null ? null : compteParId(contexte, moyen.userId);
}
