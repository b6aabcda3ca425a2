/** The same plain data with every text passed through `changer`. */
export function changerTextes<T>(donnees: T, changer: (texte: string) => string): T {
  return visiter(donnees, changer) as T;
}

function visiter(valeur: unknown, changer: (texte: string) => string): unknown {
  if (typeof valeur === 'string') return changer(valeur);
  if (Array.isArray(valeur)) return valeur.map((v) => visiter(v, changer));
  if (valeur === null || typeof valeur !== 'object') return valeur;
  return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle, visiter(v, changer)]));
}

/** Without the control characters that XML 1.0 and iCalendar forbid (tab and line feed stay). */
export const sansControle = (texte: string): string => texte.replace(CONTROLES, '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROLES = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;
