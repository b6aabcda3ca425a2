import { ecrireJour } from '../basics/jour.ts';
import { ecrireMontant } from '../basics/montant.ts';
import type { Cellule, Colonne } from '../views/tables.ts';
import { pourTerminal } from './sortie.ts';

/**
 * A table for a terminal: columns aligned, amounts and numbers on the right, columns that are empty everywhere left
 * out. Texts are folded so that the whole fits `largeur`; in a pipe (null) nothing is folded.
 */
export function ecrireTableau<L>(
  colonnes: readonly Colonne<L>[],
  lignes: readonly L[],
  largeur: number | null,
): string {
  const brutes = colonnes.map((c) => ({
    entete: c.libelle,
    cellules: lignes.map((l) => c.lire(l)),
  }));
  const utiles = brutes.filter((c) => c.cellules.some((x) => ecrireCellule(x) !== ''));
  const rendues = utiles.map((c) => ({
    entete: c.entete,
    aDroite: c.cellules[0]?.genre === 'montant' || c.cellules[0]?.genre === 'nombre',
    textes: c.cellules.map(ecrireCellule),
  }));
  const largeurs = repartir(
    rendues.map((c) => Math.max(...[c.entete, ...c.textes].map(longueur))),
    rendues.map((c) => plusLongMot([c.entete, ...c.textes])),
    largeur,
  );
  const rangee = (textes: readonly string[]): string => {
    const plies = textes.map((t, i) => plier(t, largeurs[i] ?? 0));
    const hauteur = Math.max(1, ...plies.map((p) => p.length));
    return Array.from({ length: hauteur }, (_, h) =>
      plies
        .map((p, i) => caler(p[h] ?? '', largeurs[i] ?? 0, rendues[i]?.aDroite ?? false))
        .join(ENTRE)
        .trimEnd(),
    ).join('\n');
  };
  const filet = largeurs.map((n) => '─'.repeat(n)).join(ENTRE);
  return `${[rangee(rendues.map((c) => c.entete)), filet, ...lignes.map((_, k) => rangee(rendues.map((c) => c.textes[k] ?? '')))].join('\n')}\n`;
}

/** Folds a text on spaces; a word longer than the line is cut. No-break spaces hold. */
export function plier(texte: string, largeur: number): readonly string[] {
  if (largeur <= 0 || longueur(texte) <= largeur) return [texte];
  const lignes: string[] = [];
  let courante = '';
  for (const mot of texte.split(' ').flatMap((m) => couper(m, largeur))) {
    if (courante !== '' && longueur(courante) + 1 + longueur(mot) > largeur) {
      lignes.push(courante);
      courante = mot;
    } else courante = courante === '' ? mot : `${courante} ${mot}`;
  }
  return [...lignes, courante];
}

const ENTRE = '  ';
/** Below this, a column of text is unreadable: it keeps this width even if the line then overflows. */
const PLANCHER = 8;

export const longueur = (texte: string): number => [...texte].length;

function couper(mot: string, largeur: number): string[] {
  const caracteres = [...mot];
  if (caracteres.length <= largeur) return [mot];
  return Array.from({ length: Math.ceil(caracteres.length / largeur) }, (_, i) =>
    caracteres.slice(i * largeur, (i + 1) * largeur).join(''),
  );
}

const caler = (texte: string, largeur: number, aDroite: boolean): string => {
  const blanc = ' '.repeat(Math.max(0, largeur - longueur(texte)));
  return aDroite ? blanc + texte : texte + blanc;
};

/** Takes what is missing from the widest columns, never below their longest word while another can give. */
function repartir(
  voulues: readonly number[],
  mots: readonly number[],
  largeur: number | null,
): readonly number[] {
  if (largeur === null) return voulues;
  const largeurs = [...voulues];
  const total = (): number => largeurs.reduce((a, b) => a + b, 0) + ENTRE.length * (largeurs.length - 1);
  const reduire = (planchers: readonly number[]): void => {
    while (total() > largeur) {
      const reductibles = largeurs.map((n, i) => (n > Math.max(PLANCHER, planchers[i] ?? 0) ? n : 0));
      const plusLarge = Math.max(0, ...reductibles);
      if (plusLarge === 0) return;
      const i = reductibles.indexOf(plusLarge);
      largeurs[i] = plusLarge - 1;
    }
  };
  reduire(mots);
  reduire(mots.map(() => PLANCHER));
  return largeurs;
}

const plusLongMot = (textes: readonly string[]): number =>
  Math.max(0, ...textes.flatMap((t) => t.split(' ').map(longueur)));

function ecrireCellule(c: Cellule): string {
  switch (c.genre) {
    case 'texte':
      return pourTerminal(c.valeur);
    case 'nombre':
      return c.valeur === null ? '' : String(c.valeur);
    case 'jour':
      return c.valeur === null ? '' : ecrireJour(c.valeur);
    case 'montant':
      return c.valeur === null ? (c.attend ?? '') : ecrireMontant(c.valeur);
  }
}
