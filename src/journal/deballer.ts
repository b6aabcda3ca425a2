import { inflateRawSync } from 'node:zlib';
import { echec, type Result, reussite } from '../basics/result.ts';
import {
  debutDeContenu,
  type EntreeZip,
  lireEntreesDeZip,
  lireFinDeZip,
  QUEUE_DE_ZIP,
} from '../basics/zip.ts';
import type { FauteDArchive } from './archive.ts';

/** Only these paths are read; anything else is refused, so that no name ever reaches a disk. */
const CHEMINS =
  /^(?:dossier\.json|faits\.jsonl|textes\.jsonl|registre\.json|modeles\/[0-9a-f]{64}\.md|fichiers\/[0-9a-f]{64})$/;
const ENTREE_AU_PLUS = 60_000_000;
const TOTAL_AU_PLUS = 500_000_000;

/** The entries of an archive, inflated within bounds. Refuses foreign paths, doubles, and what is too large. Pure. */
export function deballer(octets: Uint8Array): Result<ReadonlyMap<string, Uint8Array>, FauteDArchive> {
  const refuser = (ou: string, detail: string) => echec({ code: 'zip', ou, detail } as const);
  const fin = lireFinDeZip(octets.subarray(Math.max(0, octets.length - QUEUE_DE_ZIP)));
  if (fin === null || fin.debut + fin.longueur > octets.length)
    return refuser('', 'ce fichier n’est pas une archive de dossier, ou il est tronqué');
  const entrees = lireEntreesDeZip(octets.subarray(fin.debut, fin.debut + fin.longueur), fin.nombre);
  if (entrees === null) return refuser('', 'la table des matières de l’archive est abîmée');

  const contenu = new Map<string, Uint8Array>();
  let total = 0;
  for (const entree of entrees) {
    const { nom } = entree;
    if (!CHEMINS.test(nom)) return refuser(nom, 'ce chemin n’a rien à faire dans l’archive d’un dossier');
    if (contenu.has(nom)) return refuser(nom, 'ce fichier y figure deux fois');
    total += entree.taille;
    if (entree.taille > ENTREE_AU_PLUS || total > TOTAL_AU_PLUS)
      return refuser(nom, 'l’archive est trop grande');
    const lue = gonfler(octets, entree);
    if (lue === null) return refuser(nom, 'ce fichier ne se décompresse pas, ou n’a pas la taille annoncée');
    contenu.set(nom, lue);
  }
  return reussite(contenu);
}

/** The declared size is the most that is ever inflated: a bomb stops there. */
function gonfler(octets: Uint8Array, entree: EntreeZip): Uint8Array | null {
  const debut = debutDeContenu(entree.position, octets.subarray(entree.position, entree.position + 30));
  if (debut === null || debut + entree.compresse > octets.length) return null;
  const brut = octets.subarray(debut, debut + entree.compresse);
  if (entree.methode === 0) return brut.length === entree.taille ? brut : null;
  if (entree.methode !== 8) return null;
  try {
    const lu = inflateRawSync(brut, { maxOutputLength: Math.max(1, entree.taille) });
    return lu.length === entree.taille ? lu : null;
  } catch {
    return null;
  }
}
