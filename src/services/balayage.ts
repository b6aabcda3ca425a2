import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Quarantaine } from './quarantaine.ts';
import { cheminDe } from './rayons.ts';
import type { Suivi } from './suivi.ts';

/**
 * Lets go what no fact has named since before an instant; returns how many files. What lies on the disk and is known to
 * nobody is first noted at the age that the disk gives it, and goes the same way.
 */
export async function balayerFichiers(
  racine: string,
  quarantaine: Quarantaine,
  { espace, registre }: Suivi,
  avant: string,
): Promise<number> {
  await noterInconnus(racine, { espace, registre }, avant);
  let partis = 0;
  for (const empreinte of await registre.fichiersABalayer(espace, avant)) {
    const parti = await registre.retirerFichier(espace, empreinte, avant, async () => {
      await rm(cheminDe(racine, empreinte), { force: true });
      await quarantaine.oublier(empreinte);
    });
    if (parti) partis += 1;
  }
  return partis;
}

async function noterInconnus(
  racine: string,
  { espace, registre }: Pick<Suivi, 'espace' | 'registre'>,
  avant: string,
): Promise<void> {
  for (const rayon of (await readdir(racine)).filter((nom) => /^[0-9a-f]{2}$/.test(nom))) {
    const noms = (await readdir(join(racine, rayon))).filter((nom) => /^[0-9a-f]{64}$/.test(nom));
    for (const empreinte of await registre.fichiersInconnus(espace, noms)) {
      const etat = await stat(cheminDe(racine, empreinte)).catch(() => null);
      const depose = etat?.mtime.toISOString();
      // Between its note and its name there is only one side to look from: a young one is left to the next round.
      if (!etat || depose === undefined || depose >= avant) continue;
      await registre.attendreFichier(
        espace,
        { empreinte, taille: etat.size, organisation: '', depose },
        null,
      );
    }
  }
}
