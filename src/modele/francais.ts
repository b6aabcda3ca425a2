/** Small turns of French that the wording of rules needs. */

const NB = '\u00A0';
const FINE = '\u202F';

/** No-break spaces and curly apostrophes where French typography wants them. Never changes words. */
export const typographier = (t: string): string =>
  t
    .replace(/'/g, '’')
    .replace(/«[ \u00A0]*/g, `«${NB}`)
    .replace(/[ \u00A0]*»/g, `${NB}»`)
    .replace(/[ \u00A0]+:/g, `${NB}:`)
    .replace(/[ \u00A0\u202F]+([;!?])/g, `${FINE}$1`)
    .replace(/(\d)[ \u00A0]%/g, `$1${NB}%`)
    .replace(/(\d) (?=\d{3}\b)/g, `$1${FINE}`)
    .replace(/(\d) €/g, `$1${NB}€`)
    .replace(/\bn° /g, `n°${NB}`);

/** `a, b et c`. */
export const enumerer = (elements: readonly string[], conjonction = 'et'): string =>
  elements.length <= 1
    ? (elements[0] ?? '')
    : `${elements.slice(0, -1).join(', ')} ${conjonction} ${elements.at(-1)}`;

export const capitale = (t: string): string => t.charAt(0).toLocaleUpperCase('fr') + t.slice(1);

/** `Commission de suivi` -> `commission de suivi`; leaves `GBM` and `CCAS` alone. */
export const minuscule = (t: string): string =>
  /^\p{Lu}[\p{Ll}’']/u.test(t) ? t.charAt(0).toLocaleLowerCase('fr') + t.slice(1) : t;

/** « du rapport », « de la fiche », « d’un descriptif », « de GBM ». */
export function de(nom: string): string {
  if (/^le /i.test(nom)) return `du ${nom.slice(3)}`;
  if (/^les /i.test(nom)) return `des ${nom.slice(4)}`;
  if (/^(la |l’|l')/i.test(nom)) return `de ${nom}`;
  return /^[aeiouyàâéèêëîïôûœh]/i.test(nom) ? `d’${nom}` : `de ${nom}`;
}
