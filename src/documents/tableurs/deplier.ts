import { inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { TableauIllisible } from '../../acts/reprise/tableau.ts';
import { echec, type Result, reussite } from '../../basics/result.ts';
import {
  debutDeContenu,
  type EntreeZip,
  lireEntreesDeZip,
  lireFinDeZip,
  QUEUE_DE_ZIP,
} from '../../basics/zip.ts';

const ENTREES_AU_PLUS = 1_000;
/** A workbook of a few kilobytes may unfold into gigabytes. */
const OCTETS_AU_PLUS = 60_000_000;
/** All sheets together: the library that reads them keeps half a kilobyte of each. */
const CELLULES_AU_PLUS = 400_000;

/**
 * A workbook whose every entry has been unfolded and weighed, written anew without compression: what is then read is what was
 * weighed, whatever its directory said. Refuses what is too large, or is not of the size that it announces.
 */
export function deplierClasseur(octets: Uint8Array): Result<Uint8Array, TableauIllisible> {
  const fin = lireFinDeZip(octets.subarray(Math.max(0, octets.length - QUEUE_DE_ZIP)));
  const entrees = fin && lireEntreesDeZip(octets.subarray(fin.debut, fin.debut + fin.longueur), fin.nombre);
  if (!entrees || entrees.length > ENTREES_AU_PLUS) return echec({ code: 'illisible' });
  const contenus: Record<string, Uint8Array> = Object.create(null);
  let [reste, cellules] = [OCTETS_AU_PLUS, 0];
  for (const entree of entrees) {
    if (entree.nom in contenus) return echec({ code: 'illisible' });
    if (entree.taille > reste) return echec({ code: 'trop-lourd', max: OCTETS_AU_PLUS });
    const contenu = gonfler(octets, entree);
    if (contenu === null) return echec({ code: 'mensonger' });
    reste -= contenu.length;
    cellules += compterCellules(contenu) + compterFusionnees(contenu);
    if (cellules > CELLULES_AU_PLUS) return echec({ code: 'trop-de-cellules', max: CELLULES_AU_PLUS });
    contenus[entree.nom] = contenu;
  }
  return reussite(zipSync(contenus, { level: 0 }));
}

/** Null when the bytes are not those announced: inflating stops at the announced size. */
function gonfler(octets: Uint8Array, { position, compresse, methode, taille }: EntreeZip): Uint8Array | null {
  const debut = debutDeContenu(position, octets.subarray(position, position + 30));
  if (debut === null || debut + compresse > octets.length) return null;
  const brut = octets.subarray(debut, debut + compresse);
  if (methode === 0) return brut.length === taille ? brut : null;
  if (methode !== 8) return null;
  try {
    const lu = inflateRawSync(brut, { maxOutputLength: Math.max(1, taille) });
    return lu.length === taille ? lu : null;
  } catch {
    return null;
  }
}

const [OUVRE, C, FERME, BARRE] = [0x3c, 0x63, 0x3e, 0x2f];

/** How many `<c …>` there are. */
function compterCellules(xml: Uint8Array): number {
  let cellules = 0;
  for (let ici = xml.indexOf(OUVRE); ici >= 0; ici = xml.indexOf(OUVRE, ici + 1)) {
    const suite = xml[ici + 2] ?? 0;
    if (xml[ici + 1] === C && (suite <= 0x20 || suite === FERME || suite === BARRE)) cellules++;
  }
  return cellules;
}

/** How many cells its merges cover: the library makes each of them. */
function compterFusionnees(xml: Uint8Array): number {
  const texte = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength);
  let cellules = 0;
  for (let ici = texte.indexOf('<mergeCell '); ici >= 0; ici = texte.indexOf('<mergeCell ', ici + 1)) {
    const plage = /ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/.exec(
      texte.toString('latin1', ici, ici + 200),
    );
    const [, gauche = '', haut, droite = '', bas] = plage ?? [];
    cellules += plage === null ? 0 : (rangDe(droite) - rangDe(gauche) + 1) * (Number(bas) - Number(haut) + 1);
  }
  return cellules;
}

const rangDe = (colonne: string): number =>
  [...colonne].reduce((rang, lettre) => rang * 26 + lettre.charCodeAt(0) - 64, 0);
