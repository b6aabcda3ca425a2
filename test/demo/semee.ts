import { existsSync } from 'node:fs';
import { cp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ecrireIso, type Jour } from '../../src/basics/jour.ts';
import { unSeul } from '../un-seul.ts';

/**
 * Fills an empty data folder with the demonstration as seeded on a day. Hundreds of acts are played once for the whole
 * run, by `semer` in a folder of its own; each one who asks then receives a copy. `forme`: who lays out the folder.
 */
export async function deposerLaDemonstration(
  donnees: string,
  forme: 'application' | 'espace',
  jour: Jour,
  semer: (dossier: string) => Promise<void>,
): Promise<void> {
  const nom = `demonstration-${forme}-${ecrireIso(jour)}`;
  const modele = join(tmpdir(), nom);
  await unSeul(nom, async () => {
    if (existsSync(modele)) return;
    await semer(`${modele}-en-cours`);
    await rename(`${modele}-en-cours`, modele);
  });
  await cp(modele, donnees, { recursive: true });
}
