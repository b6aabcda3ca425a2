import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';

/** A mail to write down before it is sent. `cle` says what it is: the same mail is written down once, whoever asks. */
export interface EnvoiNouveau {
  readonly espace: string;
  readonly cle: string;
  /** null: someone who is not known here yet */
  readonly personne: string | null;
  readonly adresse: string;
  /** `resume`, `urgent`, or the name of a service mail */
  readonly sorte: string;
  readonly jour: Jour;
  readonly objet: string;
  readonly texte: string;
  readonly html: string;
  readonly cree: Instant;
}

/**
 * `pret`: to be sent. `pris`: someone holds it; after the lease another may. `remise`: handing to the mail server has
 * begun, so that it may have left. `parti`, `echec`: it did, it never will. `incertain`: nobody will ever know, and it is
 * not sent again: at most once.
 */
export type EtatDEnvoi = 'pret' | 'pris' | 'remise' | 'parti' | 'echec' | 'incertain';

export interface EnvoiPris extends EnvoiNouveau {
  readonly tentatives: number;
}

/** What becomes of a mail that is held. `plus-tard` is tried again from that instant. */
export type SuiteDEnvoi =
  | { readonly etat: 'parti' | 'echec' | 'incertain'; readonly cause: string | null }
  | { readonly etat: 'pret'; readonly cause: string; readonly aPartirDe: Instant };

/** `deja`: a mail of that key is there; `rien`: all of it was told before. Nothing is written then. */
export type Annonce = 'ecrit' | 'deja' | 'rien';

/** A mail as its administrator sees it: never what it said. */
export interface LigneDEnvoi {
  readonly cle: string;
  readonly personne: string | null;
  readonly sorte: string;
  readonly jour: Jour;
  readonly objet: string;
  readonly etat: EtatDEnvoi;
  readonly cree: Instant;
  readonly fini: Instant | null;
  readonly tentatives: number;
  readonly cause: string | null;
}

export interface ReglageDeRappels {
  readonly personne: string;
  readonly rythme: string;
  readonly jour: number;
  readonly urgents: readonly string[];
  /** moves when the links that stop mails must no longer work */
  readonly serie: number;
}

/** The outbox, what was told to whom, how each wants to be told, and the addresses of personal calendars. */
export interface Envois {
  /** Writes a mail down; false when one of that key is there already. */
  deposer(envoi: EnvoiNouveau): Promise<boolean>;
  /**
   * Writes down a mail that tells reminders, with the reminders themselves: in one transaction, so that none is told twice
   * to one person, whoever else tries. `composer` receives those not told yet.
   */
  annoncer(
    qui: { readonly espace: string; readonly personne: string; readonly cle: string; readonly jour: Jour },
    rappels: readonly string[],
    composer: (nouveaux: ReadonlySet<string>) => EnvoiNouveau,
  ): Promise<Annonce>;
  /** those of these reminders that this person was already told */
  annonces(espace: string, personne: string, rappels: readonly string[]): Promise<ReadonlySet<string>>;
  /** Takes one mail to send, for the length of a lease; null when nothing waits. */
  prendre(maintenant: Instant, bail: Instant, porteur: string): Promise<EnvoiPris | null>;
  /** Says that handing over begins; false when the mail is no longer held by `porteur`. */
  remettre(envoi: EnvoiPris, bail: Instant, porteur: string): Promise<boolean>;
  conclure(envoi: EnvoiPris, porteur: string, suite: SuiteDEnvoi, maintenant: Instant): Promise<void>;
  /** Mails whose handing over was cut: it will never be known whether they left. Returns how many. */
  constaterIncertains(maintenant: Instant): Promise<number>;
  lister(
    espace: string,
    filtre: { readonly etat?: EtatDEnvoi | undefined; readonly page: number; readonly taille: number },
  ): Promise<{ readonly lignes: readonly LigneDEnvoi[]; readonly total: number }>;
  compter(espace: string): Promise<ReadonlyMap<EtatDEnvoi, number>>;
  /** Forgets what is older than a day: mails, and what they told. */
  elaguer(avant: Jour): Promise<void>;
  reglages(espace: string): Promise<readonly ReglageDeRappels[]>;
  regler(espace: string, reglage: ReglageDeRappels): Promise<void>;
  /** One address per person; the former one stops working. */
  ouvrirAgenda(espace: string, personne: string, empreinte: string, maintenant: Instant): Promise<void>;
  fermerAgenda(espace: string, personne: string): Promise<void>;
  agendaOuvert(espace: string, personne: string): Promise<Instant | null>;
  agendaDe(empreinte: string): Promise<{ readonly espace: string; readonly personne: string } | null>;
}
