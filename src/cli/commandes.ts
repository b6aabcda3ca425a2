import type { Commande } from './commande.ts';
import { ECHEANCES } from './commandes/echeances.ts';
import { EXPORTER } from './commandes/exporter.ts';
import { IMPORTER } from './commandes/importer.ts';
import { SERVIR } from './commandes/servir.ts';
import { VERIFIER } from './commandes/verifier.ts';
import { VERIFIER_MODELE } from './commandes/verifier-modele.ts';
import { VERSEMENTS } from './commandes/versements.ts';

/** Every command, in the order of the help. */
export const COMMANDES: readonly Commande[] = [
  ECHEANCES,
  VERSEMENTS,
  EXPORTER,
  IMPORTER,
  VERIFIER,
  VERIFIER_MODELE,
  SERVIR,
];
