import { changerTextes } from '../textes.ts';
import type { Couverture } from './couverture.ts';

/**
 * The same data with every text made printable: a character that no embedded font draws becomes its code, `[U+1F600]`,
 * rather than an empty box or a refused export (PDF/A forbids a missing glyph); texts are put in composed form.
 */
export const imprimable = <T>(donnees: T, couverture: Couverture): T =>
  changerTextes(donnees, (texte) => texteImprimable(texte, couverture));

function texteImprimable(texte: string, couverture: Couverture): string {
  let sortie = '';
  for (const c of texte.normalize('NFC')) {
    const point = c.codePointAt(0) ?? 0;
    if (BLANCS.test(c)) sortie += ' ';
    else if (couverture(point)) sortie += c;
    else sortie += `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return sortie;
}

/** Breaks and rare spaces; the no-break ones of French (U+00A0, U+202F) are kept as they are. */
const BLANCS = /[\t\n\v\f\r\u0085\u1680\u2000-\u200A\u2028\u2029\u205F\u3000]/;
