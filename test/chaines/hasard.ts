/** Draws that a seed repeats. */
export interface Hasard {
  /** from 0 to n - 1 */
  entier(n: number): number;
  chance(part: number): boolean;
  /** Throws on an empty list: whoever draws knows that there is something. */
  parmi<T>(liste: readonly T[]): T;
  melange<T>(liste: readonly T[]): readonly T[];
  /** by weights */
  pese<T extends string>(poids: Readonly<Record<T, number>>): T;
}

/** mulberry32: thirty-two bits of state are enough to draw steps. */
export function ouvrirHasard(graine: number): Hasard {
  let etat = graine >>> 0;
  const suivant = (): number => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const entier = (n: number): number => Math.floor(suivant() * n);
  const parmi = <T>(liste: readonly T[]): T => {
    if (liste.length === 0) throw new Error('rien à tirer');
    return liste[entier(liste.length)] as T;
  };
  return {
    entier,
    parmi,
    chance: (part) => suivant() < part,
    melange: (liste) =>
      liste
        .map((x) => [suivant(), x] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, x]) => x),
    pese: (poids) => {
      const noms = Object.keys(poids) as (keyof typeof poids)[];
      let reste = suivant() * noms.reduce((somme, n) => somme + poids[n], 0);
      for (const n of noms) {
        reste -= poids[n];
        if (reste < 0) return n;
      }
      return noms[0] as (typeof noms)[number];
    },
  };
}
