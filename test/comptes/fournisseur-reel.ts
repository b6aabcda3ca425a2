import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { ConfigOidc } from '../../src/comptes/comptes.ts';

/** A real OpenID provider in the shape of ProConnect, on this machine; whoever comes is signed in as `agent`. */
export interface FournisseurReel {
  readonly config: ConfigOidc;
  /** who signs in next */
  agent: { readonly [revendication: string]: unknown; readonly sub: string };
  niveau: string;
  /** changes what the person's description says on its way out */
  falsifier: ((jwt: string) => string | object) | null;
  /** every request received */
  readonly recues: URL[];
  /** what a browser does: follows redirections from there until one leaves the provider */
  suivre(adresse: string): Promise<string>;
  fermer(): Promise<void>;
}

export const RETOUR = '/connexion/agent/retour';
export const SORTIE = '/connexion/agent/sortie';
const PUBLIQUE = 'https://conventions.exemple.fr';

/** `publique`: the address that is declared to the provider. */
export async function ouvrirFournisseurReel(publique = PUBLIQUE, sortie = SORTIE): Promise<FournisseurReel> {
  const serveur = createServer().listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  const emetteur = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  const etat: Pick<FournisseurReel, 'agent' | 'niveau' | 'falsifier' | 'recues'> = {
    agent: { sub: 'personne' },
    niveau: 'eidas1',
    falsifier: null,
    recues: [],
  };
  const provider = new Provider(emetteur, {
    clients: [
      {
        client_id: 'maillage',
        client_secret: 'secret-du-client-de-plus-de-trente-deux-octets',
        redirect_uris: [publique + RETOUR],
        post_logout_redirect_uris: [publique + sortie],
        token_endpoint_auth_method: 'client_secret_post',
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    claims: {
      openid: ['sub'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      email: ['email', 'email_verified'],
      uid: ['uid'],
      siret: ['siret'],
      idp_id: ['idp_id'],
    },
    scopes: ['openid', 'given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id'],
    acrValues: ['eidas1', 'eidas2'],
    cookies: { keys: ['une-cle-des-essais'] },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/entrer/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ ...etat.agent, sub: id }) }),
  });
  provider.use(async (ctx, suite) => {
    etat.recues.push(new URL(ctx.url, emetteur));
    if (ctx.path.startsWith('/entrer/')) {
      const { params } = await provider.interactionDetails(ctx.req, ctx.res);
      const accord = new provider.Grant({ accountId: etat.agent.sub, clientId: String(params.client_id) });
      accord.addOIDCScope(String(params.scope));
      const resultat = {
        login: { accountId: etat.agent.sub, acr: etat.niveau },
        consent: { grantId: await accord.save() },
      };
      ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, resultat));
      return;
    }
    await suite();
    if (ctx.path === '/me' && etat.falsifier !== null) {
      const falsifie = etat.falsifier(String(ctx.body));
      ctx.body = falsifie;
      ctx.type = typeof falsifie === 'string' ? 'application/jwt' : 'application/json';
    }
  });
  serveur.on('request', provider.callback());

  return Object.assign(etat, {
    config: {
      emetteur,
      client: 'maillage',
      secret: 'secret-du-client-de-plus-de-trente-deux-octets',
      signature: 'RS256',
      cheminDeRetour: RETOUR,
      cheminDeSortie: sortie,
      courrielsGarantis: true,
      niveauxConfirmes: ['eidas2'],
    } as const,
    async suivre(depart: string) {
      const gardes = new Map<string, string>();
      let adresse = depart;
      for (let pas = 0; adresse.startsWith(emetteur); pas++) {
        const reponse = await fetch(adresse, {
          redirect: 'manual',
          headers: { cookie: [...gardes].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ') },
        });
        for (const cookie of reponse.headers.getSetCookie()) {
          const [nom = '', valeur = ''] = (cookie.split(';')[0] ?? '').split('=', 2);
          gardes.set(nom, valeur);
        }
        const vers = reponse.headers.get('location');
        if (vers === null || pas > 10) throw new Error(`${reponse.status} ${await reponse.text()}`);
        adresse = new URL(vers, adresse).href;
      }
      return adresse;
    },
    async fermer() {
      serveur.closeAllConnections();
      serveur.close();
      await once(serveur, 'close');
    },
  });
}
