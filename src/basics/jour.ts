import { echec, type Result, reussite } from './result.ts';

declare const marque: unique symbol;

/** A calendar day: whole days since 1 January 1970, so that days compare and subtract as integers. */
export type Jour = number & { readonly [marque]: 'Jour' };

/** Year, month (1–12) and day of the month (1–31) of a day. */
export interface DateCivile {
  readonly annee: number;
  readonly mois: number;
  readonly jour: number;
}

const NOMS_DES_MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const NOMS_DES_JOURS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];

const MS_PAR_JOUR = 86_400_000;

/** The day of a civil date that exists. Throws on a date that does not: callers hold checked numbers. */
export function jour(annee: number, mois: number, quantieme: number): Jour {
  if (mois < 1 || mois > 12 || quantieme < 1 || quantieme > joursDansLeMois(annee, mois))
    throw new RangeError(`date inexistante : ${annee}-${mois}-${quantieme}`);
  return (Date.UTC(annee, mois - 1, quantieme) / MS_PAR_JOUR) as Jour;
}

/** A day that can be written and read back: what comes from outside may be any number. */
export const estUnJour = (v: unknown): v is Jour =>
  typeof v === 'number' && Number.isSafeInteger(v) && v >= PREMIER_JOUR && v <= DERNIER_JOUR;

const PREMIERE_ANNEE = 1900;
const DERNIERE_ANNEE = 2200;
const PREMIER_JOUR = Date.UTC(PREMIERE_ANNEE, 0, 1) / MS_PAR_JOUR;
const DERNIER_JOUR = Date.UTC(DERNIERE_ANNEE, 11, 31) / MS_PAR_JOUR;

/** The day itself; past the days that can be written, the last of them on that side: no number of years is walked beyond. */
export const bornerJour = (j: Jour, sens: 1 | -1): Jour =>
  estUnJour(j) ? j : ((sens === 1 ? DERNIER_JOUR : PREMIER_JOUR) as Jour);

export function dateCivile(j: Jour): DateCivile {
  const d = new Date(j * MS_PAR_JOUR);
  return { annee: d.getUTCFullYear(), mois: d.getUTCMonth() + 1, jour: d.getUTCDate() };
}

export const anneeDe = (j: Jour): number => new Date(j * MS_PAR_JOUR).getUTCFullYear();

/** 0 = Sunday … 6 = Saturday. */
export const jourDeLaSemaine = (j: Jour): number => (((j + 4) % 7) + 7) % 7;

export const ajouterJours = (j: Jour, n: number): Jour => (j + n) as Jour;

export function joursDansLeMois(annee: number, mois: number): number {
  return new Date(Date.UTC(annee, mois, 0)).getUTCDate();
}

/** Months run from day-number to day-number, clipped to the last day: 31 January + 1 month = 28 (or 29) February. */
export function ajouterMois(j: Jour, n: number): Jour {
  const d = dateCivile(j);
  const index = d.annee * 12 + (d.mois - 1) + n;
  const annee = Math.floor(index / 12);
  const mois = index - annee * 12 + 1;
  return jour(annee, mois, Math.min(d.jour, joursDansLeMois(annee, mois)));
}

/** `2026-07-15`. */
export function ecrireIso(j: Jour): string {
  return new Date(j * MS_PAR_JOUR).toISOString().slice(0, 10);
}

/** `15 juillet 2026`, `1er janvier 2026`; no-break spaces inside, so that a date never breaks across lines. */
export function ecrireJour(j: Jour): string {
  const d = dateCivile(j);
  return `${d.jour === 1 ? '1er' : d.jour}\u00A0${NOMS_DES_MOIS[d.mois - 1]}\u00A0${d.annee}`;
}

/** `mercredi 25 novembre 2026`. */
export const ecrireJourAvecSemaine = (j: Jour): string =>
  `${NOMS_DES_JOURS[jourDeLaSemaine(j)]} ${ecrireJour(j)}`;

/** The name of a month, 1–12. */
export const nomDuMois = (mois: number): string => NOMS_DES_MOIS[mois - 1] ?? '';

/** Why a text is not a day. */
export type DateRefusee =
  | { readonly code: 'date-illisible'; readonly texte: string }
  | {
      readonly code: 'date-inexistante';
      readonly texte: string;
      readonly mois: number;
      readonly dernier: number;
    };

/** Reads `2026-07-15`, `15/07/2026`, `15 juillet 2026`, `1er janvier 2026`. */
export function lireJour(texte: string): Result<Jour, DateRefusee> {
  const t = texte
    .normalize('NFC')
    .trim()
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(t);
  if (iso) return civile(texte, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const barres = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(t);
  if (barres) return civile(texte, Number(barres[3]), Number(barres[2]), Number(barres[1]));
  const mots = /^(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?(\d{1,2}|1er) (\p{L}+) (\d{4})$/u.exec(
    t,
  );
  if (mots) {
    const mois = NOMS_DES_MOIS.findIndex((nom) => sansAccents(nom) === sansAccents(mots[2] ?? '')) + 1;
    if (mois > 0) return civile(texte, Number(mots[3]), mois, Number.parseInt(mots[1] ?? '', 10));
  }
  return echec({ code: 'date-illisible', texte });
}

function civile(texte: string, annee: number, mois: number, quantieme: number): Result<Jour, DateRefusee> {
  if (mois < 1 || mois > 12 || annee < PREMIERE_ANNEE || annee > DERNIERE_ANNEE)
    return echec({ code: 'date-illisible', texte });
  const dernier = joursDansLeMois(annee, mois);
  if (quantieme < 1 || quantieme > dernier) return echec({ code: 'date-inexistante', texte, mois, dernier });
  return reussite(jour(annee, mois, quantieme));
}

const sansAccents = (t: string): string => t.normalize('NFD').replace(/\p{M}/gu, '');
