import { ajouterMois, type Jour } from '../basics/jour.ts';
import type { DUREES } from '../facts/administration.ts';
import type { Fait } from '../facts/fait.ts';

export type Duree = (typeof DUREES)[number];
/** in months */
export type Durees = Readonly<Record<Duree, number>>;

/**
 * What each may be, in months. A mail is remembered thirteen months at most: beyond, nothing in the program needs it. Who
 * read a bank detail is kept a year at least: shorter, the trace would be gone before anyone looks.
 */
export const CONSERVATION: Readonly<
  Record<Duree, { readonly defaut: number; readonly min: number; readonly max: number }>
> = {
  courriels: { defaut: 13, min: 1, max: 13 },
  lectures: { defaut: 36, min: 12, max: 120 },
  brouillons: { defaut: 24, min: 6, max: 120 },
  personnes: { defaut: 24, min: 1, max: 120 },
};

/** What the espace last chose; before, what the program proposes. */
export function dureesDe(faits: readonly Fait[]): Durees {
  const dernier = faits.findLast((f) => f.sorte === 'conservation-reglee');
  if (dernier?.sorte === 'conservation-reglee') return dernier.donnees;
  const { courriels, lectures, brouillons, personnes } = CONSERVATION;
  return {
    courriels: courriels.defaut,
    lectures: lectures.defaut,
    brouillons: brouillons.defaut,
    personnes: personnes.defaut,
  };
}

/** What dates from before that day has been kept long enough. */
export const limiteDe = (aujourdhui: Jour, mois: number): Jour => ajouterMois(aujourdhui, -mois);
