import { rm } from 'node:fs/promises';
import { setTimeout as attendre } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { creerServeur, trouverBinaires } from './journal/serveurPostgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** the real PostgreSQL of this run, or why there is none */
    postgres: { readonly url: string } | { readonly absent: string };
  }
}

/** One PostgreSQL for the whole run. Those who need no base do not wait for it: it starts beside them. */
export default async function ({ provide }: TestProject): Promise<() => Promise<void>> {
  const binaires = await trouverBinaires();
  if ('absent' in binaires) {
    provide('postgres', binaires);
    return async () => undefined;
  }
  const serveur = await creerServeur(binaires);
  provide('postgres', { url: serveur.url('') });
  const depart = serveur.demarrer();
  depart.catch(() => undefined);
  return async () => {
    await Promise.race([depart.catch(() => undefined), attendre(30_000, null, { ref: false })]);
    await serveur.detruire();
    if (binaires.copie !== null) await rm(binaires.copie, { recursive: true, force: true });
  };
}
