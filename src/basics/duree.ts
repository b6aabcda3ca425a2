import { ajouterJours, ajouterMois, bornerJour, estUnJour, type Jour } from './jour.ts';
import { type Calendrier, calendrier as calendrierDe, estOuvrable, estOuvre } from './jours-ouvres.ts';

/**
 * A length of time. `calendaires` counts every day; `ouvres` Monday to Friday and `ouvrables` Monday to Saturday,
 * public holidays excepted; `francs` counts neither the first day nor the last one.
 */
export type Duree =
  | {
      readonly unite: 'jours';
      readonly n: number;
      readonly mode: 'calendaires' | 'ouvres' | 'ouvrables' | 'francs';
    }
  | { readonly unite: 'mois'; readonly n: number; readonly mode?: 'francs' }
  | { readonly unite: 'annees'; readonly n: number };

/**
 * The last day of a delay that starts (or, `avant`, ends) on `de`. The trigger day is not counted, the last day is
 * included; months run from day-number to day-number, clipped to the last day of the month. No shift for week-ends:
 * see `reporterAuJourOuvre`. Stops at the days that can be written: « 9999 ans » added up would be derived year by year.
 */
export function ajouterDuree(de: Jour, duree: Duree, sens: 'apres' | 'avant', calendrier?: Calendrier): Jour {
  const signe = sens === 'apres' ? 1 : -1;
  return bornerJour(ajouter(de, duree, signe, calendrier), signe);
}

function ajouter(de: Jour, duree: Duree, signe: 1 | -1, calendrier?: Calendrier): Jour {
  switch (duree.unite) {
    case 'annees':
      return ajouterMois(de, signe * 12 * duree.n);
    case 'mois':
      return ajouterJours(ajouterMois(de, signe * duree.n), duree.mode === 'francs' ? signe : 0);
    case 'jours':
      break;
  }
  const c = calendrier ?? calendrierDe();
  switch (duree.mode) {
    case 'calendaires':
      return ajouterJours(de, signe * duree.n);
    case 'francs':
      return ajouterJours(de, signe * (duree.n + 1));
    case 'ouvres':
      return compter(de, duree.n, signe, (j) => estOuvre(j, c));
    case 'ouvrables':
      return compter(de, duree.n, signe, (j) => estOuvrable(j, c));
  }
}

/** Walks day by day until `n` days that count were met. */
function compter(de: Jour, n: number, signe: 1 | -1, compte: (j: Jour) => boolean): Jour {
  let j = de;
  for (let restants = n; restants > 0 && estUnJour(j); ) {
    j = ajouterJours(j, signe);
    if (compte(j)) restants--;
  }
  return j;
}
