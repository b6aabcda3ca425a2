import type { Instant } from '../basics/instant.ts';
import type { Result } from '../basics/result.ts';
import type { RefusDeCompte } from './refus.ts';

/** Who knocks: what the server knows of a request. */
export interface Visiteur {
  /** the Cookie header */
  readonly cookies: string | null;
  /** the network address, as the server trusts it (behind a proxy: the one that the proxy gives) */
  readonly adresse: string;
  /** the User-Agent header */
  readonly navigateur: string | null;
}

export interface Compte {
  readonly id: string;
  readonly nom: string;
  readonly courriel: string;
  /** someone opened a link sent there, or a trusted provider vouched for it */
  readonly courrielVerifie: boolean;
}

/** How a session was opened. */
export type Moyen = 'mot-de-passe' | 'lien' | 'agent-connect';

export interface SessionOuverte {
  readonly id: string;
  readonly compte: Compte;
  readonly moyen: Moyen;
  /** the second factor was passed */
  readonly confirmee: boolean;
  /** the account has a second factor in place */
  readonly secondFacteur: boolean;
  /** the mandate under which the person acts, in the words of whoever keeps mandates */
  readonly mandat: string | null;
  readonly navigateur: string;
  readonly ouverte: Instant;
  readonly vue: Instant;
  /** at the latest, whatever the activity */
  readonly expire: Instant;
}

/** A session as its owner sees it in a list. */
export interface SessionListee {
  readonly id: string;
  readonly moyen: Moyen;
  readonly navigateur: string;
  readonly ouverte: Instant;
  readonly vue: Instant;
  /** the one that asks */
  readonly courante: boolean;
}

/** `cookies`: Set-Cookie headers to relay with the answer, whatever page it is. */
export interface Entree {
  readonly session: SessionOuverte;
  readonly cookies: readonly string[];
}

export type Objet = 'connexion' | 'mot-de-passe' | 'invitation';

/** What is to be sent by mail. The token is told nowhere else, and once. */
export interface Envoi {
  readonly a: string;
  readonly nom: string;
  readonly objet: Objet;
  readonly jeton: string;
  readonly expire: Instant;
}

/** A link looked at, not used. */
export interface LienVu {
  readonly objet: Objet;
  readonly courriel: string;
  readonly nom: string;
  /** the account was opened before: an invitation then opens nothing, one signs in as usual */
  readonly dejaInscrit: boolean;
  /** what the caller put there when asking for the link */
  readonly suite: string | null;
  readonly expire: Instant;
}

/** To be shown once, to be scanned or typed into an application. */
export interface Enrolement {
  /** base 32, in groups of four */
  readonly secret: string;
  readonly adresse: string;
  /** a drawing without style nor script */
  readonly svg: string;
}

/** An agent as the identity provider describes them. */
export interface IdentiteAgent {
  readonly emetteur: string;
  readonly sujet: string;
  readonly prenom: string;
  readonly nom: string;
  readonly courriel: string;
  readonly uid: string | null;
  readonly siret: string | null;
  readonly idp: string | null;
}

/** A provider in the shape of ProConnect. */
export interface ConfigOidc {
  readonly emetteur: string;
  readonly client: string;
  readonly secret: string;
  /** how the provider signs what it says of a person and of a connection */
  readonly signature: 'RS256' | 'ES256';
  /** paths under the public address, as declared to the provider */
  readonly cheminDeRetour: string;
  readonly cheminDeSortie: string;
  /** the provider vouches for every address it gives, even without saying `email_verified` */
  readonly courrielsGarantis: boolean;
  /** levels (`acr`) that count as a second factor */
  readonly niveauxConfirmes: readonly string[];
}

type Issue<T> = Promise<Result<T, RefusDeCompte>>;

/** Accounts: who someone is, and how we know. Sends no mail, shows no page: gives what to send and what to relay. */
export interface Comptes {
  creer(qui: { readonly courriel: string; readonly nom: string }): Issue<Compte>;
  compte(id: string): Promise<Compte | null>;
  compteDe(courriel: string): Promise<Compte | null>;
  /** A link by which a person opens their account, with or without a password; good for seven days, until it is opened. */
  inviter(compte: string, suite?: string): Promise<Envoi | null>;

  entrerParMotDePasse(
    saisie: { readonly courriel: string; readonly motDePasse: string },
    visiteur: Visiteur,
  ): Issue<Entree>;
  /** `envoi` is null when nobody bears that address: say the same to the person, and send after having answered. */
  demanderLien(
    demande: {
      readonly courriel: string;
      readonly objet: 'connexion' | 'mot-de-passe';
      readonly suite?: string;
    },
    visiteur: Visiteur,
  ): Issue<{ readonly envoi: Envoi | null }>;
  /** Reads and changes nothing: mail scanners open links. */
  voirLien(jeton: string): Issue<LienVu>;
  /** Uses a link to come in (`connexion`, `invitation`). */
  consommerLien(jeton: string, visiteur: Visiteur): Issue<Entree & { readonly suite: string | null }>;
  /** Uses a link to choose a password (`mot-de-passe`, `invitation`). Every session of the account ends. */
  choisirMotDePasse(jeton: string, motDePasse: string): Issue<Compte>;
  /** Opens an account that nobody ever opened. `parCourriel`: by a link mailed to its address, which proves it. */
  ouvrirParInvitation(
    compte: Compte,
    motDePasse: string,
    comment: { readonly parCourriel: boolean },
  ): Issue<Compte>;
  /** Ends the other sessions. `actuel` is not looked at when the account has no password. */
  changerMotDePasse(
    session: SessionOuverte,
    saisie: { readonly actuel: string; readonly nouveau: string },
    visiteur: Visiteur,
  ): Issue<Entree>;

  /** The session that a browser holds, or null; counts as activity. */
  session(cookies: string | null): Promise<SessionOuverte | null>;
  sessions(session: SessionOuverte): Promise<readonly SessionListee[]>;
  terminer(session: SessionOuverte, id: string): Promise<void>;
  terminerLesAutres(session: SessionOuverte): Promise<void>;
  /** Ends every session of an account: for an administrator. */
  toutTerminer(compte: string): Promise<void>;
  /** Signs out. `suite`: where to send the browser so that the identity provider signs out too. */
  sortir(
    cookies: string | null,
  ): Promise<{ readonly cookies: readonly string[]; readonly suite: string | null }>;
  choisirMandat(session: SessionOuverte, mandat: string | null): Issue<SessionOuverte>;

  /** The same secret until a first code confirms it. */
  preparerSecondFacteur(session: SessionOuverte): Issue<Enrolement>;
  /** Puts it in place; recovery codes are told once. */
  installerSecondFacteur(
    session: SessionOuverte,
    code: string,
    visiteur: Visiteur,
  ): Issue<Entree & { readonly codes: readonly string[] }>;
  /** Passes the second factor: a code of the application, or a recovery code, which is then spent. */
  confirmer(
    session: SessionOuverte,
    code: string,
    visiteur: Visiteur,
  ): Issue<Entree & { readonly codesRestants: number }>;
  renouvelerLesCodes(session: SessionOuverte): Issue<readonly string[]>;
  codesRestants(session: SessionOuverte): Promise<number>;
  retirerSecondFacteur(session: SessionOuverte): Issue<null>;
  /** For an administrator, when phone and recovery codes are lost: also ends every session of the account. */
  leverSecondFacteur(compte: string): Promise<void>;

  /** Where to send the browser, and what to leave in it. `suite`: a local path, given back at the return. */
  partirChezLeFournisseur(
    suite: string | null,
  ): Issue<{ readonly adresse: string; readonly cookies: readonly string[] }>;
  /** `adresse`: the address, query included, at which the browser came back. */
  revenirDuFournisseur(
    adresse: string,
    visiteur: Visiteur,
    choix: { readonly lierParCourriel: boolean },
  ): Issue<Entree & { readonly identite: IdentiteAgent; readonly suite: string | null }>;

  /** Everything held about a person, without what would let someone come in. */
  exporterCompte(compte: string): Promise<CompteExporte | null>;
  /** For ever; the account's identifier stays free of any meaning. */
  effacerCompte(compte: string): Promise<void>;
  /** Removes what has expired. To be called now and then. */
  balayer(): Promise<void>;
}

export interface CompteExporte {
  readonly compte: Compte & { readonly cree: Instant };
  readonly moyens: readonly {
    readonly fournisseur: string;
    readonly sujet: string;
    readonly depuis: Instant;
  }[];
  readonly sessions: readonly Omit<SessionListee, 'courante'>[];
  readonly secondFacteur: { readonly depuis: Instant; readonly codesRestants: number } | null;
  readonly liens: readonly { readonly objet: string; readonly expire: Instant }[];
}

/** What stands between a session and the pages that ask for `exigeSecondFacteur`. */
export function resteAFaire(
  session: Pick<SessionOuverte, 'confirmee' | 'secondFacteur'>,
  exigeSecondFacteur: boolean,
): 'rien' | 'confirmer' | 'installer' {
  if (session.confirmee) return 'rien';
  if (session.secondFacteur) return 'confirmer';
  return exigeSecondFacteur ? 'installer' : 'rien';
}
