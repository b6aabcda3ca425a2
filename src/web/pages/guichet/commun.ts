import type { Acteur } from '../../../acts/acteur.ts';
import type { Noms } from '../../../espace/espace.ts';
import type { ArriveeLue } from '../../../espace/guichet.ts';
import type { Proposition } from '../../../espace/propositions.ts';
import type { Cadre } from '../../cadre.ts';
import type { Option } from '../../composants/champ.tsx';
import type { ErreurDeSaisie } from '../../composants/formulaire.tsx';

/** What the page of one arrival shows, and what came back to it. */
export interface PageDArrivee {
  readonly cadre: Cadre;
  readonly acteur: Acteur;
  readonly lue: ArriveeLue;
  readonly noms: Noms;
  readonly fuseau: string;
  readonly propositions: readonly Proposition[];
  /** organisations that an unknown sender may be */
  readonly organisations: readonly Option[];
  readonly erreurs: readonly ErreurDeSaisie[];
  readonly saisie: ReadonlyMap<string, readonly string[]> | null;
  /** said once, after something was recorded */
  readonly dit: string | null;
}
