import { chmod, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What was found open to others on the machine: closed, or not ours to close. Paths are those under the data folder. */
export interface Refermes {
  readonly refermes: readonly string[];
  readonly ouverts: readonly string[];
}

/**
 * Closes a data folder made by an older version, or by hand, to everybody but its owner: the folder, the base with its
 * journal and its locks, the secret. The shelves of files lie behind their own folder, and need no walk of their own.
 */
export async function rendrePrive(donnees: string): Promise<Refermes> {
  const [refermes, ouverts]: [string[], string[]] = [[], []];
  const dedans = await readdir(donnees).catch(() => []);
  const noms = dedans.filter((n) => n === 'fichiers' || n === 'secret' || n.startsWith('maillage.sqlite'));
  for (const nom of ['', ...noms]) {
    const chemin = join(donnees, nom);
    const etat = await stat(chemin).catch(() => null);
    if (etat === null || (etat.mode & 0o077) === 0) continue;
    await chmod(chemin, etat.mode & 0o700).then(
      () => refermes.push(nom || '.'),
      () => ouverts.push(nom || '.'),
    );
  }
  return { refermes, ouverts };
}
