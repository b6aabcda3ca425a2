import { ecrireJour, type Jour } from '../../basics/jour.ts';
import { type Centimes, ecrireMontantCourt } from '../../basics/montant.ts';

/**
 * French typography for a sentence typed with plain spaces and quotes: a capital first, U+00A0 before « : » and inside
 * « », U+202F before ; ! ?, curly apostrophe.
 */
export const phrase = (texte: string): string =>
  (texte.charAt(0).toLocaleUpperCase('fr') + texte.slice(1))
    .replace(/'/g, '\u2019')
    .replace(/ (?=[;!?])/g, '\u202F')
    .replace(/ (?=[:»])/g, '\u00A0')
    .replace(/« /g, '«\u00A0');

export const jour = (j: Jour): string => ecrireJour(j);
export const montant = (c: Centimes): string => ecrireMontantCourt(c);

/** `a, b et c`, or `a, b ou c`. */
export function liste(elements: readonly string[], lien: 'et' | 'ou' = 'et'): string {
  if (elements.length <= 1) return elements[0] ?? '';
  return `${elements.slice(0, -1).join(', ')} ${lien} ${elements.at(-1)}`;
}

/** « du CCAS », « de la Ville », « des entités ». */
export const de = (nom: string): string =>
  nom
    .replace(/^le /, 'du ')
    .replace(/^les /, 'des ')
    .replace(/^(?!du |des )/, 'de ');

/** « au CCAS », « à la Ville », « aux entités ». */
export const a = (nom: string): string =>
  nom
    .replace(/^le /, 'au ')
    .replace(/^les /, 'aux ')
    .replace(/^(?!au |aux )/, 'à ');
