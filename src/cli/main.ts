import { once } from 'node:events';
import { horlogeDuSysteme } from '../services/horloge.ts';
import { maillage } from './maillage.ts';

// Whatever a command makes, archives and backups included, is its owner's alone.
process.umask(0o077);

// A reader that closes the pipe early (`| head`) is not a fault.
process.stdout.on('error', (erreur: NodeJS.ErrnoException) => {
  if (erreur.code !== 'EPIPE') throw erreur;
  process.exit(0);
});

process.exitCode = await maillage(process.argv.slice(2), {
  sortie: {
    ecrire: (texte) => void process.stdout.write(texte),
    ecrireOctets: (octets) => (process.stdout.write(octets) ? undefined : once(process.stdout, 'drain')),
    remarquer: (texte) => void process.stderr.write(texte),
    largeur: process.stdout.isTTY ? process.stdout.columns : null,
  },
  aujourdhui: horlogeDuSysteme().aujourdhui(),
  environnement: process.env,
});
