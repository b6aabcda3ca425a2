import type { Jour } from '../../basics/jour.ts';
import type { Fichier } from '../../facts/champs.ts';
import type { DonneesDe } from '../../facts/fait.ts';
import type { IdFait } from '../../rules/etat.ts';
import type { Classement } from '../../rules/guichet.ts';

/** What is handed in at a counter: files already in the store, and those that it would not keep. */
export interface Depot {
  readonly guichet: string;
  readonly organisation: string;
  readonly moyen: DonneesDe<'arrivee-recue'>['moyen'];
  readonly envoyeeLe: Jour;
  readonly fichiers: readonly { readonly fichier: Fichier; readonly nom: string }[];
  readonly refuses: readonly {
    readonly motif: DonneesDe<'fichier-refuse'>['motif'];
    readonly nom: string;
  }[];
}

interface Demandes {
  'deposer-au-guichet': Depot;
  'attribuer-arrivee': { readonly organisation: string };
  'classer-fichier': Classement & { readonly fichier: IdFait };
  /** the paper enters its agreement; the fact that says so follows */
  'verser-fichier': { readonly fichier: IdFait };
  'retourner-fichier': { readonly fichier: IdFait; readonly motif: string };
  'ecarter-arrivee': { readonly motif: string };
  'reprendre-arrivee': Readonly<Record<never, never>>;
}

export type NomActeDuGuichet = keyof Demandes;

/** What someone asks to record at a counter. These acts date themselves: they happen today. */
export type DemandeDuGuichet<A extends NomActeDuGuichet = NomActeDuGuichet> = {
  [K in A]: { readonly acte: K; readonly donnees: Demandes[K] };
}[A];
