import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';

/** Does a thing while no other process of this run does one of the same name. */
export async function unSeul<T>(nom: string, faire: () => T | Promise<T>): Promise<T> {
  const verrou = join(tmpdir(), `verrou-${nom}`);
  while (!(await prendre(verrou))) await attendre(50);
  try {
    return await faire();
  } finally {
    await rm(verrou, { recursive: true, force: true });
  }
}

async function prendre(verrou: string): Promise<boolean> {
  try {
    await mkdir(verrou);
    return true;
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw erreur;
  }
}
