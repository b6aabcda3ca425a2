import type { FileHandle } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import {
  debutDeContenu,
  type EntreeZip,
  lireEntreesDeZip,
  lireFinDeZip,
  QUEUE_DE_ZIP,
} from '../basics/zip.ts';

const REPERTOIRE_AU_PLUS = 2_000_000;

/** The entries of a ZIP file, without reading its content; null when it is not a sound one. */
export async function lireRepertoire(
  fichier: FileHandle,
  taille: number,
): Promise<readonly EntreeZip[] | null> {
  const queue = Math.min(taille, QUEUE_DE_ZIP);
  const fin = lireFinDeZip(await lire(fichier, taille - queue, queue));
  if (fin === null || fin.longueur > REPERTOIRE_AU_PLUS || fin.debut + fin.longueur > taille) return null;
  return lireEntreesDeZip(await lire(fichier, fin.debut, fin.longueur), fin.nombre);
}

/** The text of an entry, at most `auPlus` bytes once inflated; null when it is larger or cannot be read. */
export async function lireTexteDEntree(
  fichier: FileHandle,
  entree: EntreeZip,
  auPlus: number,
): Promise<string | null> {
  const debut = debutDeContenu(entree.position, await lire(fichier, entree.position, 30));
  if (debut === null || entree.compresse > auPlus) return null;
  const brut = await lire(fichier, debut, entree.compresse);
  if (entree.methode === 0) return brut.toString('utf8');
  if (entree.methode !== 8) return null;
  try {
    return inflateRawSync(brut, { maxOutputLength: auPlus }).toString('utf8');
  } catch {
    return null;
  }
}

async function lire(fichier: FileHandle, position: number, longueur: number): Promise<Buffer> {
  const { buffer, bytesRead } = await fichier.read(Buffer.alloc(longueur), 0, longueur, position);
  return buffer.subarray(0, bytesRead);
}
