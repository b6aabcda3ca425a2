import type { Base } from '../journal/base.ts';
import { codesRestants } from './codesDeSecours.ts';
import type { Comptes, ConfigOidc } from './comptes.ts';
import { type Contexte, tirerLesCles } from './contexte.ts';
import { balayer, effacerCompte, exporterCompte } from './donnees.ts';
import { ouvrirFournisseur } from './fournisseur.ts';
import { nouveauJeton } from './jetons.ts';
import { choisirMotDePasse, consommerLien, demanderLien, inviter, voirLien } from './liens.ts';
import { empreinteDuMotDePasse } from './motsDePasse.ts';
import { ouvrirParInvitation } from './ouverture.ts';
import { type Agents, partirChezLeFournisseur, revenirDuFournisseur } from './parFournisseur.ts';
import { changerMotDePasse, entrerParMotDePasse } from './parMotDePasse.ts';
import { compteDe, compteParId, creerCompte } from './registre.ts';
import {
  confirmer,
  effacerSecondFacteur,
  installerSecondFacteur,
  preparerSecondFacteur,
  renouvelerLesCodes,
  retirerSecondFacteur,
} from './secondFacteur.ts';
import {
  fermerSession,
  lireSession,
  listerSessions,
  poserMandat,
  terminer,
  terminerToutes,
} from './sessions.ts';

export interface ReglagesDesComptes {
  /** the journal's base, its schema up to date: open the journal first */
  readonly base: Base;
  readonly horloge: Contexte['horloge'];
  /** at least 32 bytes; whoever changes it ends known devices, recovery codes and second factors */
  readonly secret: Buffer;
  /** as users type it: `https://conventions.exemple.fr` */
  readonly adressePublique: string;
  readonly oidc: ConfigOidc | null;
  /** told why an exchange with the identity provider failed; without personal data */
  readonly signaler: (erreur: unknown) => void;
}

/** Opens the accounts of one installation. Throws on a secret too short or an address that is none: settings, not inputs. */
export async function ouvrirComptes(reglages: ReglagesDesComptes): Promise<Comptes> {
  if (reglages.secret.length < 32) throw new RangeError('le secret des comptes compte moins de 32 octets');
  const { origin, protocol } = new URL(reglages.adressePublique);
  const cles = tirerLesCles(reglages.secret);
  const contexte: Contexte = {
    base: reglages.base,
    horloge: reglages.horloge,
    cles,
    adresse: origin,
    surHttps: protocol === 'https:',
  };
  const { oidc, signaler } = reglages;
  const agents: Agents | null = oidc && {
    config: oidc,
    fournisseur: ouvrirFournisseur(oidc, origin),
    signaler,
  };
  const leurre = await empreinteDuMotDePasse(nouveauJeton());
  return {
    ...registre(contexte),
    ...entrees(contexte, leurre, agents),
    ...sessions(contexte, agents),
    ...secondFacteur(contexte),
    exporterCompte: (compte) => exporterCompte(contexte, compte),
    effacerCompte: (compte) => effacerCompte(contexte, compte),
    balayer: () => balayer(contexte),
  };
}

const registre = (c: Contexte) =>
  ({
    creer: (qui) => creerCompte(c, qui),
    compte: (id) => compteParId(c, id),
    compteDe: (courriel) => compteDe(c, courriel),
    inviter: (compte, suite) => inviter(c, compte, suite),
  }) satisfies Partial<Comptes>;

const entrees = (c: Contexte, leurre: string, agents: Agents | null) =>
  ({
    entrerParMotDePasse: (saisie, visiteur) => entrerParMotDePasse(c, leurre, saisie, visiteur),
    demanderLien: (demande, visiteur) => demanderLien(c, demande, visiteur),
    voirLien: (jeton) => voirLien(c, jeton),
    consommerLien: (jeton, visiteur) => consommerLien(c, jeton, visiteur),
    choisirMotDePasse: (jeton, motDePasse) => choisirMotDePasse(c, jeton, motDePasse),
    ouvrirParInvitation: (compte, motDePasse, comment) => ouvrirParInvitation(c, compte, motDePasse, comment),
    changerMotDePasse: (session, saisie, visiteur) => changerMotDePasse(c, session, saisie, visiteur),
    partirChezLeFournisseur: (suite) => partirChezLeFournisseur(c, agents, suite),
    revenirDuFournisseur: (adresse, visiteur, choix) =>
      revenirDuFournisseur(c, agents, adresse, visiteur, choix),
  }) satisfies Partial<Comptes>;

const sessions = (c: Contexte, agents: Agents | null) =>
  ({
    session: (cookies) => lireSession(c, cookies),
    sessions: async (session) =>
      (await listerSessions(c, session.compte.id)).map((s) => ({ ...s, courante: s.id === session.id })),
    terminer: (session, id) => terminer(c, session.compte.id, id),
    terminerLesAutres: (session) => terminerToutes(c, session.compte.id, session.id),
    toutTerminer: (compte) => terminerToutes(c, compte),
    async sortir(cookies) {
      const fermee = await fermerSession(c, cookies);
      const suite =
        fermee.jetonOidc === null
          ? null
          : await (agents?.fournisseur.sortir(fermee.jetonOidc).catch((erreur: unknown) => {
              agents.signaler(erreur);
              return null;
            }) ?? null);
      return { cookies: fermee.cookies, suite };
    },
    choisirMandat: (session, mandat) => poserMandat(c, session, mandat),
  }) satisfies Partial<Comptes>;

const secondFacteur = (c: Contexte) =>
  ({
    preparerSecondFacteur: (session) => preparerSecondFacteur(c, session),
    installerSecondFacteur: (session, code, visiteur) => installerSecondFacteur(c, session, code, visiteur),
    confirmer: (session, code, visiteur) => confirmer(c, session, code, visiteur),
    renouvelerLesCodes: (session) => renouvelerLesCodes(c, session),
    codesRestants: (session) => codesRestants(c, session.compte.id),
    retirerSecondFacteur: (session) => retirerSecondFacteur(c, session),
    async leverSecondFacteur(compte) {
      await terminerToutes(c, compte);
      await effacerSecondFacteur(c, compte);
    },
  }) satisfies Partial<Comptes>;
