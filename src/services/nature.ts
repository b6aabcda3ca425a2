import type { FileHandle } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { lireRepertoire, lireTexteDEntree } from './zip.ts';

const BUREAUTIQUE = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

/** What may be deposited, by the extension that declares it. */
export const TYPES_ADMIS: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['docx', `${BUREAUTIQUE}.wordprocessingml.document`],
  ['xlsx', `${BUREAUTIQUE}.spreadsheetml.sheet`],
  ['odt', `${ODF}.text`],
  ['ods', `${ODF}.spreadsheet`],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['txt', 'text/plain'],
  ['md', 'text/plain'],
  ['csv', 'text/csv'],
]);

export const EXTENSIONS_A_MACROS: ReadonlySet<string> = new Set([
  'docm',
  'dotm',
  'xlsm',
  'xltm',
  'xlam',
  'pptm',
]);

/** What a file is by its bytes: a type, `macro` when a document carries a program, null when nothing is known of it. */
export type Nature = { readonly type: string; readonly macro: boolean };

/** Reads what the bytes say; never the name. Reading stops at the first byte that no text holds. */
export async function natureDe(fichier: FileHandle, taille: number): Promise<Nature | null> {
  const { buffer, bytesRead } = await fichier.read(Buffer.alloc(8192), 0, 8192, 0);
  const debut = buffer.subarray(0, bytesRead);
  if (debut.toString('latin1', 0, 4) === 'PK\x03\x04') return natureDuZip(fichier, taille);
  const reconnu = (await fileTypeFromBuffer(debut))?.mime;
  // A text that begins with « BM » or « ID3 » is neither an image nor a sound.
  if (!(reconnu !== undefined && ECRITS_EN_TEXTE.has(reconnu)) && (await estDuTexte(fichier)))
    return { type: 'text/plain', macro: false };
  if (reconnu === undefined)
    return (await estDuTexte(fichier, 'windows-1252')) ? { type: TEXTE_WINDOWS, macro: false } : null;
  // Some readers accept a PDF that starts further on: other bytes may hide before.
  const pdfDecale = reconnu === 'application/pdf' && debut.toString('latin1', 0, 5) !== '%PDF-';
  return pdfDecale ? null : { type: reconnu, macro: false };
}

/** How French spreadsheets still write a CSV: read as such, and nothing else is admitted in that code page. */
export const TEXTE_WINDOWS = 'text/plain; charset=windows-1252';

const ECRITS_EN_TEXTE: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/rtf',
  'application/postscript',
  'application/eps',
]);

async function natureDuZip(fichier: FileHandle, taille: number): Promise<Nature | null> {
  const zip = { type: 'application/zip', macro: false };
  const entrees = await lireRepertoire(fichier, taille);
  if (entrees === null) return zip;
  const macro = entrees.some((e) => PORTE_UN_PROGRAMME.test(e.nom));
  const lire = async (nom: string): Promise<string> => {
    const entree = entrees.find((e) => e.nom === nom);
    return (entree && (await lireTexteDEntree(fichier, entree, 1_000_000))) ?? '';
  };
  const odf = (await lire('mimetype')).trim();
  if (odf.startsWith(ODF)) return { type: odf, macro };
  const types = await lire('[Content_Types].xml');
  const principal =
    /ContentType="application\/vnd\.(?:openxmlformats-officedocument|ms-[a-z]+)\.[^"]*main\+xml"/g;
  const parties = types.match(principal) ?? [];
  if (/macroEnabled/i.test(types)) return { type: BUREAUTIQUE, macro: true };
  if (parties.length !== 1) return zip;
  const genre = /officedocument\.(.+)\.main\+xml"$/.exec(parties[0] ?? '')?.[1];
  return genre === undefined ? zip : { type: `${BUREAUTIQUE}.${genre}`, macro };
}

/** VBA projects, Excel 4 macro sheets, ODF Basic and scripts. */
const PORTE_UN_PROGRAMME = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|(^|\/)macrosheets\/|^(Basic|Scripts)\/./i;

/** Without control characters other than those of a text, nor bytes that the code page leaves undefined. */
async function estDuTexte(fichier: FileHandle, codage: 'utf-8' | 'windows-1252' = 'utf-8'): Promise<boolean> {
  const lecteur = new TextDecoder(codage, { fatal: true });
  try {
    for await (const morceau of morceaux(fichier)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      if (/[\0-\x08\x0B\x0E-\x1F\x7F-\x9F]/.test(lecteur.decode(morceau, { stream: true }))) return false;
    }
    lecteur.decode();
    return true;
  } catch {
    return false;
  }
}

/** A stream given up before its end would close the file: it is read by place, and may be read again. */
async function* morceaux(fichier: FileHandle): AsyncGenerator<Uint8Array> {
  const tampon = Buffer.alloc(65_536);
  for (let ici = 0; ; ) {
    const { bytesRead } = await fichier.read(tampon, 0, tampon.length, ici);
    if (bytesRead === 0) return;
    yield tampon.subarray(0, bytesRead);
    ici += bytesRead;
  }
}
