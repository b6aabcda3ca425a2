import { createHash, randomUUID } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { creerDossier, synchroniserDossier } from './durable.ts';
import { cheminDe, nommer } from './rayons.ts';

/** A file kept for an espace, under the hash of its bytes. */
export interface FichierGarde {
  readonly espace: string;
  readonly empreinte: string;
  readonly taille: number;
  readonly chemin: string;
}

/** Every file that a data folder keeps, espace by espace, shelf by shelf. */
export async function* listerFichiers(donnees: string): AsyncIterable<FichierGarde> {
  const racine = join(donnees, 'fichiers');
  for (const espace of await dossiers(racine))
    for (const rayon of (await dossiers(join(racine, espace))).filter((r) => /^[0-9a-f]{2}$/.test(r)))
      for (const empreinte of (await readdir(join(racine, espace, rayon))).sort()) {
        const chemin = join(racine, espace, rayon, empreinte);
        const etat = await stat(chemin).catch(() => null);
        if (/^[0-9a-f]{64}$/.test(empreinte) && etat?.isFile())
          yield { espace, empreinte, taille: etat.size, chemin };
      }
}

/** Keeps bytes already checked elsewhere, as a deposit would: written, synced, renamed. False when they are not those of the hash. */
export async function rangerFichier(
  donnees: string,
  espace: string,
  empreinte: string,
  octets: AsyncIterable<Uint8Array>,
): Promise<boolean> {
  const racine = join(donnees, 'fichiers', espace);
  const arrivees = join(racine, 'arrivees');
  if ((await creerDossier(arrivees)) !== undefined)
    for (const dossier of [racine, join(donnees, 'fichiers'), donnees]) await synchroniserDossier(dossier);
  const provisoire = join(arrivees, `remise~${process.pid}~${randomUUID()}`);
  const fichier = await open(provisoire, 'wx', 0o600);
  const hachage = createHash('sha256');
  try {
    for await (const morceau of octets) {
      hachage.update(morceau);
      await fichier.writeFile(morceau);
    }
    await fichier.sync();
    if (hachage.digest('hex') !== empreinte) return false;
    await nommer(racine, provisoire, empreinte);
    return true;
  } finally {
    await fichier.close();
    await rm(provisoire, { force: true });
  }
}

export const fichierPresent = (donnees: string, espace: string, empreinte: string): Promise<boolean> =>
  stat(cheminDe(join(donnees, 'fichiers', espace), empreinte)).then(
    (s) => s.isFile(),
    () => false,
  );

async function dossiers(chemin: string): Promise<readonly string[]> {
  const entrees = await readdir(chemin, { withFileTypes: true }).catch(() => []);
  return entrees
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
}
