import type { Instant } from '../basics/instant.ts';
import { type Result, reussite } from '../basics/result.ts';
import type { Compte, Entree, Envoi, LienVu, Objet, Visiteur } from './comptes.ts';
import { type Contexte, HEURE, MINUTE, plusTard } from './contexte.ts';
import { lireCourriel } from './courriel.ts';
import { compteur, reseauDe, reserver, tropDEssais } from './essais.ts';
import { empreinteDuJeton, nouveauJeton } from './jetons.ts';
import { jugerMotDePasse } from './jugerMotDePasse.ts';
import { type RefusDeCompte, refuser } from './refus.ts';
import { compteDe, compteParId, poserMotDePasse, tenirPourVerifie } from './registre.ts';
import { ouvrirSession, terminerToutes } from './sessions.ts';

const DUREES: Readonly<Record<Objet, number>> = {
  connexion: 15 * MINUTE,
  'mot-de-passe': 15 * MINUTE,
  invitation: 7 * 24 * HEURE,
};

/** Each one is a mail: more in a quarter of an hour would only bother. Those sent stay good. */
const LIENS_PAR_COMPTE = 5;
const LIENS_PAR_RESEAU = 40;

/** Known or not, an address costs the same queries: a link that leads to nobody is written too. */
export async function demanderLien(
  contexte: Contexte,
  demande: { readonly courriel: string; readonly objet: Objet; readonly suite?: string },
  visiteur: Visiteur,
): Promise<Result<{ readonly envoi: Envoi | null }, RefusDeCompte>> {
  const courriel = lireCourriel(demande.courriel);
  if (courriel === null) return refuser('courriel-illisible', 'courriel');
  const reseau = compteur(contexte, 'liens-reseau', reseauDe(visiteur.adresse), LIENS_PAR_RESEAU);
  if (!(await reserver(contexte, [reseau]))) return tropDEssais();
  const pourEux = compteur(contexte, 'liens', courriel, LIENS_PAR_COMPTE);
  if (!(await reserver(contexte, [pourEux]))) return reussite({ envoi: null });
  const compte = await compteDe(contexte, courriel);
  const envoi = await ecrireLien(contexte, compte, demande.objet, demande.suite);
  return reussite({ envoi: compte === null ? null : envoi });
}

export async function inviter(contexte: Contexte, compte: string, suite?: string): Promise<Envoi | null> {
  const invite = await compteParId(contexte, compte);
  return invite && ecrireLien(contexte, invite, 'invitation', suite);
}

async function ecrireLien(
  { base, horloge }: Contexte,
  compte: Compte | null,
  objet: Objet,
  suite: string | undefined,
): Promise<Envoi> {
  const jeton = nouveauJeton();
  const cree = horloge.maintenant();
  const expire = plusTard(cree, DUREES[objet]);
  await base.db
    .insertInto('lien')
    .values({
      empreinte: empreinteDuJeton(jeton),
      objet,
      utilisateur: compte?.id ?? '',
      suite: suite ?? null,
      expire,
      cree,
    })
    .execute();
  return { a: compte?.courriel ?? '', nom: compte?.nom ?? '', objet, jeton, expire };
}

export async function voirLien(contexte: Contexte, jeton: string): Promise<Result<LienVu, RefusDeCompte>> {
  const vu = await regarder(contexte, jeton);
  if (!vu.ok) return vu;
  const { compte, objet, suite, expire } = vu.valeur;
  const { courriel, nom, courrielVerifie } = compte;
  return reussite({ objet, courriel, nom, dejaInscrit: courrielVerifie, suite, expire });
}

export async function consommerLien(
  contexte: Contexte,
  jeton: string,
  visiteur: Visiteur,
): Promise<Result<Entree & { readonly suite: string | null }, RefusDeCompte>> {
  const pris = await prendre(contexte, jeton, ['connexion', 'invitation']);
  if (!pris.ok) return pris;
  const compte = await tenirPourVerifie(contexte, pris.valeur.compte);
  const entree = await ouvrirSession(contexte, compte, { moyen: 'lien' }, visiteur);
  return reussite({ ...entree, suite: pris.valeur.suite });
}

export async function choisirMotDePasse(
  contexte: Contexte,
  jeton: string,
  motDePasse: string,
): Promise<Result<Compte, RefusDeCompte>> {
  const vu = await regarder(contexte, jeton);
  if (!vu.ok) return vu;
  // Judged before the link is spent: a password refused must not cost another mail.
  const faute = await jugerMotDePasse(motDePasse, vu.valeur.compte);
  if (faute !== null) return faute;
  const pris = await prendre(contexte, jeton, ['mot-de-passe', 'invitation']);
  if (!pris.ok) return pris;
  const compte = await tenirPourVerifie(contexte, pris.valeur.compte);
  await poserMotDePasse(contexte, compte, motDePasse);
  await terminerToutes(contexte, compte.id);
  await oublierLiens(contexte, compte.id);
  return reussite(compte);
}

interface Lien {
  readonly compte: Compte;
  readonly objet: Objet;
  readonly suite: string | null;
  readonly expire: Instant;
}

async function regarder(contexte: Contexte, jeton: string): Promise<Result<Lien, RefusDeCompte>> {
  const lu = await contexte.base.db
    .selectFrom('lien')
    .selectAll()
    .where('empreinte', '=', empreinteDuJeton(jeton))
    .executeTakeFirst();
  const compte = lu === undefined ? null : await compteParId(contexte, lu.utilisateur);
  if (lu === undefined || compte === null) return refuser('lien-perdu', null);
  if (lu.expire <= contexte.horloge.maintenant()) return refuser('lien-perime', null);
  return reussite({ compte, objet: lu.objet as Objet, suite: lu.suite, expire: lu.expire as Instant });
}

/** Spends a link: of several who come at once, the one whose deletion finds the row. */
async function prendre(
  contexte: Contexte,
  jeton: string,
  objets: readonly Objet[],
): Promise<Result<Lien, RefusDeCompte>> {
  const vu = await regarder(contexte, jeton);
  if (!vu.ok) return vu;
  if (!objets.includes(vu.valeur.objet)) return refuser('lien-perdu', null);
  // Good for a week: it opens an account that nobody ever opened, and no other.
  if (vu.valeur.objet === 'invitation' && vu.valeur.compte.courrielVerifie)
    return refuser('deja-inscrit', null);
  const pris = await contexte.base.db
    .deleteFrom('lien')
    .where('empreinte', '=', empreinteDuJeton(jeton))
    .returning('empreinte')
    .executeTakeFirst();
  return pris === undefined ? refuser('lien-perdu', null) : vu;
}

/** Those asked for before the password changed, by whoever it was. */
export const oublierLiens = ({ base }: Contexte, compte: string) =>
  base.db
    .deleteFrom('lien')
    .where('utilisateur', '=', compte)
    .where('objet', 'in', ['connexion', 'mot-de-passe'])
    .execute();
