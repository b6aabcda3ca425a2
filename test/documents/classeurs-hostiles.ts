import { once } from 'node:events';
import { createDeflateRaw } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A workbook of one sheet, whose XML is written as given after `<worksheet>`. */
export const classeurDe = (feuille: string): Uint8Array => zipSync(parties(feuille));

/** The same sheet of nothing, unfolding into `octets` bytes where its directory announces a thousand. */
export async function classeurMenteur(octets: number): Promise<Uint8Array> {
  const compresse = createDeflateRaw({ level: 1 });
  const morceaux: Buffer[] = [];
  compresse.on('data', (m: Buffer) => morceaux.push(m));
  const blancs = Buffer.alloc(1_000_000, ' ');
  for (let ecrits = 0; ecrits < octets; ecrits += blancs.length)
    if (!compresse.write(blancs)) await once(compresse, 'drain');
  compresse.end();
  await once(compresse, 'end');
  const brut = new Uint8Array(Buffer.concat(morceaux));
  const zip = Buffer.from(zipSync({ ...parties(''), [FEUILLE]: [brut, { level: 0 }] }));
  // Written as stored: said to be deflated, and small, in the local header as in the directory.
  for (const [signe, methode, taille, nom] of [
    [Buffer.from('PK\x03\x04'), 8, 22, 30],
    [Buffer.from('PK\x01\x02'), 10, 24, 46],
  ] as const)
    for (let ici = zip.indexOf(signe); ici >= 0; ici = zip.indexOf(signe, ici + 4)) {
      if (zip.toString('latin1', ici + nom, ici + nom + FEUILLE.length) !== FEUILLE) continue;
      zip.writeUInt16LE(8, ici + methode);
      zip.writeUInt32LE(1_000, ici + taille);
    }
  return zip;
}

/** `A1`, `B1`… `lignes` rows of `colonnes` cells. */
export function cellules(lignes: number, colonnes: number): string {
  const lettres = Array.from({ length: colonnes }, (_, i) =>
    i < 26 ? String.fromCharCode(65 + i) : String.fromCharCode(64 + Math.floor(i / 26), 65 + (i % 26)),
  );
  const rangees = Array.from({ length: lignes }, (_, n) => {
    const cases = lettres.map((l) => `<c r="${l}${n + 1}" t="inlineStr"><is><t>${l}${n}</t></is></c>`);
    return `<row r="${n + 1}">${cases.join('')}</row>`;
  });
  return `<sheetData>${rangees.join('')}</sheetData>`;
}

const FEUILLE = 'xl/worksheets/sheet1.xml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TABLEUR = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const GENRE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relation = (vers: string, genre: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${genre}" Target="${vers}"/></Relationships>`;

const parties = (feuille: string): Record<string, Uint8Array> => ({
  '[Content_Types].xml': strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${GENRE}.sheet.main+xml"/><Override PartName="/${FEUILLE}" ContentType="${GENRE}.worksheet+xml"/></Types>`,
  ),
  '_rels/.rels': strToU8(relation('xl/workbook.xml', 'officeDocument')),
  'xl/workbook.xml': strToU8(
    `<?xml version="1.0"?><workbook xmlns="${TABLEUR}" xmlns:r="${RELATIONS}"><sheets><sheet name="F" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': strToU8(relation('worksheets/sheet1.xml', 'worksheet')),
  [FEUILLE]: strToU8(`<?xml version="1.0"?><worksheet xmlns="${TABLEUR}">${feuille}</worksheet>`),
});
