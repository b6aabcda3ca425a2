import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { assembler, type Service } from './assembler.ts';
import { horlogeDuSysteme } from './services/horloge.ts';

const FUSEAU = 'Europe/Paris';
const UNE_HEURE = 3_600_000;

const donnees = resolve(process.env.MAILLAGE_DATA ?? 'data');
const port = Number(process.env.PORT ?? 3000);
const hote = process.env.HOST ?? '127.0.0.1';
const horloge = horlogeDuSysteme(FUSEAU);

const service = await assembler({
  donnees,
  base: process.env.DATABASE_URL ?? null,
  horloge,
  secret: await lireSecret(),
  adressePublique: process.env.MAILLAGE_URL ?? null,
  fuseau: FUSEAU,
  signaler: (reference, erreur) => console.error(`erreur ${reference}`, erreur),
}).catch((erreur: unknown) => {
  console.error(
    `Maillage ne peut pas ouvrir ses données (${donnees}) : ${erreur instanceof Error ? erreur.message : erreur}`,
  );
  process.exit(1);
});

const serveur = serve({ fetch: service.application.fetch, port, hostname: hote }, ({ port: ouvert }) => {
  console.log(`Maillage écoute sur http://${hote}:${ouvert} ; les données sont dans ${donnees}`);
  void tournerLesJours(service);
}) as Server;

serveur.on('error', (erreur: NodeJS.ErrnoException) => {
  if (erreur.code === 'EADDRINUSE')
    console.error(`Le port ${port} est déjà pris. Choisissez-en un autre : PORT=${port + 1} npm start`);
  else console.error(`Maillage ne peut pas écouter sur ${hote}:${port} : ${erreur.message}`);
  process.exit(1);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void arreter());

/** Lists follow the day: rows whose date has come are derived again, at start and within the hour after midnight. */
async function tournerLesJours({ espace }: Service): Promise<void> {
  try {
    await espace.tourDuJour(horloge.aujourdhui());
  } catch (erreur) {
    console.error('le tour du jour a échoué', erreur);
  }
  setTimeout(() => void tournerLesJours(service), UNE_HEURE).unref();
}

/** Lets requests under way finish, then closes the store; five seconds at most. */
async function arreter(): Promise<void> {
  setTimeout(() => process.exit(1), 5000).unref();
  await new Promise((fini) => {
    serveur.close(fini);
    serveur.closeIdleConnections();
  });
  await service.fermer();
  process.exit(0);
}

/** Signs cookies and forms. Several instances share it by MAILLAGE_SECRET; alone, it stays in the data folder. */
async function lireSecret(): Promise<Buffer<ArrayBuffer>> {
  if (process.env.MAILLAGE_SECRET) return Buffer.from(process.env.MAILLAGE_SECRET);
  await mkdir(donnees, { recursive: true });
  const fichier = join(donnees, 'secret');
  try {
    await writeFile(fichier, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur;
  }
  return readFile(fichier);
}
