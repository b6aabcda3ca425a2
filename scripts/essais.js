// Runs Vitest and counts from its own report, so that a test that did not run is never taken for one that passed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const RACINE = fileURLToPath(new URL('..', import.meta.url));

export function lancerEssais(args) {
  const dossier = mkdtempSync(join(tmpdir(), 'maillage-rapport-'));
  const rapport = join(dossier, 'essais.json');
  const sorties = ['--reporter=default', '--reporter=json', `--outputFile.json=${rapport}`];
  const { status } = spawnSync(
    process.execPath,
    [join(RACINE, 'node_modules/vitest/vitest.mjs'), 'run', ...sorties, ...args],
    { cwd: RACINE, stdio: 'inherit' },
  );
  try {
    return compter(JSON.parse(readFileSync(rapport, 'utf8')), status ?? 1);
  } catch {
    return { code: 1, reussis: 0, echoues: 1, sautes: 0, sansRaison: 0, nonJoues: [] };
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
}

/** Shown to the tests of the house. */
export function compter(lu, code) {
  const sautes = lu.testResults.flatMap((f) =>
    f.assertionResults
      .filter((e) => e.status !== 'passed' && e.status !== 'failed')
      .map((e) => ({ fichier: relative(RACINE, f.name), sans: e.meta?.sans })),
  );
  return {
    code,
    reussis: lu.numPassedTests,
    echoues: lu.numFailedTests + fichiersMorts(lu),
    sautes: sautes.length,
    sansRaison: sautes.filter((e) => e.sans === undefined).length,
    nonJoues: grouper(sautes),
  };
}

/** What lacked, and the tests that wanted it: `test/guichet/quarantaine.test.ts (4)`. */
function grouper(sautes) {
  const parSans = new Map();
  for (const { sans, fichier } of sautes) {
    const comptes = parSans.get(sans) ?? new Map();
    parSans.set(sans, comptes.set(fichier, (comptes.get(fichier) ?? 0) + 1));
  }
  return [...parSans].map(([sans = 'raison dite', comptes]) => ({
    sans,
    titres: [...comptes].map(([fichier, n]) => `${fichier} (${n})`),
  }));
}

/** A file that could not even be read holds no test, yet has failed. */
function fichiersMorts(lu) {
  return lu.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length;
}
