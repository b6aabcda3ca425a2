import type { Fonction } from '../../facts/annuaire.ts';
import type { Acteur } from '../acteur.ts';
import { type Refus, refuser } from '../refus.ts';

/** What may be done to the espace itself. */
export type ActeDAdministration =
  | 'administrer'
  | 'reprendre'
  | 'annuler-reprise'
  | 'publier-modele'
  | 'tenir-quartiers'
  | 'regler-mentions'
  | 'regler-conservation'
  | 'tenir-personnes'
  | 'voir-services'
  | 'lire-lectures';

const AGENTS: readonly Fonction[] = ['agent-pilote'];
const TOUS: readonly Fonction[] = ['administrateur', 'agent-pilote'];

/**
 * Who may administer what, always among the people of the authority that answers for the espace. Taking over a list
 * records votes and payments: it is for whoever may record each of them.
 */
// biome-ignore format: a table reads as a table
export const TABLE_ADMINISTRATION: { readonly [A in ActeDAdministration]: readonly Fonction[] } = {
  'administrer':         TOUS,
  'reprendre':           AGENTS,
  'annuler-reprise':     AGENTS,
  'publier-modele':      TOUS,
  'tenir-quartiers':     TOUS,
  'regler-mentions':     ['administrateur'],
  'regler-conservation': ['administrateur'],
  'tenir-personnes':     ['administrateur'],
  'voir-services':       ['administrateur'],
  'lire-lectures':       ['administrateur'],
};

/** Null: they may. */
export function droitDAdministrer(
  acte: ActeDAdministration,
  acteur: Acteur,
  collectivite: string,
): Refus | null {
  const fonctions = TABLE_ADMINISTRATION[acte];
  return acteur.organisation === collectivite && fonctions.includes(acteur.fonction)
    ? null
    : refuser('administration-sans-droit', null, { fonctions });
}
