import * as client from 'openid-client';
import { z } from 'zod';
import type { ConfigOidc, IdentiteAgent } from './comptes.ts';

/** What the provider answered, checked: signatures, issuer, audience, nonce, state, dates. */
export interface ReponseDuFournisseur {
  readonly identite: IdentiteAgent;
  readonly courrielGaranti: boolean;
  readonly niveau: string | null;
  readonly jetonOidc: string;
}

/** The secrets of one exchange, kept encrypted in the browser that started it. */
export interface Echange {
  readonly etat: string;
  readonly nonce: string;
  readonly verifieur: string;
}

export interface Fournisseur {
  partir(echange: Echange): Promise<string>;
  /** Throws when anything is not as it must be. */
  revenir(adresse: URL, echange: Echange): Promise<ReponseDuFournisseur>;
  sortir(jetonOidc: string): Promise<string | null>;
}

const PORTEES = 'openid given_name usual_name email uid siret idp_id';
const PATIENCE_S = 10;

/** Talks to one provider, in the shape of ProConnect. Its description is fetched at first use, and again after a failure. */
export function ouvrirFournisseur(config: ConfigOidc, adressePublique: string): Fournisseur {
  let decouvert: Promise<client.Configuration> | null = null;
  const connaitre = (): Promise<client.Configuration> => {
    decouvert ??= decouvrir(config).catch((erreur: unknown) => {
      decouvert = null;
      throw erreur;
    });
    return decouvert;
  };
  return {
    async partir({ etat, nonce, verifieur }) {
      const adresse = client.buildAuthorizationUrl(await connaitre(), {
        redirect_uri: adressePublique + config.cheminDeRetour,
        scope: PORTEES,
        state: etat,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifieur),
        code_challenge_method: 'S256',
        // Asked for, so that the level reached is told in the identity token.
        claims: JSON.stringify({ id_token: { acr: null, amr: null } }),
      });
      return adresse.href;
    },
    async revenir(adresse, { etat, nonce, verifieur }) {
      const connu = await connaitre();
      const jetons = await client.authorizationCodeGrant(connu, adresse, {
        expectedState: etat,
        expectedNonce: nonce,
        pkceCodeVerifier: verifieur,
        idTokenExpected: true,
      });
      const identite = jetons.claims();
      if (identite === undefined || jetons.id_token === undefined) throw new Error('jeton d’identité absent');
      const dit = await client.fetchUserInfo(connu, jetons.access_token, identite.sub);
      return lireReponse(config, dit, {
        niveau: typeof identite.acr === 'string' ? identite.acr : null,
        jetonOidc: jetons.id_token,
      });
    },
    async sortir(jetonOidc) {
      const connu = await connaitre();
      if (connu.serverMetadata().end_session_endpoint === undefined) return null;
      return client.buildEndSessionUrl(connu, {
        id_token_hint: jetonOidc,
        state: client.randomState(),
        post_logout_redirect_uri: adressePublique + config.cheminDeSortie,
      }).href;
    },
  };
}

export const nouvelEchange = (): Echange => ({
  etat: client.randomState(),
  nonce: client.randomNonce(),
  verifieur: client.randomPKCECodeVerifier(),
});

async function decouvrir(config: ConfigOidc): Promise<client.Configuration> {
  const emetteur = new URL(config.emetteur);
  const enLocal = emetteur.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(emetteur.hostname);
  const connu = await client.discovery(
    emetteur,
    config.client,
    {
      client_secret: config.secret,
      id_token_signed_response_alg: config.signature,
      // An unsigned answer is then refused.
      userinfo_signed_response_alg: config.signature,
    },
    client.ClientSecretPost(config.secret),
    { timeout: PATIENCE_S, execute: enLocal ? [client.allowInsecureRequests] : [] },
  );
  client.enableNonRepudiationChecks(connu);
  return connu;
}

const Dit = z.object({
  sub: z.string().min(1).max(255),
  given_name: z.string().max(200).default(''),
  usual_name: z.string().max(200).default(''),
  email: z.string().max(320),
  email_verified: z.boolean().optional(),
  uid: z.string().max(255).optional(),
  siret: z.string().max(50).optional(),
  idp_id: z.string().max(255).optional(),
});

function lireReponse(
  config: ConfigOidc,
  dit: unknown,
  jeton: Pick<ReponseDuFournisseur, 'niveau' | 'jetonOidc'>,
): ReponseDuFournisseur {
  const lu = Dit.parse(dit);
  return {
    identite: {
      emetteur: config.emetteur,
      sujet: lu.sub,
      prenom: lu.given_name,
      nom: lu.usual_name,
      courriel: lu.email,
      uid: lu.uid ?? null,
      siret: lu.siret ?? null,
      idp: lu.idp_id ?? null,
    },
    courrielGaranti: lu.email_verified ?? config.courrielsGarantis,
    ...jeton,
  };
}
