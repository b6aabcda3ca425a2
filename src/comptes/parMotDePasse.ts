import { type Result, reussite } from '../basics/result.ts';
import { appareilConnu } from './appareils.ts';
import type { Entree, SessionOuverte, Visiteur } from './comptes.ts';
import type { Contexte } from './contexte.ts';
import { lireCourriel } from './courriel.ts';
import { type Compteur, compteur, rendre, reseauDe, reserver, tropDEssais } from './essais.ts';
import { exigerFraicheur } from './fraicheur.ts';
import { jugerMotDePasse, MAX_CARACTERES } from './jugerMotDePasse.ts';
import { oublierLiens } from './liens.ts';
import { verifierMotDePasse } from './motsDePasse.ts';
import { type RefusDeCompte, refuser } from './refus.ts';
import { compteDe, motDePasseDe, poserMotDePasse } from './registre.ts';
import { ouvrirSession, terminerToutes, tournerSession } from './sessions.ts';

/**
 * Address and password. Known or not, an address costs the same: the same queries, one hash verified (a decoy's where there
 * is none), the same counters, the same refusal.
 */
export async function entrerParMotDePasse(
  contexte: Contexte,
  leurre: string,
  saisie: { readonly courriel: string; readonly motDePasse: string },
  visiteur: Visiteur,
): Promise<Result<Entree, RefusDeCompte>> {
  const courriel = lireCourriel(saisie.courriel);
  if (courriel === null) return refuser('courriel-illisible', 'courriel');
  const compteurs = compteursDEntree(contexte, courriel, visiteur);
  if (!(await reserver(contexte, compteurs))) return tropDEssais();
  const compte = await compteDe(contexte, courriel);
  const empreinte = await motDePasseDe(contexte, compte);
  const juste = await verifier(empreinte ?? leurre, saisie.motDePasse);
  if (compte === null || empreinte === null || !juste) return refuser('identifiants-refuses', 'mot-de-passe');
  await rendre(contexte, compteurs);
  return reussite(await ouvrirSession(contexte, compte, { moyen: 'mot-de-passe' }, visiteur));
}

export async function changerMotDePasse(
  contexte: Contexte,
  session: SessionOuverte,
  saisie: { readonly actuel: string; readonly nouveau: string },
  visiteur: Visiteur,
): Promise<Result<Entree, RefusDeCompte>> {
  const frais = exigerFraicheur(contexte, session);
  if (frais !== null) return frais;
  const { compte } = session;
  const faute = await jugerMotDePasse(saisie.nouveau, compte);
  if (faute !== null) return faute;
  const empreinte = await motDePasseDe(contexte, compte);
  if (empreinte !== null) {
    const compteurs = compteursDEntree(contexte, compte.courriel, visiteur);
    if (!(await reserver(contexte, compteurs))) return tropDEssais();
    if (!(await verifier(empreinte, saisie.actuel)))
      return refuser('mot-de-passe-actuel-faux', 'mot-de-passe-actuel');
    await rendre(contexte, compteurs);
  }
  await poserMotDePasse(contexte, compte, saisie.nouveau);
  await terminerToutes(contexte, compte.id, session.id);
  await oublierLiens(contexte, compte.id);
  const tournee = await tournerSession(contexte, session, {}, visiteur);
  return tournee === null ? refuser('session-terminee', null) : reussite(tournee);
}

/** Strangers to an account share one count, and one by network; a browser it knows has its own, out of their reach. */
function compteursDEntree(contexte: Contexte, courriel: string, visiteur: Visiteur): readonly Compteur[] {
  const appareil = appareilConnu(contexte, visiteur.cookies, courriel);
  if (appareil !== null) return [compteur(contexte, 'appareil', appareil, ESSAIS_PAR_COMPTE)];
  return [
    compteur(contexte, 'reseau', reseauDe(visiteur.adresse), ESSAIS_PAR_RESEAU),
    compteur(contexte, 'compte', courriel, ESSAIS_PAR_COMPTE),
  ];
}

const ESSAIS_PAR_COMPTE = 10;
/** A town hall goes out by one address. */
const ESSAIS_PAR_RESEAU = 60;

/** What nobody may have chosen is not worth hashing; its length says nothing of the account. */
const verifier = async (empreinte: string, motDePasse: string): Promise<boolean> =>
  motDePasse.length <= 2 * MAX_CARACTERES && verifierMotDePasse(empreinte, motDePasse);
