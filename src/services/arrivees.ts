import { randomUUID } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';

/** The writing process, so that another one can tell whether it is still there. */
const ORIGINE = `${hostname().replaceAll('~', '-')}~${process.pid}~${randomUUID().slice(0, 8)}`;
export const nomProvisoire = (): string => `${ORIGINE}~${randomUUID()}`;
const ABANDON_MS = 24 * 3_600_000;

/** Sweeps what a dead process left half-written. */
export async function balayerArrivees(arrivees: string): Promise<void> {
  // The disk's own clock: several machines may share it.
  const temoin = join(arrivees, nomProvisoire());
  await (await open(temoin, 'wx', 0o600)).close();
  const { mtimeMs: maintenant } = await stat(temoin);
  await rm(temoin);
  for (const nom of await readdir(arrivees))
    if (await estAbandonne(join(arrivees, nom), maintenant)) await rm(join(arrivees, nom), { force: true });
}

/** On this machine: its process is gone. From another one that shares the disk: untouched for a day. */
async function estAbandonne(chemin: string, maintenant: number): Promise<boolean> {
  const [machine, pid = '', instance] = basename(chemin).split('~');
  const [ici, moi, mienne] = ORIGINE.split('~');
  if (machine === ici) return pid === moi ? instance !== mienne : !estVivant(Number(pid));
  const age = await stat(chemin).catch(() => null);
  return age !== null && maintenant - age.mtimeMs > ABANDON_MS;
}

function estVivant(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'EPERM';
  }
}
