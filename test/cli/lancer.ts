import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unSeul } from '../un-seul.ts';

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

/** Compiles the sources when the build is not theirs; test files running together build once. */
export function construire(): Promise<void> {
  return unSeul('construction', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(RACINE, 'scripts/build.js')], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`la construction a échoué :\n${stdout}`);
  });
}
