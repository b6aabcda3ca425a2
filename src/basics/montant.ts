import { echec, type Result, reussite } from './result.ts';

declare const marque: unique symbol;

/** An amount of money in whole cents of a euro. */
export type Centimes = number & { readonly [marque]: 'Centimes' };

/** An exact ratio of integers, denominator > 0, in lowest terms: `1/3`, `80 %`. */
export interface Fraction {
  readonly num: number;
  readonly den: number;
}

/** Throws on anything but a safe integer: callers hold checked numbers. */
export function centimes(n: number): Centimes {
  if (!Number.isSafeInteger(n)) throw new RangeError(`montant inexact : ${n}`);
  return (n + 0) as Centimes;
}

export const euros = (n: number): Centimes => centimes(Math.round(n * 100));

export function fraction(num: number, den: number): Fraction {
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || den === 0)
    throw new RangeError(`fraction inexacte : ${num}/${den}`);
  const d = pgcd(Math.abs(num), Math.abs(den)) * Math.sign(den);
  return { num: num / d + 0, den: den / d };
}

/** How an exact value becomes cents. `demi-superieur`: half a cent goes up (away from zero). */
export type ModeArrondi = 'demi-superieur' | 'superieur' | 'inferieur';

/** Rounds the exact value `num/den` cents to a multiple of `pas` cents. */
export function arrondir(valeur: Fraction, mode: ModeArrondi, pas = 1): Centimes {
  const num = BigInt(valeur.num);
  const den = BigInt(valeur.den) * BigInt(pas);
  const negatif = num < 0n;
  const absolu = negatif ? -num : num;
  const entier = absolu / den;
  const reste = absolu % den;
  const monter =
    mode === 'demi-superieur' ? reste * 2n >= den : reste > 0n && (mode === 'superieur') !== negatif;
  const n = Number((monter ? entier + 1n : entier) * BigInt(pas));
  return centimes(negatif ? -n : n);
}

/** `81 000,00 €`: U+202F between thousands, U+00A0 before €, U+2212 as minus. */
export function ecrireMontant(c: Centimes): string {
  return `${ecrireNombre(c)}\u00A0€`;
}

/** `81 000 €` when the cents are zero, else as `ecrireMontant`: for summaries. */
export function ecrireMontantCourt(c: Centimes): string {
  return c % 100 === 0 ? `${ecrireNombre(c).slice(0, -3)}\u00A0€` : ecrireMontant(c);
}

/** `81000,00`: as a spreadsheet or a form field wants it. */
export function ecrireMontantSimple(c: Centimes): string {
  const absolu = Math.abs(c);
  return `${c < 0 ? '-' : ''}${Math.floor(absolu / 100)},${String(absolu % 100).padStart(2, '0')}`;
}

function ecrireNombre(c: Centimes): string {
  const absolu = Math.abs(c);
  const entier = String(Math.floor(absolu / 100)).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202F');
  return `${c < 0 ? '\u2212' : ''}${entier},${String(absolu % 100).padStart(2, '0')}`;
}

/** Why a text is not an amount. */
export type MontantRefuse =
  | { readonly code: 'montant-illisible'; readonly texte: string }
  | { readonly code: 'montant-trop-precis'; readonly texte: string }
  | { readonly code: 'montant-trop-grand'; readonly texte: string };

/** Reads `81000`, `81 000`, `81 000,50 €`, `81000.5`, `-12,00`. At most two decimals, below ten billion euros. */
export function lireMontant(texte: string): Result<Centimes, MontantRefuse> {
  const t = texte
    .trim()
    .replace(/[\s\u00A0\u202F\u2009]/g, '')
    .replace(/€$/, '')
    .replace(/^\u2212/, '-');
  const m = /^(-?)(\d+)(?:[.,](\d*))?$/.exec(t);
  if (!m) return echec({ code: 'montant-illisible', texte });
  const decimales = m[3] ?? '';
  if (decimales.length > 2) return echec({ code: 'montant-trop-precis', texte });
  const n = Number(m[2]) * 100 + Number(decimales.padEnd(2, '0'));
  if (n >= 1e12) return echec({ code: 'montant-trop-grand', texte });
  return reussite(centimes(m[1] ? -n : n));
}

/** Reads `1/3`, `80 %`, `12,5 %`; null when it is none of these. */
export function lirePart(texte: string): Fraction | null {
  const t = texte.trim();
  const quotient = /^(\d{1,6})\s*\/\s*([1-9]\d{0,5})$/.exec(t);
  if (quotient) return fraction(Number(quotient[1]), Number(quotient[2]));
  const pourcent = /^(\d{1,3})(?:[.,](\d))?[\s\u00A0\u202F]*%$/.exec(t);
  return pourcent ? fraction(Number(pourcent[1]) * 10 + Number(pourcent[2] ?? 0), 1000) : null;
}

function pgcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x || 1;
}
