import type { Jour } from '../../basics/jour.ts';

/** One all-day event of a calendar. */
export interface EvenementDAgenda {
  /** stable for ever: the same deadline moved to another day stays the same event */
  readonly uid: string;
  readonly jour: Jour;
  readonly titre: string;
  readonly description: string;
  /** absolute address of its page, when the site is known */
  readonly adresse: string | null;
  readonly annule: boolean;
  readonly categorie: 'Échéance' | 'Versement' | 'Réunion';
}
