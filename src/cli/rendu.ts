import { ecrireIso, ecrireJour, type Jour } from '../basics/jour.ts';
import { ecrireCsv } from '../documents/tableurs/csv.ts';
import type { ADire } from '../views/dit.ts';
import type { Colonne } from '../views/tables.ts';
import { lireEntier } from './arguments.ts';
import { type Appel, type MalAppelee, mauvaisUsage } from './commande.ts';
import { ecrireJson, pourTerminal, type Sortie } from './sortie.ts';
import { ecrireTableau, plier } from './tableau.ts';

interface ARendre<L> {
  readonly dossier: ADire;
  readonly colonnes: readonly Colonne<L>[];
  readonly lignes: readonly L[];
  readonly enJson: (ligne: L) => unknown;
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
    ecrireJson(sortie, { ...enTeteJson(dossier), lignes: lignes.map(rendu.enJson) });
  } else if (args.bascules.has('csv')) {
    sortie.ecrire(ecrireCsv(rendu));
  } else {
    ecrireEnTete(sortie, rendu.dossier);
    sortie.ecrire(
      rendu.lignes.length === 0 ? `${rendu.vide}\n` : ecrireTableau(rendu.colonnes, rendu.lignes, largeur),
    );
  }
  return 0;
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

/** A paragraph folded on the width, each line after `marge` spaces. */
export function paragraphe(texte: string, marge: number, largeur: number | null): string {
  const propre = pourTerminal(texte);
  const lignes = largeur === null ? [propre] : plier(propre, Math.max(20, largeur - marge));
  return lignes.map((l) => `${' '.repeat(marge)}${l}\n`).join('');
}
