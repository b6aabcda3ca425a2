import { mkdir, open, rename } from 'node:fs/promises';

/** What we keep names people: nobody else on the machine reads it, whoever creates it and whatever their umask. */
export const creerDossier = (chemin: string): Promise<string | undefined> =>
  mkdir(chemin, { recursive: true, mode: 0o700 });

/** What a folder holds survives a power cut only once the folder itself is synced. */
export async function synchroniserDossier(chemin: string): Promise<void> {
  const dossier = await open(chemin, 'r');
  try {
    await dossier.sync();
  } finally {
    await dossier.close();
  }
}

/** Writes a small file whole or not at all: beside, synced, renamed. `dossier` is synced in turn. */
export async function ecrireEntier(dossier: string, chemin: string, texte: string): Promise<void> {
  const provisoire = `${chemin}.${process.pid}-${crypto.randomUUID()}`;
  const fichier = await open(provisoire, 'wx', 0o600);
  try {
    await fichier.writeFile(texte);
    await fichier.sync();
  } finally {
    await fichier.close();
  }
  await rename(provisoire, chemin);
  await synchroniserDossier(dossier);
}
