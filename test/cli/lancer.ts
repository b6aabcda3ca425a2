import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));

export interface Issue {
  readonly code: number | null;
  readonly sortie: string;
  readonly remarques: string;
}

/** Runs the command as a user does, with no terminal: nothing is folded unless `--largeur` asks. */
export function maillage(...mots: string[]): Promise<Issue> {
  return new Promise((resolve, reject) => {
    const enfant = spawn(process.execPath, [join(RACINE, 'bin/maillage.js'), ...mots], { cwd: RACINE });
    let sortie = '';
    let remarques = '';
    enfant.stdout.setEncoding('utf8').on('data', (t: string) => {
      sortie += t;
    });
    enfant.stderr.setEncoding('utf8').on('data', (t: string) => {
      remarques += t;
    });
    enfant.on('error', reject).on('close', (code) => resolve({ code, sortie, remarques }));
  });
}

/** Compiles the sources when the build is older than they are; test files running together build once. */
export async function construire(): Promise<void> {
  const verrou = join(tmpdir(), 'maillage-construction');
  while (!prendre(verrou)) await attendre(200);
  try {
    if (plusRecent(join(RACINE, 'src')) <= plusRecent(join(RACINE, 'dist/src/cli/main.js'))) return;
    const { status, stdout } = spawnSync(process.execPath, [join(RACINE, 'scripts/build.js')], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`la construction a échoué :\n${stdout}`);
  } finally {
    rmSync(verrou, { recursive: true, force: true });
  }
}

/** A lock left by a run that died is taken over after two minutes. */
function prendre(verrou: string): boolean {
  try {
    mkdirSync(verrou);
    return true;
  } catch {
    const age = Date.now() - (statSync(verrou, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 120_000) rmSync(verrou, { recursive: true, force: true });
    return false;
  }
}

function plusRecent(chemin: string): number {
  const etat = statSync(chemin, { throwIfNoEntry: false });
  if (!etat) return 0;
  if (!etat.isDirectory()) return etat.mtimeMs;
  return Math.max(0, ...readdirSync(chemin).map((nom) => plusRecent(join(chemin, nom))));
}
