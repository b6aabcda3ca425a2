import type { Jour } from '../../basics/jour.ts';
import type { IdFait } from '../../rules/etat.ts';
import { type Arrivee, type FichierArrive, fichierArrive } from '../../rules/guichet.ts';
import type { Acteur } from '../acteur.ts';
import type { Refus } from '../refus.ts';
import type { DemandeDuGuichet, NomActeDuGuichet } from './demande.ts';

/** What the search for harmful programs said of a file: `attente` until it has spoken. */
export type Innocuite = 'sain' | 'attente' | 'infecte';

/** One act at a counter, to be judged on the real today. */
export interface CasDuGuichet<A extends NomActeDuGuichet = NomActeDuGuichet> {
  /** null: what is handed in opens it */
  readonly arrivee: Arrivee | null;
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  readonly demande: DemandeDuGuichet<A>;
  /** true when this counter follows an agreement with that organisation */
  readonly enConvention: (guichet: string, organisation: string) => boolean;
  readonly innocuite: (fichier: IdFait) => Innocuite;
}

export type ConditionDuGuichet<A extends NomActeDuGuichet> = (cas: CasDuGuichet<A>) => Refus | null;

export const fichierVise = ({ arrivee }: CasDuGuichet, id: IdFait): FichierArrive | undefined =>
  arrivee === null ? undefined : fichierArrive(arrivee, id);
