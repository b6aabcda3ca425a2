import { ajouterJours, type Jour, jourDeLaSemaine } from '../basics/jour.ts';
import { estOuvre } from '../basics/jours-ouvres.ts';
import type { Rappel, SorteDeRappel } from './rappels.ts';

export const RYTHMES = ['chaque-jour', 'chaque-semaine', 'jamais'] as const;
export type Rythme = (typeof RYTHMES)[number];

/** How someone wants to be told. */
export interface Preferences {
  readonly rythme: Rythme;
  /** Monday is 1, Friday 5: the day of a weekly digest */
  readonly jour: number;
  /** what is told at once when it presses */
  readonly urgents: readonly SorteDeRappel[];
}

/** Until someone says otherwise: each working day when there is something to say, and at once what cannot wait. */
export const PREFERENCES: Preferences = {
  rythme: 'chaque-jour',
  jour: 1,
  urgents: ['a-remettre', 'piece-retournee', 'reunion'],
};

/** What one may ask to be told at once. */
export const URGENTS_POSSIBLES: readonly SorteDeRappel[] = [
  'a-remettre',
  'en-retard',
  'piece-retournee',
  'versement-suspendu',
  'reunion',
  'message',
];

/** A digest is due that day: nothing on a week-end nor on a public holiday. */
export function estJourDeResume({ rythme, jour }: Preferences, j: Jour): boolean {
  if (rythme === 'jamais') return false;
  if (rythme === 'chaque-jour') return estOuvre(j);
  return j === jourDeLaSemaineOuvre(j, jour);
}

/** A weekly day that is a public holiday gives way to the nearest working day of its week, the later one first. */
function jourDeLaSemaineOuvre(j: Jour, voulu: number): Jour | undefined {
  const lundi = ajouterJours(j, -((jourDeLaSemaine(j) + 6) % 7));
  return [0, 1, -1, 2, -2, 3, -3, 4, -4]
    .map((ecart) => voulu + ecart)
    .filter((jour) => jour >= 1 && jour <= 5)
    .map((jour) => ajouterJours(lundi, jour - 1))
    .find((possible) => estOuvre(possible));
}

export function prochainResume(preferences: Preferences, apres: Jour): Jour | null {
  if (preferences.rythme === 'jamais') return null;
  let j = ajouterJours(apres, 1);
  while (!estJourDeResume(preferences, j)) j = ajouterJours(j, 1);
  return j;
}

export const estUrgent = (preferences: Preferences, rappel: Pick<Rappel, 'sorte' | 'pressant'>): boolean =>
  rappel.pressant && preferences.urgents.includes(rappel.sorte);
