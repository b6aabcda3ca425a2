import type { Comptes } from '../comptes/comptes.ts';
import type { Message } from '../documents/courriel/service.ts';
import type { Poste } from '../envois/poste.ts';
import type { Espace, Horloge } from '../espace/espace.ts';
import type { Espaces } from '../espace/espaces.ts';
import type { Actifs } from './actifs.ts';
import type { Cadre } from './cadre.ts';
import type { Connu } from './identite.ts';
import type { Limites } from './porte/quotas.ts';
import type { Session } from './porte/session.ts';
import type { Exploitation } from './surveillance.ts';

/** Everything the web needs, wired once by main.ts (or by a test). */
export interface DependancesCommunes {
  readonly espaces: Espaces;
  readonly comptes: Comptes;
  /** sends a service mail; null where no mail goes out: pages then say whom to ask */
  readonly courrier: Courrier | null;
  /** origin of the identity provider of agents; null: none */
  readonly agents: string | null;
  /** everything that leaves by mail */
  readonly poste: Poste;
  readonly horloge: Horloge;
  readonly actifs: Actifs;
  /** signs cookies and forms; kept in the data folder */
  readonly secret: Buffer<ArrayBuffer>;
  /** `https://maillage.exemple.fr` behind a proxy; null: the address of the request itself */
  readonly adressePublique: string | null;
  /** proxies whose word is taken for the client's address */
  readonly estUnProxy: (adresse: string) => boolean;
  readonly limites: Limites;
  /** IANA zone of the espace: a past day ends there */
  readonly fuseau: string;
  /** the folder of the guide, Markdown */
  readonly guide: string;
  /** where an unforeseen error is told to whoever runs the service */
  readonly signaler: (reference: string, erreur: unknown) => void;
  readonly exploitation: Exploitation;
}

export type Courrier = (message: Message) => Promise<void>;

/** What one request works with: the espace of the mandate under which it acts, and no other. */
export interface Dependances extends DependancesCommunes {
  readonly espace: Espace;
}

/** What each request carries: dependencies, session, and the frame of its page. */
export interface Env {
  Variables: {
    /** number of the request: the reference that an error page gives */
    requete: string;
    deps: Dependances;
    session: Session;
    connu: Connu;
    cadre: Cadre;
  };
}
