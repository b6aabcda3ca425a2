// Compiles TypeScript to dist/, and copies what the program reads as it is (styles, fonts, templates, workers). Prints
// nothing when all is well, and does nothing when what stands in dist/ was built from these very sources.
// Types are judged by `npm run typecheck`: judging them again here would take six times longer.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const RACINE = fileURLToPath(new URL('..', import.meta.url));
const MANIFESTE = join(RACINE, 'dist/manifeste.json');
const REGLAGES = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/build.js'];

const sources = ['src', 'demo', 'bench'].flatMap(fichiers);
if (lireManifeste() !== ecrireManifeste()) process.exitCode = construire();

/** Bytes are compared, on both sides: times say anything after a clone, a change of branch, a file put back. */
function ecrireManifeste() {
  const sorties = fichiers('dist').filter((f) => join(RACINE, f) !== MANIFESTE);
  return JSON.stringify({ sources: empreinte([...sources, ...REGLAGES]), sorties: empreinte(sorties) });
}

function lireManifeste() {
  return existsSync(MANIFESTE) ? readFileSync(MANIFESTE, 'utf8') : '';
}

function construire() {
  // A build that is cut short leaves no manifest, and is begun again.
  rmSync(MANIFESTE, { force: true });
  const tsc = join(RACINE, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], {
    cwd: RACINE,
    stdio: 'inherit',
  });
  if (status !== 0) return status ?? 1;
  const attendues = new Set(sources.map((s) => join('dist', s.replace(/\.tsx?$/, '.js'))));
  for (const source of sources)
    if (source.startsWith('src') && !/\.tsx?$/.test(source))
      cpSync(join(RACINE, source), join(RACINE, 'dist', source));
  // What a source that is gone, or renamed, had given.
  for (const sortie of fichiers('dist')) if (!attendues.has(sortie)) rmSync(join(RACINE, sortie));
  writeFileSync(MANIFESTE, ecrireManifeste());
  return 0;
}

/** Every file under a folder of ours, in one order. */
function fichiers(dossier) {
  const racine = join(RACINE, dossier);
  if (!existsSync(racine)) return [];
  return readdirSync(racine, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => relative(RACINE, join(e.parentPath, e.name)))
    .sort();
}

function empreinte(chemins) {
  const somme = createHash('sha256');
  for (const chemin of chemins) {
    const octets = readFileSync(join(RACINE, chemin));
    somme.update(`${chemin}\0${octets.length}\0`).update(octets);
  }
  return somme.digest('hex');
}
