import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What signs cookies, forms and links. Several instances share it by MAILLAGE_SECRET; alone, it stays in the data folder. */
export async function lireSecret(donnees: string, ecrit: string | null): Promise<Buffer<ArrayBuffer>> {
  if (ecrit !== null) return Buffer.from(ecrit);
  await mkdir(donnees, { recursive: true });
  const fichier = join(donnees, 'secret');
  try {
    await writeFile(fichier, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur;
  }
  return readFile(fichier);
}
