import type { JSX as DeHono } from 'hono/jsx/jsx-runtime';
import type { HtmlEscapedString } from 'hono/utils/html';
import { sansDirection } from '../../basics/direction.ts';

/**
 * What the tags of our pages compile to (`jsxImportSource`). A tag becomes its text at once, children first, where Hono
 * keeps a tree and walks it later; nothing waits and nothing is moved into the head. Types are those of Hono's tags.
 */
export function jsx(balise: string | Composant, props: Props): Rendu {
  if (typeof balise === 'function') return rendre(balise(props));
  const { children } = props;
  let texte = `<${balise}`;
  for (const nom in props) if (nom !== 'children') texte += attribut(nom, props[nom]);
  if (children === undefined && SANS_CONTENU.has(balise)) return balises(`${texte}/>`);
  return balises(`${texte}>${contenu(children)}</${balise}>`);
}

export { jsx as jsxDEV, jsx as jsxs };

export const Fragment = ({ children }: Props): Rendu => rendre(children);

/** Hono's, but for what waits: a component that returns a promise is refused by the compiler. */
export declare namespace JSX {
  type Element = Rendu;
  type ElementType =
    | string
    | ((props: never) => Rendu | readonly Rendu[] | string | number | boolean | null | undefined);
  type ElementChildrenAttribute = DeHono.ElementChildrenAttribute;
  type IntrinsicElements = DeHono.IntrinsicElements;
  type IntrinsicAttributes = DeHono.IntrinsicAttributes;
}

type Props = { readonly [nom: string]: unknown };
type Composant = (props: Props) => unknown;
/** What Hono's types call markup. */
type Rendu = HtmlEscapedString;

/** Text that is already markup. A class, so that no data read from elsewhere can pass for one. */
class Balises {
  readonly isEscaped = true;
  readonly texte: string;
  constructor(texte: string) {
    this.texte = texte;
  }
  toString(): string {
    return this.texte;
  }
}

const balises = (texte: string): Rendu => new Balises(texte) as unknown as Rendu;

const rendre = (valeur: unknown): Rendu =>
  valeur instanceof Balises ? (valeur as unknown as Rendu) : balises(contenu(valeur));

function contenu(valeur: unknown): string {
  if (typeof valeur === 'string') return echapper(valeur);
  if (valeur instanceof Balises) return valeur.texte;
  if (valeur === null || valeur === undefined || typeof valeur === 'boolean') return '';
  if (typeof valeur === 'number') return String(valeur);
  if (Array.isArray(valeur)) {
    let texte = '';
    for (const v of valeur) texte += contenu(v);
    return texte;
  }
  // What `raw` of Hono made.
  if (valeur instanceof String && 'isEscaped' in valeur) return valeur.toString();
  const recu = valeur instanceof Promise ? 'une promesse, à attendre avant d’écrire la page' : typeof valeur;
  throw new TypeError(`ni texte ni balise dans une page : ${recu}`);
}

function attribut(nom: string, valeur: unknown): string {
  switch (typeof valeur) {
    case 'string':
      return ` ${nom}="${echapper(valeur)}"`;
    case 'number':
      return ` ${nom}="${valeur}"`;
    case 'boolean':
      if (!SEULS.has(nom)) return ` ${nom}="${valeur}"`;
      return valeur ? ` ${nom}=""` : '';
    case 'undefined':
      return '';
    default:
      if (valeur === null) return '';
      throw new TypeError(`attribut ${nom} : ni texte, ni nombre, ni booléen : ${typeof valeur}`);
  }
}

const ECHAPPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const A_ECHAPPER = /[&<>"'\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** What turns the order of a text goes too: kept by earlier facts, it would show another title than the one recorded. */
const echapper = (texte: string): string =>
  A_ECHAPPER.test(texte) ? sansDirection(texte).replace(/[&<>"']/g, (c) => ECHAPPES[c] ?? c) : texte;

/** Elements without content, that HTML never closes. */
const SANS_CONTENU = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** Attributes that say yes by standing there. */
const SEULS = new Set([
  'async',
  'autofocus',
  'checked',
  'controls',
  'default',
  'defer',
  'disabled',
  'download',
  'formnovalidate',
  'hidden',
  'inert',
  'ismap',
  'itemscope',
  'loop',
  'multiple',
  'muted',
  'nomodule',
  'novalidate',
  'open',
  'readonly',
  'required',
  'reversed',
  'selected',
]);
