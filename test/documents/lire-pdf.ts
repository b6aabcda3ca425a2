import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader sees and what assistive technology hears. */
export interface PdfLu {
  readonly pages: number;
  /** text of all pages, spaces kept as they are in the file */
  readonly texte: string;
  readonly titre: string;
  readonly langue: string;
  readonly xmp: string;
  /** roles of the structure tree, in reading order: `Title`, `H1`, `L`, `Table`… */
  readonly roles: readonly string[];
}

export async function lirePdf(octets: Uint8Array): Promise<PdfLu> {
  const document = await getDocument({
    data: octets.slice(),
    useSystemFonts: false,
    standardFontDataUrl: fileURLToPath(
      new URL('../../node_modules/pdfjs-dist/standard_fonts/', import.meta.url),
    ),
    verbosity: 0,
  }).promise;
  const { info, metadata } = await document.getMetadata();
  const textes: string[] = [];
  const roles: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    textes.push(await texteDePage(document, n));
    roles.push(...(await rolesDePage(document, n)));
  }
  await document.destroy();
  const infos = info as { readonly Title?: string; readonly Language?: string };
  return {
    pages: document.numPages,
    texte: textes.join('\n'),
    titre: infos.Title ?? '',
    langue: infos.Language ?? '',
    xmp: metadata?.getRaw() ?? '',
    roles,
  };
}

async function texteDePage(document: PDFDocumentProxy, n: number): Promise<string> {
  const contenu = await (await document.getPage(n)).getTextContent({ disableNormalization: true });
  return contenu.items.map((i) => ('str' in i ? i.str + (i.hasEOL ? '\n' : '') : '')).join('');
}

interface Noeud {
  readonly role?: string;
  readonly children?: readonly Noeud[];
}

async function rolesDePage(document: PDFDocumentProxy, n: number): Promise<string[]> {
  const racine = (await (await document.getPage(n)).getStructTree()) as Noeud | null;
  const visiter = (noeud: Noeud): string[] => [
    ...(noeud.role ? [noeud.role] : []),
    ...(noeud.children ?? []).flatMap(visiter),
  ];
  return racine === null ? [] : visiter(racine);
}

/**
 * Characters that the fonts of the file give back when text is copied (their ToUnicode tables), as `202F`. Readers turn
 * every blank into a plain space, so this is where the kind of a space can be seen.
 */
export function caracteresCopies(octets: Uint8Array): ReadonlySet<string> {
  const brut = Buffer.from(octets);
  const latin = brut.toString('latin1');
  const trouves = new Set<string>();
  for (const m of latin.matchAll(/(?<!end)stream\r?\n/g)) {
    const debut = m.index + m[0].length;
    const table = degonfler(brut.subarray(debut, latin.indexOf('endstream', debut)));
    if (/begin(bfchar|bfrange)/.test(table))
      for (const [, code] of table.matchAll(/<\w+>\s*<(\w{4})>/g)) if (code) trouves.add(code.toUpperCase());
  }
  return trouves;
}

function degonfler(flux: Uint8Array): string {
  try {
    return inflateSync(flux).toString('latin1');
  } catch {
    return Buffer.from(flux).toString('latin1');
  }
}
