import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { echec, type Result, reussite } from '../basics/result.ts';
import { EXTENSIONS_A_MACROS, natureDe, TYPES_ADMIS } from './nature.ts';

/** A file as kept: named by the SHA-256 of its bytes. `nom`: what the depositor called it, made harmless. */
export interface FichierGarde {
  readonly empreinte: string;
  readonly taille: number;
  readonly type: string;
  readonly nom: string;
}

/** Why a file was not kept. `detail` is for people, in French. */
export interface FichierRefuse {
  readonly code: 'vide' | 'trop-grand' | 'type-interdit' | 'type-mensonger' | 'macro' | 'non-enregistre';
  readonly nom: string;
  readonly detail: string;
}

export interface MagasinDeFichiers {
  deposer(flux: AsyncIterable<Uint8Array>, nom: string): Promise<Result<FichierGarde, FichierRefuse>>;
  lire(empreinte: string): Promise<AsyncIterable<Uint8Array> | null>;
  existe(empreinte: string): Promise<boolean>;
}

const TAILLE_MAX = 20_000_000;

/** Opens (creating it if needed) a store of files under a folder; what a dead process left half-written is swept. */
export async function ouvrirFichiers(racine: string, tailleMax = TAILLE_MAX): Promise<MagasinDeFichiers> {
  const arrivees = join(racine, 'arrivees');
  await mkdir(arrivees, { recursive: true });
  for (const dossier of [racine, dirname(racine)]) await synchroniserDossier(dossier);
  await balayer(arrivees);
  return {
    deposer: (flux, nom) => deposer(racine, arrivees, tailleMax, flux, nettoyerNom(nom)),
    async lire(empreinte) {
      const fichier = await ouvrirGarde(racine, empreinte);
      return fichier === null ? null : fichier.createReadStream();
    },
    async existe(empreinte) {
      const fichier = await ouvrirGarde(racine, empreinte);
      await fichier?.close();
      return fichier !== null;
    },
  };
}

/** The last part of a path, without control or direction characters; never empty, never hidden, 150 characters at most. */
export function nettoyerNom(nom: string): string {
  const base = nom
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/^[.\s]+|[.\s]+$/g, '');
  if (base === undefined || base === '') return 'document';
  const point = base.lastIndexOf('.');
  return base.length <= 150 || point < 0
    ? base.slice(0, 150)
    : `${base.slice(0, 140)}${base.slice(point).slice(0, 10)}`;
}

/** Written, synced, checked, renamed, its folder synced: only then does the file have a name that a fact may give. */
async function deposer(
  racine: string,
  arrivees: string,
  tailleMax: number,
  flux: AsyncIterable<Uint8Array>,
  nom: string,
): Promise<Result<FichierGarde, FichierRefuse>> {
  const refuser = (code: FichierRefuse['code'], detail: string) => echec({ code, nom, detail });
  const extension = /\.([^.]+)$/.exec(nom)?.[1]?.toLowerCase() ?? '';
  if (EXTENSIONS_A_MACROS.has(extension)) return refuser('macro', DETAILS.macro);
  const type = TYPES_ADMIS.get(extension);
  if (type === undefined) return refuser('type-interdit', DETAILS.interdit);

  const provisoire = join(arrivees, nomProvisoire());
  try {
    const fichier = await open(provisoire, 'wx+', 0o600);
    try {
      const recu = await recevoir(fichier, flux, tailleMax);
      if (recu === null)
        return refuser('trop-grand', `il dépasse ${Math.floor(tailleMax / 1_000_000)}\u00A0Mo`);
      if (recu.taille === 0) return refuser('vide', DETAILS.vide);
      const nature = await natureDe(fichier, recu.taille);
      if (nature?.macro) return refuser('macro', DETAILS.macro);
      if (!correspond(nature?.type ?? null, type))
        return refuser('type-mensonger', DETAILS.mensonger(extension));
      await fichier.sync();
      await nommer(racine, provisoire, recu.empreinte);
      return reussite({ ...recu, type, nom });
    } finally {
      await fichier.close();
    }
  } catch (erreur) {
    const cause = causeDuSysteme(erreur);
    if (cause === null) throw erreur;
    return refuser('non-enregistre', cause);
  } finally {
    await rm(provisoire, { force: true }).catch(() => undefined);
  }
}

const DETAILS = {
  vide: 'il ne contient rien',
  macro: 'il contient un programme (macro)',
  interdit: 'les fichiers acceptés sont les PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG, TXT et CSV',
  mensonger: (extension: string) =>
    extension === 'txt' || extension === 'csv'
      ? 'ce n’est pas un texte codé en UTF-8'
      : `son contenu n’est pas celui d’un fichier .${extension}`,
};

const correspond = (reel: string | null, annonce: string): boolean =>
  reel === annonce || (reel === 'text/plain' && annonce === 'text/csv');

/** Null when the bound is passed: the rest is not read. */
async function recevoir(
  fichier: FileHandle,
  flux: AsyncIterable<Uint8Array>,
  tailleMax: number,
): Promise<{ readonly empreinte: string; readonly taille: number } | null> {
  const hachage = createHash('sha256');
  let taille = 0;
  for await (const morceau of flux) {
    taille += morceau.length;
    if (taille > tailleMax) return null;
    hachage.update(morceau);
    for (let ecrit = 0; ecrit < morceau.length; )
      ecrit += (await fichier.write(morceau, ecrit, morceau.length - ecrit)).bytesWritten;
  }
  return { empreinte: hachage.digest('hex'), taille };
}

/** Always renames, even over the same bytes: whoever stored them first may have been cut before syncing the folder. */
async function nommer(racine: string, provisoire: string, empreinte: string): Promise<void> {
  const place = cheminDe(racine, empreinte);
  const rayon = dirname(place);
  if ((await mkdir(rayon, { recursive: true })) !== undefined) await synchroniserDossier(racine);
  await rename(provisoire, place);
  await synchroniserDossier(rayon);
}

async function synchroniserDossier(chemin: string): Promise<void> {
  const dossier = await open(chemin, 'r');
  try {
    await dossier.sync();
  } finally {
    await dossier.close();
  }
}

const cheminDe = (racine: string, empreinte: string): string =>
  join(racine, empreinte.slice(0, 2), empreinte);

async function ouvrirGarde(racine: string, empreinte: string): Promise<FileHandle | null> {
  if (!/^[0-9a-f]{64}$/.test(empreinte)) return null;
  try {
    return await open(cheminDe(racine, empreinte), 'r');
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw erreur;
  }
}

/** The writing process, so that another one can tell whether it is still there. */
const ORIGINE = `${hostname().replaceAll('~', '-')}~${process.pid}~${randomUUID().slice(0, 8)}`;
const nomProvisoire = (): string => `${ORIGINE}~${randomUUID()}`;
const ABANDON_MS = 24 * 3_600_000;

async function balayer(arrivees: string): Promise<void> {
  // The disk's own clock: several machines may share it.
  const temoin = join(arrivees, nomProvisoire());
  await (await open(temoin, 'wx')).close();
  const { mtimeMs: maintenant } = await stat(temoin);
  await rm(temoin);
  for (const nom of await readdir(arrivees))
    if (await estAbandonne(join(arrivees, nom), maintenant)) await rm(join(arrivees, nom), { force: true });
}

/** On this machine: its process is gone. From another one that shares the disk: untouched for a day. */
async function estAbandonne(chemin: string, maintenant: number): Promise<boolean> {
  const [machine, pid = '', instance] = basename(chemin).split('~');
  const [ici, moi, mienne] = ORIGINE.split('~');
  if (machine === ici) return pid === moi ? instance !== mienne : !estVivant(Number(pid));
  const age = await stat(chemin).catch(() => null);
  return age !== null && maintenant - age.mtimeMs > ABANDON_MS;
}

function estVivant(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The system's own words for a disk that fails (ENOSPC, EIO, EDQUOT…); null for anything else. */
function causeDuSysteme(erreur: unknown): string | null {
  const { code, syscall, message } = erreur as NodeJS.ErrnoException;
  return typeof code === 'string' && syscall !== undefined ? message : null;
}
