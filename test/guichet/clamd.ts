import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { programme } from '../../scripts/parties.js';

/** What our own signature finds: no real harmful program is needed. */
export const NUISIBLE = 'MAILLAGE-ESSAI-NUISIBLE-7f3a';
export const SIGNATURE = 'Maillage.Essai.Nuisible';

export interface Clamd {
  /** path of its socket */
  readonly adresse: string;
  arreter(): Promise<void>;
  demarrer(): Promise<void>;
  detruire(): Promise<void>;
}

/** Debian's clamd with one signature of ours: nothing is fetched, and it starts at once. */
export async function creerClamd(): Promise<Clamd> {
  const dossier = await mkdtemp(join(tmpdir(), 'maillage-clamd-'));
  await chmod(dossier, 0o755);
  const adresse = join(dossier, 'clamd.sock');
  const hexadecimal = Buffer.from(NUISIBLE).toString('hex');
  await writeFile(join(dossier, 'essai.ndb'), `${SIGNATURE}:0:*:${hexadecimal}\n`);
  await writeFile(
    join(dossier, 'clamd.conf'),
    [
      `LocalSocket ${adresse}`,
      `DatabaseDirectory ${dossier}`,
      'Foreground yes',
      'MaxThreads 2',
      'StreamMaxLength 50M',
      'ScanMail yes',
    ].join('\n'),
  );
  let processus: ChildProcess | null = null;
  const arreter = async (): Promise<void> => {
    const ancien = processus;
    processus = null;
    if (!ancien || ancien.exitCode !== null) return;
    const fini = new Promise((f) => ancien.once('exit', f));
    ancien.kill('SIGKILL');
    await fini;
    await rm(adresse, { force: true });
  };
  const demarrer = async (): Promise<void> => {
    let dit = '';
    processus = spawn(programme('clamd') ?? 'clamd', ['--config-file', join(dossier, 'clamd.conf')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const flux of [processus.stdout, processus.stderr])
      flux?.on('data', (octets: Buffer) => {
        dit += octets.toString('utf8');
      });
    for (let essai = 0; essai < 300; essai++) {
      if (processus.exitCode !== null) throw new Error(`clamd s’est arrêté : ${dit}`);
      if (/Self checking every|Listening daemon/.test(dit)) return;
      await attendre(100);
    }
    throw new Error(`clamd n’a pas démarré : ${dit}`);
  };
  await demarrer();
  return {
    adresse,
    arreter,
    demarrer,
    async detruire() {
      await arreter();
      await rm(dossier, { recursive: true, force: true });
    },
  };
}
