/** Small turns of French that both the wording of rules and the pages need. */

/** U+00A0, before « : » and inside « » ; U+202F, before ; ! ? and between thousands. */
export const INSECABLE = '\u00A0';
export const FINE = '\u202F';

/** No-break spaces and curly apostrophes where French typography wants them. Never changes words. */
export const typographier = (t: string): string =>
  t
    .replace(/'/g, '’')
    .replace(/«[ \u00A0]*/g, `«${INSECABLE}`)
    .replace(/[ \u00A0]*»/g, `${INSECABLE}»`)
    .replace(/[ \u00A0]+:/g, `${INSECABLE}:`)
    .replace(/[ \u00A0\u202F]+([;!?])/g, `${FINE}$1`)
    .replace(/(\d)[ \u00A0]%/g, `$1${INSECABLE}%`)
    .replace(/(\d) (?=\d{3}\b)/g, `$1${FINE}`)
    .replace(/(\d) €/g, `$1${INSECABLE}€`)
    .replace(/\bn° /g, `n°${INSECABLE}`);

/** `a, b et c`. */
export const enumerer = (elements: readonly string[], conjonction = 'et'): string =>
  elements.length <= 1
    ? (elements[0] ?? '')
    : `${elements.slice(0, -1).join(', ')} ${conjonction} ${elements.at(-1)}`;

export const capitale = (t: string): string => t.charAt(0).toLocaleUpperCase('fr') + t.slice(1);

/** `Commission de suivi` -> `commission de suivi`; leaves `GBM` and `CCAS` alone. */
export const minuscule = (t: string): string =>
  /^\p{Lu}[\p{Ll}’']/u.test(t) ? t.charAt(0).toLocaleLowerCase('fr') + t.slice(1) : t;

const LE = ['CCAS', 'Centre', 'Club', 'Comité', 'Conseil', 'Département', 'Foyer', 'Syndicat', 'Théâtre'];
const LA = ['Commune', 'Communauté', 'Compagnie', 'Maison', 'Métropole', 'MJC', 'Région', 'Ville'];
const ELIDES = ['Agglomération', 'Amicale', 'Association', 'Atelier', 'École', 'Union'];

/** As a sentence says it: « la Ville de Valmont », « l’Amicale ». A name whose first word says nothing stays as it is. */
export function avecArticle(nom: string): string {
  const premier = nom.split(/[\s-]/, 1)[0] ?? '';
  if (LE.includes(premier)) return `le ${nom}`;
  if (LA.includes(premier)) return `la ${nom}`;
  return ELIDES.includes(premier) ? `l’${nom}` : nom;
}

/** « à la Ville », « au CCAS », « aux entités ». */
export function a(nom: string): string {
  if (/^le /i.test(nom)) return `au ${nom.slice(3)}`;
  return /^les /i.test(nom) ? `aux ${nom.slice(4)}` : `à ${nom}`;
}

/** « que le bilan », « qu’un descriptif ». */
export const que = (nom: string): string =>
  /^[aeiouyàâéèêëîïôûœæh]/i.test(nom) ? `qu’${nom}` : `que ${nom}`;

/** « du rapport », « des entités », « de la fiche », « d’un descriptif », « de GBM ». */
export function de(nom: string): string {
  if (/^le /i.test(nom)) return `du ${nom.slice(3)}`;
  if (/^les /i.test(nom)) return `des ${nom.slice(4)}`;
  return /^[aeiouyàâéèêëîïôûœæh]/i.test(nom) ? `d’${nom}` : `de ${nom}`;
}

export const guillemets = (texte: string): string => `«${INSECABLE}${texte}${INSECABLE}»`;
