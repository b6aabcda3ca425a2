import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Serveur {
  readonly adresse: string;
  /** milliseconds from start to the first answer */
  readonly pretEn: number;
  /** resident memory, in MB */
  memoire(): number;
  /** CPU used so far by the process, in microseconds */
  cpu(): number;
  arreter(): Promise<void>;
}

/** Starts a server as a process of its own and waits for it to say where it listens, then to answer. */
export async function demarrer(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Serveur> {
  const debut = performance.now();
  const enfant = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const adresse = await adresseDite(enfant);
  await (await fetch(adresse, { redirect: 'manual' })).arrayBuffer();
  const pretEn = performance.now() - debut;
  const pid = enfant.pid ?? 0;
  return {
    adresse,
    pretEn,
    memoire: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    cpu() {
      const champs = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return ((Number(champs[11]) + Number(champs[12])) / TICS) * 1e6;
    },
    arreter: () =>
      new Promise((fini) => {
        enfant.on('close', () => fini());
        enfant.kill('SIGTERM');
      }),
  };
}

/** Linux counts processor time in hundredths of a second. */
const TICS = 100;

function adresseDite(enfant: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let dit = '';
    enfant.stdout?.on('data', (morceau: Buffer) => {
      dit += morceau.toString();
      const adresse = /https?:\/\/[\d.:]+/.exec(dit)?.[0];
      if (adresse) resolve(adresse);
    });
    enfant.on('close', () => reject(new Error(`le serveur s’est arrêté : ${dit}`)));
  });
}
