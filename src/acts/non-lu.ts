import type { NonLu } from '../basics/non-lu.ts';
import { type Refus, refuser } from './refus.ts';

/** What a person is told when a bound stopped the reading of what they brought. */
export function refuserNonLu(
  { borne, limite }: NonLu,
  champ: string | null,
  quoi: 'texte' | 'tableau' | 'fichier',
): Refus<'lecture-arretee' | 'lecture-occupee'> {
  if (borne === 'occupe') return refuser('lecture-occupee', champ, { quoi });
  return refuser('lecture-arretee', champ, { quoi, pourquoi: POURQUOI[borne](limite ?? 0) });
}

const POURQUOI: Readonly<Record<Exclude<NonLu['borne'], 'occupe'>, (limite: number) => string>> = {
  temps: (secondes) => `sa lecture dépasse ${secondes} secondes`,
  calcul: (secondes) => `sa lecture demande plus de ${secondes} secondes de calcul`,
  memoire: (mo) => `sa lecture demande plus de ${mo} Mo de mémoire`,
  profondeur: () => 'ses éléments s’emboîtent sur trop de niveaux',
  panne: () => 'sa lecture s’est arrêtée avant la fin',
};
