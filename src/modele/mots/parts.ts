import type { Fraction } from '../../basics/montant.ts';

const EN_MOTS: Readonly<Record<string, string>> = {
  '1/1': 'la totalité',
  '1/2': 'la moitié',
  '1/3': 'un tiers',
  '2/3': 'les deux tiers',
  '1/4': 'un quart',
  '3/4': 'les trois quarts',
  '1/12': 'un douzième',
};

/** « un tiers », « la moitié », « 80 % », « 5/7 ». */
export function ecrirePart(f: Fraction): string {
  return EN_MOTS[`${f.num}/${f.den}`] ?? ecrirePourcent(f);
}

/** « 60 % », « 12,5 % », or « 5/7 » when no short decimal says it exactly. */
export function ecrirePourcent(f: Fraction): string {
  const dixMilliemes = (f.num * 10_000) / f.den;
  if (!Number.isInteger(dixMilliemes)) return `${f.num}/${f.den}`;
  return `${String(dixMilliemes / 100).replace('.', ',')}\u00A0%`;
}
