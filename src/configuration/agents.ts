import { z } from 'zod';
import { longDe, mots, texte, urlHttp } from './formes.ts';
import { facultative, variable } from './variable.ts';

/** The identity provider of agents, in the shape of ProConnect; none unless its address is written. */
export const AGENTS = {
  emetteur: facultative({
    nom: 'MAILLAGE_OIDC_EMETTEUR',
    role: 'fournisseur d’identité des agents (OpenID Connect, à la façon de ProConnect)\u00A0; il renvoie vers /connexion/agent/retour, puis vers /connexion à la sortie',
    attendu: 'une adresse http:// ou https://',
    exemple: 'https://identite.exemple.fr/api/v2',
    schema: urlHttp,
  }),
  client: facultative({
    nom: 'MAILLAGE_OIDC_CLIENT',
    role: 'identifiant donné par ce fournisseur',
    attendu: 'un identifiant',
    exemple: 'maillage',
    schema: texte,
  }),
  secret: facultative({
    nom: 'MAILLAGE_OIDC_SECRET',
    role: 'secret donné par ce fournisseur',
    attendu: 'au moins 16\u00A0octets',
    exemple: 'q7Zd…',
    secret: true,
    schema: longDe(16),
  }),
  signature: variable({
    nom: 'MAILLAGE_OIDC_SIGNATURE',
    role: 'algorithme par lequel ce fournisseur signe ce qu’il dit d’une personne',
    attendu: '«\u00A0RS256\u00A0» ou «\u00A0ES256\u00A0»',
    exemple: 'ES256',
    defaut: 'RS256',
    schema: z.enum(['RS256', 'ES256']),
  }),
  niveaux: facultative({
    nom: 'MAILLAGE_OIDC_NIVEAUX',
    role: 'niveaux d’authentification (acr) qui valent un second facteur',
    attendu: 'des mots séparés par des virgules',
    exemple: 'eidas2,eidas3',
    schema: mots,
  }),
  courrielsGarantis: variable({
    nom: 'MAILLAGE_OIDC_COURRIELS',
    role: 'ce fournisseur répond de chaque adresse qu’il donne, même sans le dire vérifiée',
    attendu: '«\u00A0oui\u00A0» ou «\u00A0non\u00A0»',
    exemple: 'oui',
    defaut: 'non',
    schema: z.enum(['oui', 'non']).transform((mot) => mot === 'oui'),
  }),
};
