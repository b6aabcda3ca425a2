/** An entry of a ZIP, as its central directory declares it: nothing of it is to be trusted. Sizes in bytes. */
export interface EntreeZip {
  readonly nom: string;
  /** 0: stored, 8: deflate */
  readonly methode: number;
  readonly compresse: number;
  readonly taille: number;
  /** of the local header */
  readonly position: number;
}

/** Where the central directory is. */
export interface FinDeZip {
  readonly nombre: number;
  readonly longueur: number;
  readonly debut: number;
}

/** The longest tail that may hold the end record: 22 bytes and a comment. */
export const QUEUE_DE_ZIP = 65_557;
const ENTREES_AU_PLUS = 10_000;

/** Finds the end record in the last bytes of a ZIP; null when there is none, or too many entries. ZIP64 is not read. */
export function lireFinDeZip(queue: Uint8Array): FinDeZip | null {
  const vue = new DataView(queue.buffer, queue.byteOffset, queue.byteLength);
  for (let ici = queue.length - 22; ici >= 0; ici--) {
    if (vue.getUint32(ici, true) !== 0x06054b50) continue;
    const nombre = vue.getUint16(ici + 10, true);
    if (nombre > ENTREES_AU_PLUS) return null;
    return { nombre, longueur: vue.getUint32(ici + 12, true), debut: vue.getUint32(ici + 16, true) };
  }
  return null;
}

/** Reads the central directory; null when it does not hold what was announced. */
export function lireEntreesDeZip(repertoire: Uint8Array, nombre: number): readonly EntreeZip[] | null {
  const vue = new DataView(repertoire.buffer, repertoire.byteOffset, repertoire.byteLength);
  const entrees: EntreeZip[] = [];
  let ici = 0;
  for (let i = 0; i < nombre; i++) {
    if (ici + 46 > repertoire.length || vue.getUint32(ici, true) !== 0x02014b50) return null;
    const longueurDuNom = vue.getUint16(ici + 28, true);
    entrees.push({
      nom: new TextDecoder().decode(repertoire.subarray(ici + 46, ici + 46 + longueurDuNom)),
      methode: vue.getUint16(ici + 10, true),
      compresse: vue.getUint32(ici + 20, true),
      taille: vue.getUint32(ici + 24, true),
      position: vue.getUint32(ici + 42, true),
    });
    ici += 46 + longueurDuNom + vue.getUint16(ici + 30, true) + vue.getUint16(ici + 32, true);
  }
  return entrees;
}

/** Where the bytes of an entry begin, given its local header (30 bytes); null when this is not one. */
export function debutDeContenu(position: number, tete: Uint8Array): number | null {
  if (tete.length < 30) return null;
  const vue = new DataView(tete.buffer, tete.byteOffset, tete.byteLength);
  if (vue.getUint32(0, true) !== 0x04034b50) return null;
  return position + 30 + vue.getUint16(26, true) + vue.getUint16(28, true);
}
