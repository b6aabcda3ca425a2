import { refuserNonLu } from '../acts/non-lu.ts';
import { ecrireRefus } from '../acts/refus.ts';
import type { TableauIllisible } from '../acts/reprise/tableau.ts';
import { enumerer, guillemets } from '../basics/francais.ts';
import { centimes, ecrireMontant } from '../basics/montant.ts';
import type { ConventionEssayee } from '../espace/administration.ts';
import type { SorteDeFait } from '../facts/fait.ts';
import { PHASES } from './listes/convention.ts';
import { compter } from './typographie.ts';

/** Why a file is no table, then the remedy. */
export function direTableauIllisible(refus: TableauIllisible): string {
  switch (refus.code) {
    case 'illisible':
      return 'Ce fichier ne se lit pas comme un tableau. Enregistrez-le en XLSX ou en CSV depuis votre tableur, puis joignez-le.';
    case 'sans-entete':
      return 'La première feuille est vide. Sa première ligne doit nommer les colonnes.';
    case 'entete-double':
      return `Deux colonnes portent le nom ${guillemets(refus.entete)}. Donnez à chacune un nom différent.`;
    case 'mensonger':
      return 'Ce classeur n’a pas la taille qu’il annonce\u00A0: il n’est pas lu. Enregistrez-le de nouveau depuis votre tableur, puis joignez-le.';
    case 'trop-lourd':
      return `Ce classeur dépasse ${refus.max / 1_000_000}\u00A0Mo une fois déplié. Retirez-en les images et les feuilles qui ne servent pas.`;
    case 'trop-de-cellules':
      return `Ce classeur dépasse ${refus.max.toLocaleString('fr-FR')} cellules, toutes feuilles ensemble. Gardez la feuille à reprendre, ou partagez-la.`;
    case 'trop-gros':
      return `Le tableau est trop grand\u00A0: ${refus.max} lignes au plus. Partagez-le en plusieurs fichiers.`;
    case 'cellule-trop-longue':
      return `Une cellule de la ligne ${refus.ligne} dépasse ${refus.max.toLocaleString('fr-FR')}\u00A0caractères. Raccourcissez-la\u202F; si c’est un CSV, fermez le guillemet qui l’ouvre.`;
    case 'non-lu':
      return ecrireRefus(refuserNonLu(refus, null, 'tableau'));
    case 'trop-de-colonnes':
      return `Le tableau a trop de colonnes\u00A0: ${refus.max} au plus. Retirez celles qui ne servent pas.`;
  }
}

/** `A`, `Z`, `AA`: as a spreadsheet names its columns. */
export function lettreDeColonne(colonne: number): string {
  const reste = String.fromCharCode(65 + (colonne % 26));
  return colonne < 26 ? reste : `${lettreDeColonne(Math.floor(colonne / 26) - 1)}${reste}`;
}

export interface ConventionADire {
  readonly ligne: number;
  readonly titre: string;
  readonly association: string;
  readonly phase: string;
  /** « signée le …, 2 votes, 1 paiement (10 000,00 €) » */
  readonly histoire: string;
}

/** What a row would create, in one line. */
export function direConventionEssayee(c: ConventionEssayee): ConventionADire {
  const combien = (sorte: SorteDeFait): number => c.faits.filter((f) => f.sorte === sorte).length;
  const paye = c.faits.reduce((t, f) => t + (f.sorte === 'versement-effectue' ? f.donnees.montant : 0), 0);
  const dits = [
    [combien('convention-signee'), 'signature'],
    [combien('subvention-votee'), 'vote'],
    [combien('piece-deposee'), 'pièce'],
  ] as const;
  const paiements = combien('versement-effectue');
  const histoire = [
    ...dits.filter(([n]) => n > 0).map(([n, mot]) => compter(n, mot)),
    ...(paiements > 0 ? [`${compter(paiements, 'paiement')} (${ecrireMontant(centimes(paye))})`] : []),
  ];
  return {
    ligne: c.ligne,
    titre: c.titre,
    association: c.association.nouvelle ? `${c.association.nom} (à inscrire)` : c.association.nom,
    phase: PHASES[c.etat.phase.nom] ?? c.etat.phase.nom,
    histoire: histoire.length === 0 ? 'aucun évènement' : enumerer(histoire),
  };
}
