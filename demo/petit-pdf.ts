/** A true one-page PDF of a few hundred bytes that says its title: what the demonstration deposits as a document. */
export function petitPdf(titre: string, sousTitre: string): Uint8Array {
  const page = contenu([
    [16, 760, titre],
    [10, 736, sousTitre],
    [10, 720, 'Document de démonstration : il ne contient rien d’autre que son titre.'],
  ]);
  const objets = [
    '<</Type/Catalog/Pages 2 0 R/Lang(fr)>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${page.length}>>stream\n${page}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    `<</Title<${enUtf16(titre)}>/Producer(Maillage)>>`,
  ];
  let texte = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const places = objets.map((objet, i) => {
    const place = texte.length;
    texte += `${i + 1} 0 obj\n${objet}\nendobj\n`;
    return place;
  });
  const table = texte.length;
  texte += `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n`;
  texte += places.map((p) => `${String(p).padStart(10, '0')} 00000 n \n`).join('');
  texte += `trailer\n<</Size ${objets.length + 1}/Root 1 0 R/Info ${objets.length} 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(texte, (c) => c.charCodeAt(0));
}

function contenu(lignes: readonly (readonly [number, number, string])[]): string {
  return lignes
    .map(([corps, hauteur, texte]) => `BT /F ${corps} Tf 60 ${hauteur} Td (${enOctets(texte)}) Tj ET`)
    .join('\n');
}

/** Windows-1252 as one character a byte, with the three signs that PDF strings escape. */
function enOctets(texte: string): string {
  const HORS_LATIN: Readonly<Record<string, string>> = {
    '’': '\x92',
    '«': '\xab',
    '»': '\xbb',
    '–': '\x96',
    '…': '\x85',
  };
  return [...texte]
    .map((c) => HORS_LATIN[c] ?? (c.charCodeAt(0) < 256 ? c : ' '))
    .join('')
    .replace(/[\\()]/g, (c) => `\\${c}`);
}

/** The title that readers show in their bar: hexadecimal UTF-16, since these strings have another alphabet. */
function enUtf16(texte: string): string {
  const unites = Array.from({ length: texte.length }, (_, i) => texte.charCodeAt(i));
  return `FEFF${unites.map((u) => u.toString(16).padStart(4, '0')).join('')}`;
}
