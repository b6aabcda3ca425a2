import type { FileHandle } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

/** An entry of a ZIP, as its central directory declares it. */
export interface EntreeZip {
  readonly nom: string;
  readonly methode: number;
  readonly compresse: number;
  readonly position: number;
}

const FIN = 0x06054b50;
const CENTRALE = 0x02014b50;
const LOCALE = 0x04034b50;
/** A document of some hundred pages holds a few hundred entries. */
const ENTREES_AU_PLUS = 10_000;
const REPERTOIRE_AU_PLUS = 2_000_000;

/** The entries of a ZIP file, without reading its content; null when it is not a sound one. */
export async function lireRepertoire(
  fichier: FileHandle,
  taille: number,
): Promise<readonly EntreeZip[] | null> {
  const fin = await lire(fichier, Math.max(0, taille - 65_557), Math.min(taille, 65_557));
  const ici = fin.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (ici < 0 || ici + 22 > fin.length || fin.readUInt32LE(ici) !== FIN) return null;
  const nombre = fin.readUInt16LE(ici + 10);
  const longueur = fin.readUInt32LE(ici + 12);
  const debut = fin.readUInt32LE(ici + 16);
  if (nombre > ENTREES_AU_PLUS || longueur > REPERTOIRE_AU_PLUS || debut + longueur > taille) return null;
  return lireEntrees(await lire(fichier, debut, longueur), nombre);
}

function lireEntrees(repertoire: Buffer, nombre: number): readonly EntreeZip[] | null {
  const entrees: EntreeZip[] = [];
  let ici = 0;
  for (let i = 0; i < nombre; i++) {
    if (ici + 46 > repertoire.length || repertoire.readUInt32LE(ici) !== CENTRALE) return null;
    const longueurDuNom = repertoire.readUInt16LE(ici + 28);
    entrees.push({
      nom: repertoire.toString('utf8', ici + 46, ici + 46 + longueurDuNom),
      methode: repertoire.readUInt16LE(ici + 10),
      compresse: repertoire.readUInt32LE(ici + 20),
      position: repertoire.readUInt32LE(ici + 42),
    });
    ici += 46 + longueurDuNom + repertoire.readUInt16LE(ici + 30) + repertoire.readUInt16LE(ici + 32);
  }
  return entrees;
}

/** The text of an entry, at most `auPlus` bytes once inflated; null when it is larger or cannot be read. */
export async function lireTexteDEntree(
  fichier: FileHandle,
  entree: EntreeZip,
  auPlus: number,
): Promise<string | null> {
  const tete = await lire(fichier, entree.position, 30);
  if (tete.length < 30 || tete.readUInt32LE(0) !== LOCALE || entree.compresse > auPlus) return null;
  const debut = entree.position + 30 + tete.readUInt16LE(26) + tete.readUInt16LE(28);
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
