import type { Acteur } from '../acts/acteur.ts';
import type { DemandeDuGuichet, Depot } from '../acts/guichet/demande.ts';
import type { Refus } from '../acts/refus.ts';
import type { Jour } from '../basics/jour.ts';
import type { Result } from '../basics/result.ts';
import type { Fichier } from '../facts/champs.ts';
import type { Fait } from '../facts/fait.ts';
import type { MotifDEcart } from '../facts/guichet.ts';
import type { FiltreArrivees, LigneArrivee, Page } from '../journal/journal.ts';
import type { Organisation } from '../journal/registre.ts';
import type { Arrivee } from '../rules/guichet.ts';
import type { Examen } from '../services/quarantaine.ts';
import type { FichierLisible } from './fichier-lisible.ts';
import type { Proposition } from './propositions.ts';

type Issue<T> = Promise<Result<T, readonly Refus[]>>;

/** An arrival as looked at, with what is known of the harm in its files. */
export interface ArriveeLue {
  readonly arrivee: Arrivee;
  readonly faits: readonly Fait[];
  /** head of the chain of its facts */
  readonly tete: string;
  /** by content hash */
  readonly examens: ReadonlyMap<string, Examen>;
}

/** A message as the reader of the mailbox leaves it: its files in the store, its sender as written in its header. */
export interface MessageRecu {
  readonly guichet: string;
  /** names the message for ever: the same content is the same message */
  readonly cle: string;
  readonly source: string;
  readonly message: string | null;
  readonly adresse: string | null;
  readonly expediteur: string;
  readonly objet: string;
  readonly corps: string;
  readonly envoyeeLe: Jour;
  readonly recueLe: Jour;
  readonly original: Fichier | null;
  readonly apart: MotifDEcart | null;
  readonly fichiers: Depot['fichiers'];
  readonly refuses: Depot['refuses'];
}

/** A counter and those who hand papers to it. Every write is judged by the real today. */
export interface GuichetDEspace {
  /** counters of the agreements that their organisation is a party to */
  guichetsDe(acteur: Acteur): Promise<readonly Organisation[]>;
  deposer(acteur: Acteur, depot: Depot): Issue<ArriveeLue>;
  /** Keeps a message once, however often it is given; false when it was there already. */
  recevoir(message: MessageRecu): Promise<Result<boolean, readonly Refus[]>>;
  /** places in the mailbox that were received already, among those given */
  dejaRecus(sources: readonly string[]): Promise<ReadonlySet<string>>;
  /** the counter's for who holds it, their own organisation's for the others; the last received first */
  arrivees(acteur: Acteur, filtre: FiltreDuGuichet): Promise<Page<LigneArrivee>>;
  compter(acteur: Acteur, filtre: Omit<FiltreDuGuichet, 'page' | 'taille'>): Promise<number>;
  /** null when it is not theirs to read */
  arrivee(flux: string, acteur: Acteur): Promise<ArriveeLue | null>;
  /** what the files of an arrival may be */
  propositions(arrivee: Arrivee, acteur: Acteur): Promise<readonly Proposition[]>;
  /** `rangAttendu`: the rank of the arrival that the user had under the eyes */
  agir(flux: string, acteur: Acteur, rangAttendu: number, demande: DemandeDuGuichet): Issue<ArriveeLue>;
  /** A file of an arrival; `original`: the message itself, for the counter only. Held back or harmful: null. */
  fichier(flux: string, acteur: Acteur, rang: number | 'original'): Promise<FichierLisible | null>;
  /** Writes the rows of lists again from the facts. */
  reconstruire(): Promise<void>;
}

export type FiltreDuGuichet = Omit<FiltreArrivees, 'espace' | 'guichet'>;

export type { LigneArrivee };
