import { z } from 'zod';
import { type Result, reussite } from '../basics/result.ts';
import { chiffrer, dechiffrer } from './coffre.ts';
import type { Compte, ConfigOidc, Entree, IdentiteAgent, Visiteur } from './comptes.ts';
import { type Contexte, MINUTE, plusTard } from './contexte.ts';
import { lireCookie, oterCookie, poserCookie } from './cookies.ts';
import { type Fournisseur, nouvelEchange, type ReponseDuFournisseur } from './fournisseur.ts';
import { type RefusDeCompte, refuser } from './refus.ts';
import { aUnMoyen, compteDe, compteLie, lierMoyen, tenirPourVerifie } from './registre.ts';
import { ouvrirSession } from './sessions.ts';

/** The provider, its settings, and where to tell why an exchange failed. */
export interface Agents {
  readonly config: ConfigOidc;
  readonly fournisseur: Fournisseur;
  readonly signaler: (erreur: unknown) => void;
}

/** Time to sign in over there. */
const DELAI = 15 * MINUTE;

export async function partirChezLeFournisseur(
  contexte: Contexte,
  agents: Agents | null,
  suite: string | null,
): Promise<Result<{ readonly adresse: string; readonly cookies: readonly string[] }, RefusDeCompte>> {
  if (agents === null) return refuser('agents-absents', null);
  const echange = nouvelEchange();
  const expire = plusTard(contexte.horloge.maintenant(), DELAI);
  const garde = chiffrer(contexte.cles, JSON.stringify({ ...echange, suite, expire }));
  try {
    return reussite({
      adresse: await agents.fournisseur.partir(echange),
      cookies: [poserCookie(contexte, 'maillage-agent', garde, DELAI / 1000)],
    });
  } catch (erreur) {
    agents.signaler(erreur);
    return refuser('agents-injoignables', null);
  }
}

export async function revenirDuFournisseur(
  contexte: Contexte,
  agents: Agents | null,
  adresse: string,
  visiteur: Visiteur,
  choix: { readonly lierParCourriel: boolean },
): Promise<
  Result<Entree & { readonly identite: IdentiteAgent; readonly suite: string | null }, RefusDeCompte>
> {
  if (agents === null) return refuser('agents-absents', null);
  const garde = lireGarde(contexte, visiteur.cookies);
  if (garde === null) return refuser('agents-refuses', null);
  let reponse: ReponseDuFournisseur;
  try {
    reponse = await agents.fournisseur.revenir(new URL(adresse, contexte.adresse), garde);
  } catch (erreur) {
    agents.signaler(erreur);
    return refuser('agents-refuses', null);
  }
  const { identite } = reponse;
  const compte = await compteDeLAgent(contexte, reponse, choix.lierParCourriel);
  if (compte === null) return refuser('agent-inconnu', null);
  const confirmee = reponse.niveau !== null && agents.config.niveauxConfirmes.includes(reponse.niveau);
  const entree = await ouvrirSession(
    contexte,
    compte,
    { moyen: 'agent-connect', confirmee, jetonOidc: reponse.jetonOidc },
    visiteur,
  );
  const cookies = [...entree.cookies, oterCookie(contexte, 'maillage-agent')];
  return reussite({ session: entree.session, cookies, identite, suite: garde.suite });
}

/**
 * Issuer and subject say who it is. At first, and where the caller allows it, the address does, if the provider vouches for
 * it. Never an account already opened by someone who has not proved that address: they would wait there for its owner.
 */
async function compteDeLAgent(
  contexte: Contexte,
  { identite, courrielGaranti }: ReponseDuFournisseur,
  lierParCourriel: boolean,
): Promise<Compte | null> {
  const lie = await compteLie(contexte, identite.emetteur, identite.sujet);
  if (lie !== null || !lierParCourriel || !courrielGaranti) return lie;
  const compte = await compteDe(contexte, identite.courriel);
  if (compte === null || (!compte.courrielVerifie && (await aUnMoyen(contexte, compte)))) return null;
  await lierMoyen(contexte, compte, identite.emetteur, identite.sujet);
  return tenirPourVerifie(contexte, compte);
}

const Garde = z.object({
  etat: z.string(),
  nonce: z.string(),
  verifieur: z.string(),
  suite: z.string().nullable(),
  expire: z.string(),
});

function lireGarde({ cles, horloge, surHttps }: Contexte, cookies: string | null) {
  const scelle = lireCookie({ surHttps }, cookies, 'maillage-agent');
  if (scelle === null) return null;
  try {
    const garde = Garde.parse(JSON.parse(dechiffrer(cles, scelle)));
    return garde.expire > horloge.maintenant() ? garde : null;
  } catch {
    return null;
  }
}
