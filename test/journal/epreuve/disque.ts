import { spawnSync } from 'node:child_process';
import { chown, mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaires } from '../serveurPostgres.ts';
import { dossierDEssai } from './banc.ts';

/** A small disk of our own, nearly full: `liberer` makes room. */
export interface PetitDisque {
  readonly chemin: string;
  /** fills it, but for this many bytes */
  remplir(sauf: number): Promise<void>;
  liberer(): Promise<void>;
  detruire(): Promise<void>;
}

/** Mounts a disk in memory; null where we may not (it takes root). */
export async function petitDisque(mo: number, qui: Binaires['qui'] = {}): Promise<PetitDisque | null> {
  const dossier = await dossierDEssai();
  const chemin = join(dossier, 'disque');
  await mkdir(chemin);
  const monte = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mo}m`, 'tmpfs', chemin], {
    stdio: 'ignore',
  });
  if (monte.status !== 0) {
    await rm(dossier, { recursive: true });
    return null;
  }
  if (qui.uid !== undefined && qui.gid !== undefined) await chown(chemin, qui.uid, qui.gid);
  const lest = join(chemin, 'lest');
  return {
    chemin,
    async remplir(sauf) {
      const { bavail, bsize } = await statfs(chemin);
      await writeFile(lest, Buffer.alloc(Math.max(0, bavail * bsize - sauf)));
    },
    liberer: () => rm(lest),
    async detruire() {
      spawnSync('umount', [chemin]);
      await rm(dossier, { recursive: true, force: true });
    },
  };
}
