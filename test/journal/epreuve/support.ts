import { spawnSync } from 'node:child_process';
import { chmod, chown, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type Binaires, creerServeur, type Serveur } from '../serveurPostgres.ts';
import { dossierDEssai, sousCoupure } from './banc.ts';

/** A store on a disk whose power can be cut: `dossier` is the disk, `ombre` what it has really kept. */
export interface Support {
  readonly nom: 'SQLite' | 'PostgreSQL';
  /** address for the writers */
  readonly adresse: string;
  /** the environment of the writers, when they are the ones who sync */
  readonly env: Readonly<Record<string, string>>;
  readonly compte: string;
  /** a file whose presence makes every sync fail */
  readonly panne: string;
  /** after the writers were killed: drops what was not synced; gives the address of what remains */
  couper(): Promise<string>;
  /** brings the service back on the same disk, without cut */
  relever(): Promise<void>;
  detruire(): Promise<void>;
}

export interface Reglages {
  readonly coupure: string;
  /** keep a shadow for the cut; without it, syncs are only counted or failed */
  readonly ombre: boolean;
  readonly sansSync?: boolean;
}

export async function supportSqlite({ coupure, ombre }: Reglages): Promise<Support> {
  const dossier = await dossierDEssai();
  const racine = join(dossier, 'disque');
  await mkdir(racine);
  const [compte, panne, reste] = [join(dossier, 'compte'), join(dossier, 'panne'), join(dossier, 'ombre')];
  await ouvertATous(compte);
  return {
    nom: 'SQLite',
    adresse: join(racine, 'journal.db'),
    env: sousCoupure(coupure, { racine, compte, panne, ...(ombre ? { ombre: reste } : {}) }),
    compte,
    panne,
    couper: async () => join(reste, 'arbre', 'journal.db'),
    relever: async () => undefined,
    detruire: () => rm(dossier, { recursive: true, force: true }),
  };
}

export async function supportPostgres(
  binaires: Binaires,
  { coupure, ombre, sansSync = false }: Reglages,
): Promise<Support> {
  const dossier = await dossierDEssai();
  const { uid, gid } = binaires.qui;
  const ouvert = join(dossier, 'ouvert');
  await mkdir(ouvert);
  if (uid !== undefined && gid !== undefined) await chown(ouvert, uid, gid);
  const [compte, panne, reste] = [join(ouvert, 'compte'), join(ouvert, 'panne'), join(ouvert, 'ombre')];
  await ouvertATous(compte);
  const serveur = await creerServeur(binaires, ouvert, ['--no-sync', '--wal-segsize=1']);
  const env = sousCoupure(coupure, {
    racine: serveur.donnees,
    compte,
    panne,
    ...(ombre ? { ombre: reste } : {}),
  });
  if (ombre) spawnSync('/bin/true', { ...binaires.qui, cwd: '/', env: { ...env, COUPURE_DEPART: '1' } });
  // Small logs and frequent checkpoints: every kind of file gets written while we look.
  const reglages = [
    'max_wal_size=4MB',
    'min_wal_size=2MB',
    'checkpoint_timeout=30s',
    'restart_after_crash=off',
  ];
  await serveur.demarrer(env, [...reglages, ...(sansSync ? ['fsync=off'] : [])]);
  await creerBase(serveur);
  return {
    nom: 'PostgreSQL',
    adresse: serveur.url('essai'),
    env: { COUPURE_COMPTE: compte },
    compte,
    panne,
    async couper() {
      await serveur.tuer();
      await rm(serveur.donnees, { recursive: true });
      await cp(join(reste, 'arbre'), serveur.donnees, { recursive: true, preserveTimestamps: true });
      if (uid !== undefined) spawnSync('chown', ['-R', `${uid}:${gid}`, serveur.donnees]);
      await serveur.demarrer();
      return serveur.url('essai');
    },
    async relever() {
      await serveur.tuer();
      await serveur.demarrer();
    },
    async detruire() {
      await serveur.detruire();
      await rm(dossier, { recursive: true, force: true });
    },
  };
}

/** Written by the server's user, read by us. */
async function ouvertATous(fichier: string): Promise<void> {
  await writeFile(fichier, '');
  await chmod(fichier, 0o666);
}

export async function creerBase(serveur: Serveur): Promise<void> {
  const client = new pg.Client({ connectionString: serveur.url() });
  await client.connect();
  await client.query('create database essai');
  // What stands before the trial is on the disk for good.
  await client.query('checkpoint');
  await client.end();
}
