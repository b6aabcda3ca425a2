import { ACCES } from './acces.ts';
import { AGENTS } from './agents.ts';
import { COURRIER } from './courrier.ts';
import { GUICHET } from './guichet.ts';
import { SERVICE } from './service.ts';
import { SURVEILLANCE } from './surveillance.ts';
import type { Variable } from './variable.ts';

/**
 * Every setting there is. A new topic (mail, identity provider, antivirus…) is a file beside these and a line here:
 * it is then checked at start, printed by `maillage configuration` and described in docs/configuration.md.
 */
export const RUBRIQUES = {
  service: SERVICE,
  acces: ACCES,
  agents: AGENTS,
  courrier: COURRIER,
  guichet: GUICHET,
  surveillance: SURVEILLANCE,
};

export const TITRES: Readonly<Record<keyof typeof RUBRIQUES, string>> = {
  service: 'Service et données',
  acces: 'Accès',
  agents: 'Identité professionnelle des agents',
  courrier: 'Courriels',
  guichet: 'Guichet',
  surveillance: 'Surveillance',
};

export const VARIABLES: readonly Variable<unknown>[] = Object.values(RUBRIQUES).flatMap(
  (rubrique): readonly Variable<unknown>[] => Object.values(rubrique),
);
