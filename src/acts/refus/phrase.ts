import { ecrireJour, type Jour } from '../../basics/jour.ts';
import { type Centimes, ecrireMontantCourt } from '../../basics/montant.ts';

export const jour = (j: Jour): string => ecrireJour(j);
export const montant = (c: Centimes): string => ecrireMontantCourt(c);
