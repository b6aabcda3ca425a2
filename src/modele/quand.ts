import type { Duree } from '../basics/duree.ts';
import type { Jour } from '../basics/jour.ts';
import type { Mot } from './mot.ts';

/** Where several events of a kind can occur, the rule says which: no silent default. */
export type Lequel = 'chacun' | 'premier' | 'dernier';

/** Something that happens, as the facts tell it. */
export type Evenement =
  | { readonly sorte: 'entree-en-vigueur' }
  | { readonly sorte: 'signature' }
  | { readonly sorte: 'notification' }
  | { readonly sorte: 'fin-de-convention' }
  | { readonly sorte: 'tenue'; readonly instance: Mot }
  | { readonly sorte: 'convocation'; readonly instance: Mot }
  | { readonly sorte: 'reception'; readonly piece: Mot }
  | { readonly sorte: 'envoi'; readonly piece: Mot }
  | { readonly sorte: 'acceptation'; readonly piece: Mot }
  | {
      readonly sorte: 'vote';
      readonly versements: Mot;
      readonly decalage: number;
      readonly payeur: Mot | null;
    }
  | { readonly sorte: 'demande'; readonly obligation: Mot }
  /** the answer given to a request (aid granted or refused) */
  | { readonly sorte: 'decision'; readonly obligation: Mot }
  | { readonly sorte: 'survenance'; readonly evenement: Mot }
  | { readonly sorte: 'fin-de-registre'; readonly registre: Mot };

/** A point in time. `decalage` counts years from N: 0 for N, -1 for N-1, 1 for N+1. */
export type Repere =
  | { readonly sorte: 'date'; readonly jour: Jour }
  | {
      readonly sorte: 'jour-de-l-annee';
      readonly mois: number;
      readonly jour: number;
      readonly decalage: number;
    }
  | { readonly sorte: 'debut-exercice' | 'fin-exercice'; readonly decalage: number }
  | { readonly sorte: 'terme'; readonly terme: Mot }
  | { readonly sorte: 'evenement'; readonly evenement: Evenement; readonly lequel: Lequel }
  | { readonly sorte: 'premier-de' | 'dernier-de'; readonly reperes: readonly Repere[] }
  | {
      readonly sorte: 'decale';
      readonly repere: Repere;
      readonly duree: Duree;
      readonly sens: 'apres' | 'avant';
    };

/** When an obligation or an instalment falls. */
export type Quand =
  /** inclusive: the day itself is in time */
  | { readonly sorte: 'au-plus-tard'; readonly repere: Repere }
  /** exclusive: the day before is the last */
  | { readonly sorte: 'avant'; readonly repere: Repere }
  /** trigger day not counted, last day included */
  | {
      readonly sorte: 'delai';
      readonly duree: Duree;
      readonly sens: 'apres' | 'avant';
      readonly repere: Repere;
    }
  | { readonly sorte: 'fenetre'; readonly du: Repere; readonly au: Repere }
  /** the month (1–12) of year N + decalage, as a window */
  | {
      readonly sorte: 'mois';
      readonly mois: number;
      readonly decalage: number;
      readonly annee: number | null;
    }
  | { readonly sorte: 'sans-delai'; readonly repere: Repere }
  | { readonly sorte: 'sur-demande' }
  | { readonly sorte: 'en-permanence'; readonly surDemande: boolean }
  | { readonly sorte: 'a-tout-moment' }
  /** together with another obligation of the same year */
  | { readonly sorte: 'avec'; readonly obligation: Mot };
