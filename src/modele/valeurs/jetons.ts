import { echec, type Result, reussite } from '../../basics/result.ts';
import type { ValeurDeTerme } from '../../facts/champs.ts';

/** What a term may hold. */
export type TypeDeTerme = ValeurDeTerme['type'];

/** What a word of a value may point at. */
export type SorteDeMot =
  | 'partie'
  | 'terme'
  | 'registre'
  | 'obligation'
  | 'piece'
  | 'versements'
  | 'tranche'
  | 'instance'
  | 'procedure'
  | 'etape'
  | 'axe'
  | 'formulaire'
  | 'evenement'
  | 'grandeur'
  | 'invite'
  | 'attache'
  | 'article'
  | 'ligne'
  | 'colonne'
  | 'champ';

/** A word of a value that must be declared elsewhere, with its place in the value. */
export interface Renvoi {
  readonly sorte: SorteDeMot;
  readonly mot: string;
  readonly debut: number;
  /** for a term: what it must hold */
  readonly type?: TypeDeTerme;
}

/** Why a value cannot be read: where in its text, what stands there, what was expected. */
export interface FauteDeValeur {
  readonly debut: number;
  readonly mot: string;
  readonly message: string;
  readonly attendu: string | null;
  readonly candidats: readonly string[];
}

export interface Jeton {
  readonly texte: string;
  readonly debut: number;
}

/** A reading under way: words still to read, and the references met. */
export interface Lecture {
  readonly jetons: readonly Jeton[];
  readonly renvois: Renvoi[];
  readonly fin: number;
  i: number;
}

export type Lu<T> = Result<T, FauteDeValeur>;
export type Lecteur<T> = (l: Lecture) => Lu<T>;

/** Reads a whole text with one rule of the grammar: every word must be used. */
export function lireTout<T>(
  texte: string,
  lire: Lecteur<T>,
): Lu<{ readonly valeur: T; readonly renvois: readonly Renvoi[] }> {
  const l: Lecture = { jetons: decouper(texte), renvois: [], fin: texte.length, i: 0 };
  const lu = lire(l);
  if (!lu.ok) return lu;
  const reste = l.jetons[l.i];
  if (reste) return refuser(reste, `« ${reste.texte} » est de trop`, 'rien de plus', []);
  return reussite({ valeur: lu.valeur, renvois: l.renvois });
}

/** Words with their places; `l'` and `d'` stand alone. Replacements keep every offset. */
function decouper(texte: string): readonly Jeton[] {
  const plat = texte.replace(/[\u2019]/g, "'").replace(/[\s\u00A0\u202F]/g, ' ');
  return [...plat.matchAll(/[ldLD]'|[^ ]+/g)].map((m) => ({ texte: m[0], debut: m.index }));
}

export const voir = (l: Lecture, avance = 0): string => l.jetons[l.i + avance]?.texte ?? '';

/** Moves past the words when they all stand next, in any case; else stays. */
export function passer(l: Lecture, ...mots: readonly string[]): boolean {
  if (!mots.every((mot, k) => voir(l, k).toLowerCase() === mot)) return false;
  l.i += mots.length;
  return true;
}

const ARTICLES = new Set(['le', 'la', 'les', "l'", 'un', 'une']);
/** Moves past an article, which never changes the meaning. */
export function passerArticle(l: Lecture): void {
  if (ARTICLES.has(voir(l).toLowerCase())) l.i += 1;
}

const LIENS = new Set(['de', 'du', 'des', "d'"]);
/** Moves past `de`, `du`, `de la`, `de l'`, `d'`. */
export function passerDe(l: Lecture): boolean {
  if (!LIENS.has(voir(l).toLowerCase())) return false;
  l.i += 1;
  passerArticle(l);
  return true;
}

/** Reads a declared word and notes what it points at. */
export function lireRenvoi(l: Lecture, sorte: SorteDeMot, attendu: string, type?: TypeDeTerme): Lu<string> {
  const jeton = l.jetons[l.i];
  if (!jeton) return manque(l, attendu, []);
  if (!MOT.test(jeton.texte))
    return refuser(
      jeton,
      `« ${jeton.texte} » n’est pas un nom`,
      `${attendu}, en minuscules sans accents ni espaces`,
      [],
    );
  l.i += 1;
  l.renvois.push({ sorte, mot: jeton.texte, debut: jeton.debut, ...(type ? { type } : {}) });
  return reussite(jeton.texte);
}
/** A declared word: small letters without accents, digits, hyphens. */
export const MOT = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** `N`, `N-1`, `N+2` -> 0, -1, 2. */
export function lireAnneeRelative(l: Lecture): Lu<number> {
  const jeton = l.jetons[l.i];
  const m = /^N(?:([+\u2212-])(\d))?$/.exec(jeton?.texte ?? '');
  if (!jeton) return manque(l, 'une année : N, N-1 ou N+1', ['N', 'N-1', 'N+1']);
  if (!m) return refuser(jeton, `« ${jeton.texte} » n’est pas une année`, 'N, N-1 ou N+1', []);
  l.i += 1;
  return reussite(m[1] ? (m[1] === '+' ? Number(m[2]) : 0 - Number(m[2])) : 0);
}

export const noterAnneeRelative = (decalage: number): string =>
  decalage === 0 ? 'N' : decalage > 0 ? `N+${decalage}` : `N-${-decalage}`;

export function refuser(
  jeton: Jeton,
  message: string,
  attendu: string | null,
  candidats: readonly string[],
): Lu<never> {
  return echec({ debut: jeton.debut, mot: jeton.texte, message, attendu, candidats });
}

/** Refuses the word that stands next, or the end of the value. */
export function refuserIci(
  l: Lecture,
  message: (mot: string) => string,
  attendu: string,
  candidats: readonly string[],
): Lu<never> {
  const jeton = l.jetons[l.i];
  return jeton ? refuser(jeton, message(jeton.texte), attendu, candidats) : manque(l, attendu, candidats);
}

export function manque(l: Lecture, attendu: string, candidats: readonly string[]): Lu<never> {
  const dernier = l.jetons.at(-1);
  return echec({
    debut: dernier ? dernier.debut : 0,
    mot: dernier?.texte ?? '',
    message: dernier ? `il manque quelque chose après « ${dernier.texte} »` : 'la valeur est vide',
    attendu,
    candidats,
  });
}
