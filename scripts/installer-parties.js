// Installs what tests need and the machine lacks, where that may be done: as root, where apt is. Elsewhere it changes
// nothing and says nothing: the tests concerned will say that they did not run.
import { spawnSync } from 'node:child_process';
import { PARTIES, programme } from './parties.js';

const paquets = Object.values(PARTIES)
  .filter((p) => !p.presente())
  .flatMap((p) => p.paquets);

if (paquets.length > 0 && process.getuid?.() === 0 && programme('apt-get') !== null) {
  console.log(`Paquets Debian à installer : ${paquets.join(', ')}`);
  apt('update', '-qq');
  // One by one: a package that this Debian does not have keeps no other away.
  for (const paquet of paquets)
    if (!apt('install', '-y', '-qq', '--no-install-recommends', paquet))
      console.log(`Non installé : ${paquet}`);
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}
