import { describe, inject, it, test } from 'vitest';
import { type NomDePartie, PARTIES } from '../scripts/parties.js';

declare module 'vitest' {
  interface TaskMeta {
    /** the real part that this machine lacks: why the test did not run */
    sans?: string;
  }
}

export interface Essais {
  readonly describe: typeof describe;
  readonly it: typeof it;
  readonly test: typeof test;
}

/**
 * What to tell tests with, when they need real parts of the machine. Where one lacks they are not run, and each carries
 * which part: `npm test` names them in its last lines, and fails where it runs as CI.
 */
export async function exige(...parties: readonly NomDePartie[]): Promise<Essais> {
  for (const partie of parties) {
    const pourquoi = await manque(partie);
    if (pourquoi !== null) return essaisSans(pourquoi);
  }
  return { describe, it, test };
}

async function manque(partie: NomDePartie): Promise<string | null> {
  const { titre, presente } = PARTIES[partie];
  if (!presente()) return titre;
  if (partie === 'postgres') {
    const postgres = inject('postgres');
    return 'absent' in postgres ? `${titre} (${postgres.absent})` : null;
  }
  // Libraries in place do not make a browser: only a launch tells. Those who come next take the same one.
  if (partie === 'navigateur')
    return (await import('./browser/navigateur.ts')).ouvrirNavigateur().then(
      () => null,
      (erreur) => `${titre} (${String(erreur).split('\n')[0]})`,
    );
  return null;
}

function essaisSans(sans: string): Essais {
  const sauter =
    (quoi: unknown) =>
    (titre: string, a: object | (() => void), b?: () => void): void => {
      const [options, faire] = typeof a === 'function' ? [{}, a] : [a, b];
      (quoi as typeof describe)(titre, { ...options, skip: true, meta: { sans } }, faire as () => void);
    };
  const tous = <T extends typeof describe | typeof test>(quoi: T): T =>
    Object.assign(sauter(quoi), {
      each: (cas: readonly unknown[]) => sauter(quoi.each(cas)),
    }) as unknown as T;
  return { describe: tous(describe), it: tous(it), test: tous(test) };
}
