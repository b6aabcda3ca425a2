import type { Faute } from './regles.ts';
import { placer, type Releve } from './releve.ts';

/** Beyond these no agreement is written, and the libraries that read Markdown and YAML take minutes or overflow. */
const SIGNES = 20;
const RETRAIT = 100;
const CROCHETS = 100;
const MARQUES = 2_000;

/**
 * Refuses, before anything is parsed, a text that nests too deep or marks a paragraph too much: one pass over each line,
 * whatever it holds. True when there is such a place: the text must then not be parsed at all.
 */
export function refuserDemesure(r: Releve): boolean {
  let [crochets, marques] = [0, 0];
  for (const [i, debut] of r.debuts.entries()) {
    const ligne = r.source.slice(debut, (r.debuts[i + 1] ?? r.source.length + 1) - 1);
    // A block of rules starts and ends there; a paragraph, at any empty line.
    if (ligne.startsWith('```')) crochets = 0;
    if (ligne.trim() === '') marques = 0;
    const places = { ouverts: crochets, marques };
    const faute = debutDeTrop(ligne) ?? crochetDeTrop(ligne, places) ?? marqueDeTrop(ligne, places);
    if (faute !== null) {
      const { colonne, ...dite } = faute;
      r.fautes.push({ position: placer(r, debut + colonne), ...dite, proche: null });
      return true;
    }
    [crochets, marques] = [places.ouverts, places.marques];
  }
  return false;
}

type FauteEnLigne = Pick<Faute, 'mot' | 'message' | 'attendu'> & { readonly colonne: number };

/** Each `>`, list or key sign of a run opens a level, and so may each column of an indentation. */
function debutDeTrop(ligne: string): FauteEnLigne | null {
  const retrait = ligne.search(/[^ \t]|$/);
  if (retrait > RETRAIT && retrait < ligne.length)
    return {
      colonne: retrait,
      mot: motA(ligne, retrait),
      message: `cette ligne commence à la colonne ${retrait + 1}`,
      attendu: `${RETRAIT} colonnes de retrait au plus`,
    };
  const signe = /(?:>|[-+*?](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*/y;
  signe.lastIndex = retrait;
  let [ici, signes] = [retrait, 0];
  while (signe.test(ligne)) {
    if (++signes > SIGNES)
      return {
        colonne: ici,
        mot: motA(ligne, ici),
        message: `citations ou listes s’emboîtent ici sur plus de ${SIGNES} niveaux`,
        attendu: 'un texte moins emboîté',
      };
    ici = signe.lastIndex;
  }
  return null;
}

function crochetDeTrop(ligne: string, places: { ouverts: number }): FauteEnLigne | null {
  for (const { 0: signe, index } of ligne.matchAll(/[[\]{}]/g)) {
    if (signe === ']' || signe === '}') places.ouverts = Math.max(0, places.ouverts - 1);
    else if (++places.ouverts > CROCHETS)
      return {
        colonne: index,
        mot: motA(ligne, index),
        message: `crochets ou accolades s’emboîtent ici sur plus de ${CROCHETS} niveaux`,
        attendu: 'chaque crochet ouvert refermé, et un texte moins emboîté',
      };
  }
  return null;
}

/** Markdown compares each mark of a paragraph with all those before. */
function marqueDeTrop(ligne: string, places: { marques: number }): FauteEnLigne | null {
  for (const { index } of ligne.matchAll(/[*_~[\]!<&`@]/g))
    if (++places.marques > MARQUES)
      return {
        colonne: index,
        mot: motA(ligne, index),
        message: `ce paragraphe porte plus de ${MARQUES} marques de mise en forme`,
        attendu: 'des paragraphes plus courts, séparés par une ligne vide',
      };
  return null;
}

const motA = (ligne: string, ici: number): string => ligne.slice(ici, ici + 20).split(/\s/)[0] ?? '';
