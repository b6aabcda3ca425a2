// Everything that `npm test` promises, in one run: the house first, then every test, browser journeys included.
// `--quotidien` (`npm run verifier`): the house, what needs no server, and one browser journey, in less than a minute.
// What follows are files of tests: these alone. The last line counts the tests, so that whoever reads only the end knows.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lancerEssais } from './essais.js';

const RACINE = fileURLToPath(new URL('..', import.meta.url));

const MAISON = [
  ['types', 'typecheck'],
  ['écriture', 'lint'],
  ['code inutilisé', 'code-inutile'],
  ['sens des imports', 'imports'],
  ['compilation', 'build'],
];

/** The engine, what is said of it, and one journey: what breaks most often, found in the time of a coffee. */
const QUOTIDIEN = [
  ...['basics', 'facts', 'modele', 'rules', 'acts', 'dossiers', 'views', 'maison'].map((d) => `test/${d}/`),
  'test/browser/fiche.test.ts',
  // These plant faults for the tools that have just run, or damage texts at random for long.
  ...['test/maison/sens-des-imports', 'test/maison/construction', 'test/modele/entrees-hostiles'].map(
    (f) => `--exclude=${f}.test.ts`,
  ),
];

const quotidien = process.argv[2] === '--quotidien';
const choisis = process.argv.slice(quotidien ? 3 : 2);
if (!quotidien && choisis.length === 0)
  spawnSync(process.execPath, ['scripts/installer-parties.js'], { cwd: RACINE, stdio: 'inherit' });

const manquees = await verifierLaMaison();
const essais = lancerEssais(quotidien ? [...QUOTIDIEN, ...choisis] : choisis);
if (manquees.length > 0) console.log(`À corriger, hors essais : ${manquees.join(', ')}`);
for (const { sans, titres } of essais.nonJoues)
  console.log(`Non joués, sans ${sans} : ${titres.join(' ; ')}`);
if (essais.sautes > 0)
  console.log(
    essais.sansRaison > 0
      ? `${essais.sansRaison} essais sautés sans dire de quoi la machine manque : c’est un échec.`
      : 'Ce qui n’a pas été joué n’a rien prouvé ; avec CI=true, c’est un échec.',
  );
console.log(
  `${essais.reussis} passed, ${essais.echoues} failed${essais.sautes > 0 ? `, ${essais.sautes} skipped` : ''}`,
);
const tolere = process.env.CI ? essais.sautes === 0 : essais.sansRaison === 0;
process.exit(manquees.length === 0 && essais.code === 0 && tolere && essais.reussis > 0 ? 0 : 1);

/** Two steps at a time, as there are cores; gives the titles of those that failed. */
async function verifierLaMaison() {
  const file = [...MAISON];
  const echecs = [];
  const prendre = async () => {
    for (let pas = file.shift(); pas !== undefined; pas = file.shift())
      if (!(await verifier(...pas))) echecs.push(pas[0]);
  };
  await Promise.all([prendre(), prendre()]);
  return echecs;
}

/** Runs one step; what it printed is shown only when it fails. */
function verifier(titre, commande) {
  const debut = performance.now();
  const pas = spawn('npm', ['run', '--silent', commande], { cwd: RACINE, stdio: ['ignore', 'pipe', 'pipe'] });
  let dit = '';
  for (const flux of [pas.stdout, pas.stderr])
    flux.setEncoding('utf8').on('data', (texte) => {
      dit += texte;
    });
  return new Promise((finir) => {
    pas.on('close', (code) => {
      const secondes = ((performance.now() - debut) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✓' : '✗'} ${titre} (${secondes} s)`);
      if (code !== 0) console.log(dit);
      finir(code === 0);
    });
  });
}
