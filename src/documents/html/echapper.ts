const CARACTERES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML content or as a quoted attribute value. */
export const echapper = (texte: string): string => texte.replace(/[&<>"']/g, (c) => CARACTERES[c] ?? c);
