import { ecrireIso, ecrireJour, type Jour } from '../basics/jour.ts';
import { ecrireCsv } from '../documents/tableurs/csv.ts';
import type { ADire } from '../views/dit.ts';
import type { Colonne } from '../views/tables.ts';
import { deuxPoints } from '../views/typographie.ts';
import { lireEntier } from './arguments.ts';
import { type Appel, type MalAppelee, mauvaisUsage } from './commande.ts';
import { ecrireJson, pourTerminal, type Sortie } from './sortie.ts';
import { ecrireTableau, plier } from './tableau.ts';

interface ARendre<L> {
  readonly dossier: ADire;
  readonly colonnes: readonly Colonne<L>[];
  readonly lignes: readonly L[];
  readonly enJson: (ligne: L) => unknown;
  /** said under the table, one line each */
  readonly suite?: readonly string[];
  /** more than the lines, in JSON */
  readonly aussi?: object;
  /** said when there is nothing to show */
  readonly vide: string;
}

/** The same lines as JSON, as CSV, or as a table with the agreement and the day above it. */
export function rendreTableau<L>(appel: Appel, rendu: ARendre<L>): 0 | MalAppelee {
  const { args, sortie } = appel;
  const largeur = largeurVoulue(appel);
  if (typeof largeur === 'object' && largeur !== null) return largeur;
  if (args.bascules.has('json')) {
    const { dossier, lignes } = rendu;
    ecrireJson(sortie, { ...enTeteJson(dossier), lignes: lignes.map(rendu.enJson), ...rendu.aussi });
  } else if (args.bascules.has('csv')) {
    sortie.ecrire(ecrireCsv(rendu));
  } else {
    ecrireEnTete(sortie, rendu.dossier);
    sortie.ecrire(
      rendu.lignes.length === 0 ? `${rendu.vide}\n` : ecrireEnTableau(rendu.colonnes, rendu.lignes, largeur),
    );
    if (rendu.suite?.length) sortie.ecrire(`\n${rendu.suite.map((s) => paragraphe(s, 0, largeur)).join('')}`);
  }
  return 0;
}

/** What is the same on every line is said once, above the table. */
function ecrireEnTableau<L>(
  colonnes: readonly Colonne<L>[],
  lignes: readonly L[],
  largeur: number | null,
): string {
  const constantes = lignes.length > 1 ? colonnes.filter((c) => estConstante(c, lignes)) : [];
  const dites = constantes.flatMap((c) => {
    const cellule = c.lire(lignes[0] as L);
    return cellule.genre === 'texte' && cellule.valeur !== '' ? [deuxPoints(c.libelle, cellule.valeur)] : [];
  });
  const enTete = dites.length === 0 ? '' : `${paragraphe(dites.join(' · '), 0, largeur)}\n`;
  return (
    enTete +
    ecrireTableau(
      colonnes.filter((c) => !constantes.includes(c)),
      lignes,
      largeur,
    )
  );
}

function estConstante<L>(colonne: Colonne<L>, lignes: readonly L[]): boolean {
  const valeurs = lignes.map((l) => colonne.lire(l));
  return valeurs.every((v) => v.genre === 'texte' && v.valeur === valeurs[0]?.valeur);
}

/** The width asked, else the terminal's; null in a pipe. */
export function largeurVoulue(appel: Appel): number | null | MalAppelee {
  const lue = lireEntier(appel.args, 'largeur', 40);
  return lue.ok ? (lue.valeur ?? appel.sortie.largeur) : mauvaisUsage(lue.erreur);
}

/** « MJC Clairs-Soleils, au 15 mai 2026 ». */
export function ecrireEnTete(sortie: Sortie, dossier: ADire): void {
  sortie.ecrire(`${pourTerminal(dossier.titre)}, au ${ecrireJour(dossier.etat.regard.au)}\n\n`);
}

export const enTeteJson = (dossier: ADire): object => ({
  dossier: dossier.id,
  titre: dossier.titre,
  au: jourIso(dossier.etat.regard.au),
});

/** `2026-07-15`, or null. */
export const jourIso = (jour: Jour | null): string | null => (jour === null ? null : ecrireIso(jour));

/** A paragraph folded on the width, each line after `marge` spaces; `retrait` more from the second on. */
export function paragraphe(texte: string, marge: number, largeur: number | null, retrait = 0): string {
  const propre = pourTerminal(texte);
  const lignes = largeur === null ? [propre] : plier(propre, Math.max(20, largeur - marge - retrait));
  return lignes.map((l, i) => `${' '.repeat(marge + (i === 0 ? 0 : retrait))}${l}\n`).join('');
}
