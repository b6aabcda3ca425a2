// Everything that `npm test` promises, in one run: the house first, then every test, browser journeys included.
// The last line counts the tests, so that whoever reads only the end knows.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RACINE = fileURLToPath(new URL('..', import.meta.url));

const MAISON = [
  ['types', ['npm', 'run', '--silent', 'typecheck']],
  ['écriture', ['npm', 'run', '--silent', 'lint']],
  ['code inutilisé', ['npm', 'run', '--silent', 'code-inutile']],
  ['sens des imports', ['npm', 'run', '--silent', 'imports']],
  ['compilation', ['npm', 'run', '--silent', 'build']],
];

const manquees = MAISON.filter(([titre, commande]) => !verifier(titre, commande)).map(([titre]) => titre);
const essais = lancerEssais(process.argv.slice(2));
if (manquees.length > 0) console.log(`À corriger, hors essais : ${manquees.join(', ')}`);
console.log(
  `${essais.reussis} passed, ${essais.echoues} failed${essais.sautes > 0 ? `, ${essais.sautes} skipped` : ''}`,
);
process.exit(manquees.length === 0 && essais.code === 0 && essais.sautes === 0 && essais.reussis > 0 ? 0 : 1);

/** Runs one step; what it printed is shown only when it fails. */
function verifier(titre, [programme, ...args]) {
  const debut = performance.now();
  const { status, stdout, stderr } = spawnSync(programme, args, {
    cwd: RACINE,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const secondes = ((performance.now() - debut) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${titre} (${secondes} s)`);
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status === 0;
}

/** Runs Vitest and counts from its own report: a test that was skipped proves nothing, so it is counted apart. */
function lancerEssais(args) {
  const dossier = mkdtempSync(join(tmpdir(), 'maillage-essais-'));
  const rapport = join(dossier, 'essais.json');
  const { status } = spawnSync(
    process.execPath,
    [
      join(RACINE, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${rapport}`,
      ...args,
    ],
    { cwd: RACINE, stdio: 'inherit' },
  );
  try {
    const lu = JSON.parse(readFileSync(rapport, 'utf8'));
    return {
      code: status ?? 1,
      reussis: lu.numPassedTests,
      echoues: lu.numFailedTests + fichiersMorts(lu),
      sautes: lu.numPendingTests + lu.numTodoTests,
    };
  } catch {
    return { code: 1, reussis: 0, echoues: 1, sautes: 0 };
  } finally {
    rmSync(dossier, { recursive: true, force: true });
  }
}

/** A file that could not even be read holds no test, yet has failed. */
function fichiersMorts(rapport) {
  return rapport.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length;
}
