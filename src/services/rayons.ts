import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { creerDossier, synchroniserDossier } from './durable.ts';

/** Where a file lies: on a shelf named by the first two letters of its hash. */
export const cheminDe = (racine: string, empreinte: string): string =>
  join(racine, empreinte.slice(0, 2), empreinte);

/** Always renames, even over the same bytes: whoever stored them first may have been cut before syncing the folder. */
export async function nommer(racine: string, provisoire: string, empreinte: string): Promise<void> {
  const place = cheminDe(racine, empreinte);
  const rayon = dirname(place);
  if ((await creerDossier(rayon)) !== undefined) await synchroniserDossier(racine);
  await rename(provisoire, place);
  await synchroniserDossier(rayon);
}
