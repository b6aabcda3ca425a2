import type { Faute, Position } from './regles.ts';
import type { SorteDeMot, TypeDeTerme } from './valeurs/jetons.ts';

/** What reading a modele gathers as it goes: faults, declared words, references to check at the end. */
export interface Releve {
  readonly source: string;
  readonly debuts: readonly number[];
  readonly fautes: Faute[];
  readonly declares: Map<string, Declaration>;
  readonly renvois: RenvoiSitue[];
  readonly typesDesTermes: Map<string, TypeDeTerme>;
  /** `{{…}}` of the text */
  readonly emplacements: { readonly chemin: string; readonly position: Position }[];
  /** words seen in blocks that could not be read: never reported as unknown, since their block already is */
  readonly sauves: Set<string>;
  /** French labels given on the way, by `rule.word` */
  readonly intitules: Record<string, string>;
  /** where the block being read starts in the source */
  base: number;
  /** the rule being read */
  regle: string;
  /** the article under which the block stands */
  article: string;
}

export interface Declaration {
  readonly sorte: SorteDeMot;
  /** the rule inside which the word holds; empty when it holds everywhere */
  readonly portee: string;
  readonly mot: string;
  readonly position: Position;
}

export interface RenvoiSitue {
  readonly sorte: SorteDeMot;
  readonly portee: string;
  readonly mot: string;
  readonly position: Position;
  readonly type?: TypeDeTerme | undefined;
}

/** Words that hold only inside the rule that declares them. */
const LOCAUX: ReadonlySet<SorteDeMot> = new Set(['tranche', 'etape', 'ligne', 'colonne', 'champ']);

/** Words that several rules may declare: the same paper answers several obligations. */
const PARTAGES: ReadonlySet<SorteDeMot> = new Set(['piece']);

export function ouvrirReleve(source: string): Releve {
  const debuts = [0];
  for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) debuts.push(i + 1);
  return {
    source,
    debuts,
    fautes: [],
    declares: new Map(),
    renvois: [],
    emplacements: [],
    typesDesTermes: new Map(),
    sauves: new Set(),
    intitules: {},
    base: 0,
    regle: '',
    article: '',
  };
}

/** Line and column, from 1, of an offset in the source. */
export function placer(r: Releve, offset: number): Position {
  let bas = 0;
  let haut = r.debuts.length - 1;
  while (bas < haut) {
    const milieu = Math.ceil((bas + haut) / 2);
    if ((r.debuts[milieu] ?? 0) <= offset) bas = milieu;
    else haut = milieu - 1;
  }
  return { ligne: bas + 1, colonne: offset - (r.debuts[bas] ?? 0) + 1 };
}

/** The same for an offset in the block being read. */
export const placerDansBloc = (r: Releve, offset: number): Position => placer(r, r.base + offset);

/** Declares a word; a second declaration of the same kind in the same place is a fault. */
export function declarer(r: Releve, sorte: SorteDeMot, mot: string, position: Position): void {
  const portee = LOCAUX.has(sorte) ? r.regle : '';
  const cle = cleDe(sorte, portee, mot);
  const deja = r.declares.get(cle);
  if (!deja) {
    r.declares.set(cle, { sorte, portee, mot, position });
    return;
  }
  if (PARTAGES.has(sorte)) return;
  r.fautes.push({
    position,
    mot,
    message: `${sorte === 'article' ? `l’article « ${mot} »` : `« ${mot} »`} est déjà déclaré à la ligne ${deja.position.ligne}`,
    attendu: sorte === 'article' ? 'un autre numéro' : 'un autre nom',
    proche: null,
  });
}

export function renvoyer(
  r: Releve,
  sorte: SorteDeMot,
  mot: string,
  position: Position,
  type?: TypeDeTerme,
): void {
  r.renvois.push({ sorte, portee: LOCAUX.has(sorte) ? r.regle : '', mot, position, type });
}

export const cleDe = (sorte: SorteDeMot, portee: string, mot: string): string => `${sorte}/${portee}/${mot}`;

/** Declared words of a kind, in order of declaration. */
export const motsDeclares = (r: Releve, sorte: SorteDeMot, portee = ''): readonly string[] =>
  [...r.declares.values()].filter((d) => d.sorte === sorte && d.portee === portee).map((d) => d.mot);

/** Notes the words and keys of a text that could not be read as a rule: those who point at them are not at fault. */
export function sauver(texte: string, r: Releve): null {
  for (const m of texte.matchAll(/[a-z0-9][a-z0-9-]*/g)) r.sauves.add(m[0]);
  for (const m of texte.matchAll(/^\s*([^:#\n]+?)\s*:/gm)) r.sauves.add(m[1] ?? '');
  return null;
}

/** A fault said once per cause: the same word, unknown in several places, is one slip; its other lines are named. */
export function fauterUneFois(r: Releve, dejaDites: Map<string, Faute>, cle: string, faute: Faute): void {
  const premiere = dejaDites.get(cle);
  if (!premiere) {
    dejaDites.set(cle, faute);
    r.fautes.push(faute);
    return;
  }
  const rang = r.fautes.indexOf(premiere);
  const suite = / \(aussi ligne/.test(premiere.message)
    ? `, ${faute.position.ligne})`
    : ` (aussi ligne ${faute.position.ligne})`;
  const message = (suite.startsWith(',') ? premiere.message.slice(0, -1) : premiere.message) + suite;
  const redite = { ...premiere, message };
  r.fautes[rang] = redite;
  dejaDites.set(cle, redite);
}
