/**
 * Folded form for search and sort: no accents, lower case, ligatures opened, punctuation as one space.
 * Both engines sort `é` after `z`; on this form, byte order is the order of a French directory.
 */
export function plier(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a search, folded; each must be found. */
export const motsDe = (recherche: string): readonly string[] =>
  plier(recherche)
    .split(' ')
    .filter((mot) => mot !== '')
    .slice(0, 12);

const collateur = new Intl.Collator('fr', { sensitivity: 'variant', numeric: true });

/** Sorts by a French name: `Élan` between `Eau` and `Entraide`. */
export const trierParNom = <T extends { readonly nom: string }>(choses: readonly T[]): readonly T[] =>
  [...choses].sort((a, b) => collateur.compare(a.nom, b.nom));
