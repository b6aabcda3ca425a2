/** The candidate nearest to `mot`, accents and case apart, or null when none is near enough to be what was meant. */
export function motProche(mot: string, candidats: Iterable<string>): string | null {
  const cherche = simplifier(mot);
  const seuil = Math.max(1, Math.floor(cherche.length / 3));
  let meilleur: string | null = null;
  let distance = seuil + 1;
  for (const candidat of candidats) {
    const d = distanceEntre(cherche, simplifier(candidat));
    if (d < distance) {
      distance = d;
      meilleur = candidat;
    }
  }
  return meilleur;
}

const simplifier = (t: string): string =>
  t
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00A0\u202F_-]+/g, '-');

/** Levenshtein's distance: insertions, deletions and replacements of one letter. */
function distanceEntre(a: string, b: string): number {
  let ligne = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const suivante = [i];
    for (let k = 1; k <= b.length; k++) {
      const remplacer = (ligne[k - 1] ?? 0) + (a[i - 1] === b[k - 1] ? 0 : 1);
      suivante.push(Math.min(remplacer, (ligne[k] ?? 0) + 1, (suivante[k - 1] ?? 0) + 1));
    }
    ligne = suivante;
  }
  return ligne[b.length] ?? 0;
}
