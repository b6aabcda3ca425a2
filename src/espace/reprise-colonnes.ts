import type { Correspondance } from '../acts/reprise/tableau.ts';
import type { Fait } from '../facts/fait.ts';

/** What each head was taken for: the heads are the authority's own words, so they stand in a text. */
export const ecrireCorrespondance = (entetes: readonly string[], cibles: Correspondance): string =>
  JSON.stringify(entetes.map((entete, i) => [entete, cibles[i] ?? null])).slice(0, 20_000);

/** The mapping of the last batch whose file had the same heads, under the same modele; null when there is none. */
export function correspondanceGardee(
  faits: readonly Fait[],
  modele: string,
  entetes: readonly string[],
): Correspondance | null {
  for (const f of faits.toReversed()) {
    if (f.sorte !== 'reprise-effectuee' || f.donnees.modele !== modele) continue;
    const gardee = lire(f.textes.correspondance);
    if (gardee?.length === entetes.length && gardee.every(([entete], i) => entete === entetes[i]))
      return gardee.map(([, cible]) => cible);
  }
  return null;
}

function lire(texte: string | undefined): readonly (readonly [string, string | null])[] | null {
  try {
    return texte === undefined ? null : JSON.parse(texte);
  } catch {
    return null;
  }
}
