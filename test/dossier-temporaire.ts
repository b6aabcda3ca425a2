import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIXE = 'maillage-essais-';

/**
 * One temporary folder for the whole run, its processes included, so that nothing stays behind: removed at the end, or
 * by the next run when this one was cut short.
 */
export default function (): () => void {
  const parent = tmpdir();
  for (const nom of readdirSync(parent)) if (estAbandonne(nom)) effacer(join(parent, nom));
  const dossier = mkdtempSync(join(parent, `${PREFIXE}${process.pid}-`));
  // PostgreSQL runs as another user, and must pass through.
  chmodSync(dossier, 0o755);
  process.env.TMPDIR = dossier;
  return () => {
    process.env.TMPDIR = parent;
    effacer(dossier);
  };
}

/** Its number tells which run it belonged to; a run that lives keeps its own. */
function estAbandonne(nom: string): boolean {
  const pid = Number(new RegExp(`^${PREFIXE}(\\d+)-`).exec(nom)?.[1] ?? 0);
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Disks that the durability tests mounted there go first. */
function effacer(dossier: string): void {
  const montages = existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8').split('\n') : [];
  for (const chemin of montages.map((l) => l.split(' ')[1] ?? ''))
    if (chemin.startsWith(`${dossier}/`)) spawnSync('umount', [chemin]);
  rmSync(dossier, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
