import type { Jour } from '../basics/jour.ts';
import type { Arguments, OptionDeCommande } from './arguments.ts';
import type { CodeDeSortie, Sortie } from './sortie.ts';

/** What a command is given: what was typed, where to speak, and the day it is. */
export interface Appel {
  readonly args: Arguments;
  readonly sortie: Sortie;
  readonly aujourdhui: Jour;
  readonly environnement: Readonly<Record<string, string | undefined>>;
}

/** A command that cannot start: wrong use, said in one French sentence. */
export type MalAppelee = { readonly mauvaisUsage: string };

export interface Commande {
  /** what follows the name: `FICHIER`, `[ARCHIVE]` */
  readonly positions: string;
  readonly options: readonly OptionDeCommande[];
  readonly exemples: readonly string[];
  executer(appel: Appel): Promise<CodeDeSortie | MalAppelee>;
}

export const AIDE: OptionDeCommande = { nom: 'aide', aide: 'montre cette aide' };
export const JSON_: OptionDeCommande = { nom: 'json', aide: 'écrit le résultat en JSON' };
export const AU: OptionDeCommande = {
  nom: 'au',
  valeur: 'DATE',
  aide: 'regarde un autre jour (2026-07-15, 15/07/2026, "15 juillet 2026")',
};
export const LARGEUR: OptionDeCommande = {
  nom: 'largeur',
  valeur: 'N',
  aide: 'plie le tableau sur N colonnes (celles du terminal par défaut)',
};

export const mauvaisUsage = (phrase: string): MalAppelee => ({ mauvaisUsage: phrase });
