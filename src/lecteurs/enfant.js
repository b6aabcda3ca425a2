// Child process: reads one foreign thing at a time, and may be killed at any moment. Plain JavaScript, in the sources as in
// dist/, because it is what teaches the child to read the rest. It is given no environment: no secret is within its reach.
import { Worker } from 'node:worker_threads';

const garde = new Worker(new URL('./garde.js', import.meta.url), {
  workerData: { pere: process.ppid },
  execArgv: [],
});
garde.unref();

process.on('disconnect', () => process.exit());
process.on('message', async ({ module, fonction, donnees, memoire, calcul }) => {
  try {
    const { [fonction]: lire } = await import(module);
    process.send({ sorte: 'commence' });
    garde.postMessage({ memoire, calcul, avant: process.cpuUsage() });
    const valeur = await lire(...donnees);
    process.send({ sorte: 'lu', valeur, tient: process.memoryUsage.rss() / 1e6 });
  } catch (erreur) {
    process.send({ sorte: 'echec', borne: borneDe(erreur), detail: detailDe(erreur) });
  }
  garde.postMessage({ memoire, calcul: Number.POSITIVE_INFINITY, avant: undefined });
});

/** What V8 throws when nesting or a single allocation is beyond it; anything else is a fault of the reader. */
function borneDe(erreur) {
  if (!(erreur instanceof RangeError)) return 'panne';
  if (/call stack/i.test(erreur.message)) return 'profondeur';
  return /allocation|invalid (array|string|typed array)/i.test(erreur.message) ? 'memoire' : 'panne';
}

/** Where it failed and by what kind of error; its message may quote what was read, and is left out. */
function detailDe(erreur) {
  const [ici = ''] = String(erreur?.stack).match(/ at .+/) ?? [];
  return `${erreur?.name ?? typeof erreur}${ici}`;
}
