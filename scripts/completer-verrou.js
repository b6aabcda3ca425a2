// Completes package-lock.json after `npm install`. Where a registry does not serve the binaries of other platforms, npm
// drops them from the lock in silence, and `npm ci` then refuses the lock as out of step. Their versions are exact in
// what asks for them, and their names say their platform: nothing is guessed. Every entry also says where it is fetched:
// without that, `npm ci` first asks the registry for the whole history of each package. `--verifier` only tells. See
// docs/decisions/0010.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const VERROU = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const OS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const verrou = JSON.parse(readFileSync(VERROU, 'utf8'));
const ajoutes = [];
for (const [chemin, paquet] of Object.entries(verrou.packages))
  for (const [nom, version] of Object.entries(paquet.optionalDependencies ?? {}))
    if (!present(chemin, nom)) {
      const exacte = version.replace(/^[^\d]*/, '');
      verrou.packages[`node_modules/${nom}`] = entree(nom, exacte, paquet.dev === true);
      ajoutes.push(`${nom}@${exacte}`);
    }

const sansAdresse = Object.entries(verrou.packages).filter(
  ([chemin, p]) => chemin !== '' && !p.link && !p.inBundle && p.resolved === undefined,
);
for (const [chemin, paquet] of sansAdresse) {
  const { version, ...reste } = paquet;
  verrou.packages[chemin] = { version, resolved: adresse(paquet.name ?? nomDe(chemin), version), ...reste };
}

const verifier = process.argv.includes('--verifier');
const manque = ajoutes.length > 0 || sansAdresse.length > 0;
if (manque && !verifier) {
  verrou.packages = Object.fromEntries(
    Object.entries(verrou.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  writeFileSync(VERROU, `${JSON.stringify(verrou, null, 2)}\n`);
}
const [absents, muets] = verifier
  ? ['Absents du verrou', 'Sans adresse dans le verrou']
  : ['Ajoutés au verrou', 'Adresses ajoutées au verrou'];
if (ajoutes.length > 0) console.log(`${absents} : ${ajoutes.join(', ')}`);
if (sansAdresse.length > 0)
  console.log(`${muets} : ${sansAdresse.map(([chemin]) => nomDe(chemin)).join(', ')}`);
if (!manque) console.log('Le verrou est complet.');
process.exitCode = verifier && manque ? 1 : 0;

/** Where Node would find it from there: beside, or in any folder above. */
function present(depuis, nom) {
  for (let dossier = depuis; ; dossier = dossier.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (`${dossier === '' ? '' : `${dossier}/`}node_modules/${nom}` in verrou.packages) return true;
    if (dossier === '') return false;
  }
}

/** Skipped by npm wherever the platform is another one; fetched by its version where it is this one. */
function entree(nom, version, dev) {
  const mots = nom.split(/[-/]/);
  const os = OS.filter((o) => mots.includes(o));
  const cpu = CPU.filter((c) => mots.includes(c));
  const libc = mots.includes('musl') ? ['musl'] : mots.includes('gnu') ? ['glibc'] : [];
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev: true } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}

function nomDe(chemin) {
  return chemin.slice(chemin.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** npm turns the public registry's address into that of the registry it is set to. */
function adresse(nom, version) {
  return `https://registry.npmjs.org/${nom}/-/${nom.replace(/^@[^/]+\//, '')}-${version}.tgz`;
}
