import type { DateCivile, Jour } from '../basics/jour.ts';

/** Integer arithmetic on the civil calendar, without Date objects: a derivation computes hundreds of days. */

const CUMUL = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const LONGUEUR = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const estBissextile = (a: number): boolean => a % 4 === 0 && (a % 100 !== 0 || a % 400 === 0);

/** Whole days from 1 January 1970 to 1 January of a year. */
const premierJanvier = (a: number): number => {
  const n = a - 1;
  return n * 365 + Math.floor(n / 4) - Math.floor(n / 100) + Math.floor(n / 400) - 719_162;
};

/** The day of a civil date, clipped to the last day of its month: 29 February of a common year is the 28th. */
export function jourCivil(annee: number, mois: number, quantieme: number): Jour {
  const bissextile = estBissextile(annee);
  const dernier = mois === 2 && bissextile ? 29 : (LONGUEUR[mois - 1] ?? 31);
  const cumul = (CUMUL[mois - 1] ?? 0) + (bissextile && mois > 2 ? 1 : 0);
  return (premierJanvier(annee) + cumul + Math.min(quantieme, dernier) - 1) as Jour;
}

export function anneeCivile(j: Jour): number {
  let a = 1970 + Math.floor(j / 365.2425);
  if (premierJanvier(a) > j) a--;
  else if (premierJanvier(a + 1) <= j) a++;
  return a;
}

export function dateCivile(j: Jour): DateCivile {
  const annee = anneeCivile(j);
  const rang = j - premierJanvier(annee);
  const bissextile = estBissextile(annee) ? 1 : 0;
  let mois = 12;
  while (mois > 1 && (CUMUL[mois - 1] ?? 0) + (mois > 2 ? bissextile : 0) > rang) mois--;
  return { annee, mois, jour: rang - (CUMUL[mois - 1] ?? 0) - (mois > 2 ? bissextile : 0) + 1 };
}

/** Months run from day-number to day-number, clipped to the last day of the month. */
export function ajouterMoisCivils(j: Jour, n: number): Jour {
  const d = dateCivile(j);
  const index = d.annee * 12 + d.mois - 1 + n;
  const annee = Math.floor(index / 12);
  return jourCivil(annee, index - annee * 12 + 1, d.jour);
}
