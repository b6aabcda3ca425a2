import { capitale } from '../basics/francais.ts';
import { ecrireJour, type Jour } from '../basics/jour.ts';
import type { Echeance, PasDeDate } from '../rules/etat.ts';
import { type ADire, type Reference, reference, trouverFait } from './dit.ts';
import { direFait } from './faits.ts';
import { ecrireJourCourt } from './typographie.ts';

/** One line of reasoning about a date, ready to print. */
export interface PasDit {
  readonly article: string;
  readonly libelle: string;
  readonly detail: string | null;
  readonly fait: Reference | null;
  /** the day reached by this step, short; null when it is not known yet */
  readonly jour: string | null;
}

export const direPas = (d: ADire, pas: PasDeDate): PasDit => {
  const fait = trouverFait(d, pas.fait);
  return {
    article: pas.article,
    libelle: capitale(pas.libelle),
    detail: fait === undefined || fait.sorte === 'convention-creee' ? null : `${direFait(d, fait).phrase}.`,
    fait: reference(d, pas.fait),
    jour: pas.jour === null ? null : ecrireJourCourt(pas.jour),
  };
};

/** A day of the strip that shows a delay: today, the counted days, the last day, the event. */
export interface CaseDeReglette {
  readonly jour: Jour;
  readonly genre: 'auj' | 'limite' | 'delai' | 'evt' | 'nu';
}

/** At most five weeks: beyond, a strip of days shows nothing that the dates do not. */
const LONGUEUR_MAXIMALE = 35;

/** The days counted between the event and the last day, today included; null when there is nothing to show. */
export function reglette(e: Echeance, au: Jour): readonly CaseDeReglette[] | null {
  const repere = e.pourquoi.find((p) => p.sorte === 'repere' && p.jour !== null)?.jour ?? null;
  const delai = e.pourquoi.some((p) => p.sorte === 'delai');
  if (e.limite === null || repere === null || !delai || repere === e.limite) return null;
  const bornes = [e.limite, repere];
  if (au >= Math.min(...bornes) - 14 && au <= Math.max(...bornes) + 14) bornes.push(au);
  const [debut, fin] = [Math.min(...bornes), Math.max(...bornes)];
  if (fin - debut + 1 > LONGUEUR_MAXIMALE) return null;
  const [premier, dernier] = [Math.min(repere, e.limite), Math.max(repere, e.limite)];
  return Array.from({ length: fin - debut + 1 }, (_, i) => {
    const jour = (debut + i) as Jour;
    return { jour, genre: genreDe(jour, e.limite as Jour, repere, au, premier, dernier) };
  });
}

function genreDe(
  jour: Jour,
  limite: Jour,
  repere: Jour,
  au: Jour,
  premier: number,
  dernier: number,
): CaseDeReglette['genre'] {
  if (jour === limite) return 'limite';
  if (jour === repere) return 'evt';
  if (jour === au) return 'auj';
  return jour > premier && jour < dernier ? 'delai' : 'nu';
}

/** « au plus tard le 15 juillet 2026 », « à tout moment », « date encore inconnue ». */
export function direLimite(e: Echeance): string {
  if (e.limite !== null) return `au plus tard le ${ecrireJour(e.limite)}`;
  if (e.statut === 'permanente') return 'en permanence';
  if (e.obligation.quand.sorte === 'sans-delai') return 'sans délai';
  if (e.statut === 'date-inconnue') return 'date encore inconnue';
  return 'sans date limite';
}
