import type { Child } from 'hono/jsx';

/**
 * French text as typographers set it: `1er`, `2e`, `2es` raise their ending; ordinary spaces before « : ; ! ? »
 * and inside « » become the no-break ones. Every component of this folder passes its strings through it; pages
 * use it for the strings that views hand them.
 */
export function T({ children }: { children: string }) {
  const morceaux = espacer(children).split(ORDINAL);
  if (morceaux.length === 1) return <>{morceaux[0]}</>;
  return <>{morceaux.map((m, i) => (i % 2 === 1 ? <sup>{m}</sup> : m))}</>;
}

/** A string is set by `T`; anything else is left as it is. */
export const composer = (contenu: Child): Child => (typeof contenu === 'string' ? <T>{contenu}</T> : contenu);

/** No-break spaces where French wants them; the text of attributes and titles. */
export const espacer = (texte: string): string =>
  texte.replace(AVANT_DEUX_POINTS, '\u00A0').replace(AVANT_PONCTUATION, '\u202F');

const ORDINAL = /(?<=(?<![\p{L}\p{N},.])\d{1,3})(ers?|res?|es?)(?![\p{L}\p{N}])/gu;
const AVANT_DEUX_POINTS = / (?=[:»])|(?<=«) |(?<=\d) (?=[€%])/g;
const AVANT_PONCTUATION = / (?=[;!?])/g;
