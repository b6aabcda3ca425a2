import type { Commande } from './commande.ts';
import { ECHEANCES } from './commandes/echeances.ts';
import { VERIFIER_MODELE } from './commandes/verifier-modele.ts';
import { VERSEMENTS } from './commandes/versements.ts';

/** Every command, in the order of the help. */
export const COMMANDES: readonly Commande[] = [VERIFIER_MODELE, ECHEANCES, VERSEMENTS];
