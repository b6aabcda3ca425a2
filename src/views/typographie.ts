import { capitale, enumerer, guillemets, INSECABLE, minuscule } from '../basics/francais.ts';
import { dateCivile, type Jour, nomDuMois } from '../basics/jour.ts';

const MOIS_COURTS = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
];

/** `15 juil.` or `15 juil. 2026`: tables and timelines only, never sentences. */
export function ecrireJourCourt(j: Jour, avecAnnee = true): string {
  const d = dateCivile(j);
  const debut = `${quantieme(d.jour)}${INSECABLE}${MOIS_COURTS[d.mois - 1]}`;
  return avecAnnee ? `${debut}${INSECABLE}${d.annee}` : debut;
}

/** `15 juillet`, when the year is said elsewhere in the sentence. */
export function ecrireJourSansAnnee(j: Jour): string {
  const d = dateCivile(j);
  return `${quantieme(d.jour)}${INSECABLE}${nomDuMois(d.mois)}`;
}

/** `juillet 2026`. */
export function ecrireMois(j: Jour): string {
  const d = dateCivile(j);
  return `${nomDuMois(d.mois)}${INSECABLE}${d.annee}`;
}

const quantieme = (n: number): string => (n === 1 ? '1er' : String(n));

/** French plural starts at two: `0 pièce`, `1 pièce`, `2 pièces`. */
export const accord = (n: number, singulier: string, pluriel = `${singulier}s`): string =>
  Math.abs(n) >= 2 ? pluriel : singulier;

/** `3 jours`, with a no-break space. */
export const compter = (n: number, singulier: string, pluriel?: string): string =>
  `${n}${INSECABLE}${accord(n, singulier, pluriel)}`;

/** « a, b et 3 autres »: the first ones, then how many are left. */
export const enumererAvecReste = (
  elements: readonly string[],
  combien: number,
  singulier: string,
  pluriel?: string,
): string =>
  elements.length <= combien
    ? enumerer(elements)
    : enumerer([...elements.slice(0, combien), compter(elements.length - combien, singulier, pluriel)]);

const EN_LETTRES = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

/** Small numbers in letters, as sentences want them; `feminin` turns « un » into « une ». */
export function enLettres(n: number, feminin = false): string {
  if (n === 1) return feminin ? 'une' : 'un';
  return EN_LETTRES[n] ?? String(n);
}

/** `deux-points`: the no-break space before the colon, an ordinary one after. */
export const deuxPoints = (avant: string, apres: string): string => `${avant}${INSECABLE}: ${apres}`;

const ARTICLE = /^(le|la|les|un|une|des|son|sa|ses|leur|leurs) |^l[’']/i;

/** `le rapport spécial` → `Rapport spécial`: titles carry no article. */
export const sansArticle = (intitule: string): string => capitale(intitule.replace(ARTICLE, ''));

/** « rapport spécial »: an expression quoted inside a sentence, without its article. */
export const citer = (intitule: string): string => guillemets(minuscule(sansArticle(intitule)));

/** `rapport-special` → `rapport spécial` cannot be guessed: a word without wording is shown with spaces, as a last resort. */
export const motNu = (mot: string): string => mot.replaceAll('-', ' ');
