import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { construire, maillage } from '../cli/lancer.ts';
import { demarrer, lancerSansAttendre } from '../exploitation/attelage.ts';

// Each step starts the real program; the time it takes is that of the machine.
vi.setConfig({ testTimeout: 180_000 });

const RACINE = fileURLToPath(new URL('../..', import.meta.url));

let dossier = '';
beforeAll(async () => {
  await construire();
  dossier = await mkdtemp(join(tmpdir(), 'maillage-prive-'));
});
afterAll(() => rm(dossier, { recursive: true, force: true }));

/** What anybody else on the machine could read or enter, under a folder and itself. */
async function ouvertsA(racine: string): Promise<readonly string[]> {
  const tous = ['', ...(await readdir(racine, { recursive: true }))];
  const modes = await Promise.all(
    tous.map(async (nom) => ({ nom, mode: (await stat(join(racine, nom))).mode })),
  );
  return modes.filter(({ mode }) => (mode & 0o077) !== 0).map(({ nom }) => nom);
}

/** The command as typed where new files are left open to everybody. */
const sousUmaskLarge = (...mots: string[]): Promise<number | null> =>
  new Promise((fini) =>
    spawn('sh', ['-c', 'umask 000; exec "$0" bin/maillage.js "$@"', process.execPath, ...mots], {
      cwd: RACINE,
    }).on('close', fini),
  );

const FONDER = ['--administrateur', 'Camille Dupré', '--courriel', 'c@valmont.fr'];

it('la base, son journal, les fichiers, le secret et les sauvegardes ne se lisent que de leur propriétaire', async () => {
  const [donnees, sauvegardes] = [join(dossier, 'donnees'), join(dossier, 'sauvegardes')];
  expect(await sousUmaskLarge('init', 'Ville de Valmont', ...FONDER, '--donnees', donnees)).toBe(0);
  expect(await ouvertsA(donnees)).toEqual([]);
  await mkdir(sauvegardes, { mode: 0o700 });
  expect(await sousUmaskLarge('sauvegarder', join(sauvegardes, 'a.tar'), '--donnees', donnees)).toBe(0);
  expect(await ouvertsA(sauvegardes)).toEqual([]);

  // An older version left everything open: the service closes it, and says so.
  for (const nom of ['', ...(await readdir(donnees))]) {
    const chemin = join(donnees, nom);
    await chmod(chemin, (await stat(chemin)).isDirectory() ? 0o755 : 0o644);
  }
  const service = await demarrer({ MAILLAGE_DATA: donnees, MAILLAGE_DEMONSTRATION: 'non' });
  try {
    expect(await ouvertsA(donnees)).toEqual([]);
    expect(await readdir(donnees)).toContain('maillage.sqlite-wal');
    expect(service.sorties()).toMatch(/étaient lisibles par d’autres comptes.*maillage\.sqlite.*secret/);
  } finally {
    await service.tuer();
  }
});

it('un secret perdu sous des comptes qui s’y fient arrête le démarrage, avec de quoi s’en sortir', async () => {
  const donnees = join(dossier, 'sans-secret');
  await maillage('init', 'Ville de Valmont', ...FONDER, '--donnees', donnees);
  const secret = join(donnees, 'secret');
  const premier = await readFile(secret);
  // Nobody has an account yet: another one is drawn, and that is all.
  await rm(secret);
  const env = { MAILLAGE_DATA: donnees, MAILLAGE_DEMONSTRATION: 'non' };
  await (await demarrer(env)).tuer();
  expect(await readFile(secret)).not.toEqual(premier);

  const base = new Database(join(donnees, 'maillage.sqlite'));
  base.exec("insert into utilisateur values ('u', 'Camille', 'c@valmont.fr', 1, '2026', '2026')");
  base.close();
  await rm(secret);
  const refuse = lancerSansAttendre(env);
  await expect.poll(() => refuse.processus.exitCode, { timeout: 60_000, interval: 20 }).toBe(2);
  expect(refuse.sorties()).toContain('le secret de cette installation manque');
  expect(refuse.sorties()).toContain('MAILLAGE_SECRET');
  expect((await maillage('lien', 'c@valmont.fr', '--donnees', donnees)).remarques).toContain(
    'le secret de cette installation manque',
  );
  expect(await readdir(donnees)).not.toContain('secret');
  await (await demarrer({ ...env, MAILLAGE_SECRET: 'un secret neuf de trente-deux octets' })).tuer();
});
