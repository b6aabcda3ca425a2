import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ecrireIso, type Jour } from '../../basics/jour.ts';

/**
 * The same content gives the same bytes. The library writes the hour of the machine, and numbers bookmarks from a
 * counter that never starts again: here the hour is the document's day, and bookmarks count from 1.
 */
export function figer(docx: Uint8Array, jour: Jour): Uint8Array {
  const pieces = unzipSync(docx);
  const reecrire = (nom: string, changer: (xml: string) => string): void => {
    const piece = pieces[nom];
    if (piece) pieces[nom] = strToU8(changer(strFromU8(piece)));
  };
  reecrire('docProps/core.xml', (xml) =>
    xml.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, `${ecrireIso(jour)}T00:00:00Z`),
  );
  reecrire('word/document.xml', renumeroter);
  return zipSync(pieces, { mtime: '1980-01-01T12:00:00' });
}

function renumeroter(xml: string): string {
  const rangs = new Map<string, number>();
  const rang = (ancien: string): number => {
    const connu = rangs.get(ancien);
    if (connu !== undefined) return connu;
    rangs.set(ancien, rangs.size + 1);
    return rangs.size;
  };
  return xml.replace(SIGNETS, (balise) =>
    balise
      .replace(/_Toc(\d+)/g, (_, n: string) => `_Toc${rang(n)}`)
      .replace(
        /(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)/g,
        (_, debut: string, n: string) => debut + rang(n),
      ),
  );
}

/** Where the library writes bookmark numbers; never the texts of people. */
const SIGNETS = /<w:(?:bookmarkStart|bookmarkEnd|hyperlink)\b[^>]*>|<w:instrText\b[^>]*>[^<]*/g;
