/** Says whether a character can be printed. */
export type Couverture = (point: number) => boolean;

/** Characters that every one of these TrueType fonts can draw: a text may move from one voice to another. */
export function couvertureCommune(polices: readonly Uint8Array[]): Couverture {
  const lues = polices.map(lireCmap);
  return (point) => lues.every((segments) => couvre(segments, point));
}

type Segment = readonly [debut: number, fin: number];

function couvre(segments: readonly Segment[], point: number): boolean {
  let bas = 0;
  let haut = segments.length - 1;
  while (bas <= haut) {
    const milieu = (bas + haut) >> 1;
    const [debut, fin] = segments[milieu] as Segment;
    if (point < debut) haut = milieu - 1;
    else if (point > fin) bas = milieu + 1;
    else return true;
  }
  return false;
}

/** Segments of the `cmap` table, format 4 (OpenType, « cmap — Character To Glyph Index Mapping Table »). */
function lireCmap(police: Uint8Array): readonly Segment[] {
  const v = new DataView(police.buffer, police.byteOffset, police.byteLength);
  const cmap = debutDeTable(v, 'cmap');
  const sousTables = v.getUint16(cmap + 2);
  for (let i = 0; i < sousTables; i++) {
    const debut = cmap + v.getUint32(cmap + 4 + 8 * i + 4);
    if (v.getUint16(debut) === 4) return lireFormat4(v, debut);
  }
  throw new RangeError('police sans table de caractères lisible');
}

function lireFormat4(v: DataView, debut: number): readonly Segment[] {
  const deuxFois = v.getUint16(debut + 6);
  const segments: Segment[] = [];
  for (let s = 0; s < deuxFois; s += 2) {
    const fin = v.getUint16(debut + 14 + s);
    const commence = v.getUint16(debut + 16 + deuxFois + s);
    if (commence !== 0xffff) segments.push([commence, fin]);
  }
  return segments;
}

function debutDeTable(v: DataView, nom: string): number {
  const tables = v.getUint16(4);
  for (let i = 0; i < tables; i++) {
    const entree = 12 + 16 * i;
    const lu = String.fromCharCode(...[0, 1, 2, 3].map((k) => v.getUint8(entree + k)));
    if (lu === nom) return v.getUint32(entree + 8);
  }
  throw new RangeError(`police sans table ${nom}`);
}
