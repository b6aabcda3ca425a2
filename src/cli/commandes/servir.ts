import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lireEntier } from '../arguments.ts';
import { type Commande, mauvaisUsage } from '../commande.ts';
import { DONNEES } from '../donnees.ts';

/** Starts the service, as `npm start` does, and stops with it. */
export const SERVIR: Commande = {
  positions: '',
  options: [DONNEES, { nom: 'port', valeur: 'N', aide: 'le port où écouter (sinon PORT, sinon 3000)' }],
  exemples: ['maillage servir', 'maillage servir --donnees ./data --port 8080'],
  async executer(appel) {
    if (appel.args.positions.length > 0)
      return mauvaisUsage('«\u00A0servir\u00A0» ne prend que des options.');
    const port = lireEntier(appel.args, 'port', 0);
    if (!port.ok || (port.valeur ?? 0) > 65_535) return mauvaisUsage('--port attend un nombre de 0 à 65535.');
    const { donnees } = appel.args.options;
    const service = spawn(process.execPath, [fileURLToPath(new URL('../../main.js', import.meta.url))], {
      stdio: 'inherit',
      env: {
        ...appel.environnement,
        ...(donnees === undefined ? {} : { MAILLAGE_DATA: resolve(donnees) }),
        ...(port.valeur === null ? {} : { PORT: String(port.valeur) }),
      },
    });
    const relayer = (signal: NodeJS.Signals): void => void service.kill(signal);
    process.on('SIGINT', relayer).on('SIGTERM', relayer);
    const code = await new Promise<number | null>((fini) => service.on('close', fini));
    process.off('SIGINT', relayer).off('SIGTERM', relayer);
    return code === 0 ? 0 : 2;
  },
};
