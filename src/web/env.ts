import type { Espace } from '../espace/espace.ts';
import type { Actifs } from './actifs.ts';
import type { Cadre } from './cadre.ts';
import type { Identite } from './identite.ts';
import type { Limites } from './porte/limites.ts';
import type { Session } from './porte/session.ts';

/** Everything the web needs, wired once by main.ts (or by a test). */
export interface Dependances {
  readonly espace: Espace;
  readonly actifs: Actifs;
  /** signs cookies and forms; kept in the data folder */
  readonly secret: Buffer<ArrayBuffer>;
  /** `https://maillage.exemple.fr` behind a proxy; null: the address of the request itself */
  readonly adressePublique: string | null;
  /** the visible choice of demonstration identities */
  readonly identites: readonly Identite[];
  readonly limites: Limites;
  /** IANA zone of the espace: a past day ends there */
  readonly fuseau: string;
  /** the folder of the guide, Markdown */
  readonly guide: string;
  /** where an unforeseen error is told to whoever runs the service */
  readonly signaler: (reference: string, erreur: unknown) => void;
}

/** What each request carries: dependencies, session, and the frame of its page. */
export interface Env {
  Variables: {
    deps: Dependances;
    session: Session;
    cadre: Cadre;
  };
}
