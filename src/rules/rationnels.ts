import type { Fraction } from '../basics/montant.ts';

/** Exact arithmetic on fractions; null when the result exceeds what a whole number holds exactly. */

export const entier = (n: number): Fraction => ({ num: n, den: 1 });

export function somme(a: Fraction, b: Fraction, signe: 1 | -1 = 1): Fraction | null {
  if (a.den === b.den) return exacte(a.num + signe * b.num, a.den, a, b, signe);
  return exacte(a.num * b.den + signe * b.num * a.den, a.den * b.den, a, b, signe);
}

export function produit(a: Fraction, b: Fraction): Fraction | null {
  return exacte(a.num * b.num, a.den * b.den, a, b, 0);
}

export function compare(a: Fraction, b: Fraction): number {
  if (a.den === b.den) return a.num - b.num;
  const [x, y] = [BigInt(a.num) * BigInt(b.den), BigInt(b.num) * BigInt(a.den)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Products too large for a number are redone with big integers: rare, and exact all the same. */
function exacte(num: number, den: number, a: Fraction, b: Fraction, signe: 1 | -1 | 0): Fraction | null {
  if (Number.isSafeInteger(num) && Number.isSafeInteger(den)) {
    if (den === 1) return { num: num + 0, den };
    const d = pgcd(num < 0 ? -num : num, den);
    return { num: num / d + 0, den: den / d };
  }
  const [an, ad, bn, bd] = [BigInt(a.num), BigInt(a.den), BigInt(b.num), BigInt(b.den)];
  const n = signe === 0 ? an * bn : an * bd + BigInt(signe) * bn * ad;
  const q = ad * bd;
  let [x, y] = [n < 0n ? -n : n, q];
  while (y !== 0n) [x, y] = [y, x % y];
  const reduite = { num: Number(n / x), den: Number(q / x) };
  return Number.isSafeInteger(reduite.num) && Number.isSafeInteger(reduite.den) ? reduite : null;
}

function pgcd(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const r = x % y;
    x = y;
    y = r;
  }
  return x || 1;
}
