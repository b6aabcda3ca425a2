import { ecrireJour, type Jour } from '../../basics/jour.ts';
import { type Centimes, ecrireMontantCourt } from '../../basics/montant.ts';

export const jour = (j: Jour): string => ecrireJour(j);
export const montant = (c: Centimes): string => ecrireMontantCourt(c);

/** « au CCAS », « à la Ville », « aux entités ». */
export const a = (nom: string): string =>
  nom
    .replace(/^le /, 'au ')
    .replace(/^les /, 'aux ')
    .replace(/^(?!au |aux )/, 'à ');
