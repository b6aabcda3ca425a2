import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { euros } from '../../../src/basics/montant.ts';
import type { Journal } from '../../../src/journal/journal.ts';
import { ouvrirPostgres } from '../../../src/journal/postgres.ts';
import type { Registre } from '../../../src/journal/registre.ts';
import { ouvrirSqlite } from '../../../src/journal/sqlite.ts';
import { ESPACE } from '../exemples.ts';

/** A process that writes (ecrivain.ts), and what it has said so far. */
export interface Ecrivain {
  readonly lignes: readonly string[];
  /** the lines that begin with this word, cut in words */
  dits(mot: string): readonly (readonly string[])[];
  /** waits until it has said this word `fois` times; fails when it stops before */
  a(mot: string, fois?: number): Promise<void>;
  fini(): Promise<void>;
  tuer(): Promise<void>;
}

const ici = (nom: string): string => fileURLToPath(new URL(nom, import.meta.url));

export function lancer(
  tache: 'ecrire' | 'disputer' | 'deposer' | 'migrer',
  adresse: string,
  reste: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Ecrivain {
  const processus = spawn(
    process.execPath,
    ['--import', ici('chargeur.mjs'), ici('ecrivain.ts'), tache, adresse, ...reste],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lignes: string[] = [];
  let debut = '';
  let plainte = '';
  processus.stdout.on('data', (d: Buffer) => {
    const morceaux = (debut + d.toString()).split('\n');
    debut = morceaux.pop() ?? '';
    lignes.push(...morceaux);
  });
  processus.stderr.on('data', (d: Buffer) => {
    plainte = (plainte + d.toString()).slice(-3000);
  });
  const clos = new Promise<void>((ok) => processus.on('close', () => ok()));
  const dits = (mot: string) => lignes.map((l) => l.split(' ')).filter((l) => l[0] === mot);
  return {
    lignes,
    dits,
    async a(mot, fois = 1) {
      for (let essai = 0; essai < 6000; essai++) {
        if (dits(mot).length >= fois) return;
        if (estFini(processus)) throw new Error(`l’écrivain s’est arrêté : ${plainte}`);
        await attendre(5);
      }
      throw new Error(`l’écrivain ne dit pas « ${mot} » : ${plainte}`);
    },
    fini: () => clos,
    async tuer() {
      processus.kill('SIGKILL');
      await clos;
    },
  };
}

const estFini = (p: ChildProcess): boolean => p.exitCode !== null || p.signalCode !== null;

/** What a store still holds of what was acknowledged. */
export interface Constat {
  readonly acquis: number;
  readonly perdus: number;
  /** broken chains, and lists that do not say what the facts say */
  readonly ruptures: number;
}

/** Opens the store anew and looks for every acknowledged fact, in an unbroken chain, with its rows in the lists. */
export async function constater(adresse: string, acquis: readonly (readonly string[])[]): Promise<Constat> {
  const journal = await ouvrir(adresse);
  let perdus = 0;
  let ruptures = 0;
  try {
    for (const flux of new Set(acquis.map((a) => a[1] ?? ''))) {
      const faits = await journal.lire(ESPACE, flux);
      for (const [, , rang, montant] of acquis.filter((a) => a[1] === flux)) {
        const fait = faits[Number(rang) - 1];
        if (fait?.sorte !== 'subvention-votee' || fait.donnees.montant !== euros(Number(montant)))
          perdus += 1;
      }
      ruptures += (await journal.verifier(ESPACE, flux)).length;
      if ((await journal.dossier(ESPACE, flux))?.rang !== faits.length) ruptures += 1;
    }
  } finally {
    await journal.fermer();
  }
  return { acquis: acquis.length, perdus, ruptures };
}

/** The store at an address, whichever engine it names. */
export const ouvrir = (adresse: string): Promise<Journal & Registre> =>
  adresse.startsWith('postgres') ? ouvrirPostgres(adresse) : ouvrirSqlite(adresse);

/** A folder of this run's own, that other users may enter. */
export async function dossierDEssai(): Promise<string> {
  const dossier = await mkdtemp(join(tmpdir(), 'maillage-epreuve-'));
  await chmod(dossier, 0o755);
  return dossier;
}

/** Compiles coupure.c; null where there is no C compiler, or no Linux. */
export async function compilerCoupure(): Promise<{
  readonly chemin: string;
  nettoyer(): Promise<void>;
} | null> {
  const dossier = await dossierDEssai();
  const chemin = join(dossier, 'coupure.so');
  const nettoyer = () => rm(dossier, { recursive: true, force: true });
  const cc = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', chemin, ici('coupure.c'), '-ldl'], {
    stdio: 'ignore',
  });
  if (process.platform === 'linux' && cc.status === 0) return { chemin, nettoyer };
  await nettoyer();
  return null;
}

/** The environment that puts coupure.c between a process and the disk. */
export const sousCoupure = (
  coupure: string,
  quoi: { racine: string; ombre?: string; compte?: string; panne?: string },
): Record<string, string> => ({
  LD_PRELOAD: coupure,
  COUPURE_RACINE: quoi.racine,
  ...(quoi.ombre === undefined ? {} : { COUPURE_OMBRE: quoi.ombre }),
  ...(quoi.compte === undefined ? {} : { COUPURE_COMPTE: quoi.compte }),
  ...(quoi.panne === undefined ? {} : { COUPURE_PANNE: quoi.panne }),
});

export const auHasard = (min: number, max: number): number => min + Math.floor(Math.random() * (max - min));
