import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { creerDossier, synchroniserDossier } from './durable.ts';

/** Files kept before each espace had its own folder. */
export async function deplacerAnciens(de: string, vers: string): Promise<void> {
  for (const nom of await readdir(de)) {
    if (!/^[0-9a-f]{2}$/.test(nom)) continue;
    await creerDossier(join(vers, nom));
    for (const fichier of await readdir(join(de, nom)))
      await rename(join(de, nom, fichier), join(vers, nom, fichier));
    await synchroniserDossier(join(vers, nom));
    await rm(join(de, nom), { recursive: true });
  }
}
