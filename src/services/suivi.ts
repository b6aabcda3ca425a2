import type { Instant } from '../basics/instant.ts';
import type { SuiviDeFichiers } from '../basics/suivi-de-fichiers.ts';

/** How one espace follows its files. */
export interface Suivi {
  readonly espace: string;
  readonly registre: SuiviDeFichiers;
  readonly maintenant: () => Instant;
  /** bytes that an organisation may hold in this espace */
  readonly quota: number;
}
