// What tests need from the machine beyond Node and git, each with the Debian packages that bring it: the one list, read by
// `scripts/installer-parties.js`, which installs, and by `test/exige.ts`, which says what could not run. No package of
// npm is used here: it runs before `npm ci`.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export const PARTIES = {
  constructeur: {
    titre: 'un compilateur C++',
    paquets: ['g++', 'make', 'python3'],
    presente: () => ['g++', 'make', 'python3'].every(programme),
  },
  compilateur: {
    titre: 'un compilateur C, sous Linux',
    paquets: ['gcc', 'libc6-dev'],
    presente: () =>
      process.platform === 'linux' && programme('cc') !== null && existsSync('/usr/include/stdio.h'),
  },
  dovecot: { titre: 'dovecot', paquets: ['dovecot-imapd'], presente: () => programme('dovecot') !== null },
  clamd: { titre: 'clamd', paquets: ['clamav-daemon'], presente: () => programme('clamd') !== null },
  nginx: {
    titre: 'nginx et openssl',
    paquets: ['nginx-light', 'openssl'],
    presente: () => programme('nginx') !== null && programme('openssl') !== null,
  },
  // The browser itself comes from npm; these it finds on the system.
  navigateur: {
    titre: 'un navigateur Chromium',
    paquets: ['libnss3', 'libexpat1'],
    presente: () => process.platform !== 'linux' || ['libnss3.so', 'libexpat.so'].every(bibliotheque),
  },
  postgres: { titre: 'un PostgreSQL qui tourne', paquets: [], presente: () => true },
  disque: {
    titre: 'le droit de monter un disque',
    paquets: [],
    presente: monteUnDisque,
  },
};

/** Where a program is: a daemon lies where an ordinary user's PATH does not look. */
export function programme(nom) {
  const dossiers = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];
  return dossiers.map((d) => join(d, nom)).find(executable) ?? null;
}

function executable(chemin) {
  try {
    accessSync(chemin, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function bibliotheque(nom) {
  const { stdout } = spawnSync(programme('ldconfig') ?? 'ldconfig', ['-p'], { encoding: 'utf8' });
  return stdout?.includes(nom) ?? false;
}

/** Root may not always: a container may keep it from mounting. */
function monteUnDisque() {
  const dossier = mkdtempSync(join(tmpdir(), 'maillage-monter-'));
  const options = { stdio: 'ignore' };
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', dossier], options).status !== 0) return false;
    return spawnSync('umount', [dossier], options).status === 0;
  } finally {
    rmdirSync(dossier);
  }
}
