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
