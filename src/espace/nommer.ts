/** `Comité de quartier` -> `comite-de-quartier`, cut at a length. */
export const enMots = (texte: string, longueur: number): string =>
  texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longueur)
    .replace(/-+$/, '');
