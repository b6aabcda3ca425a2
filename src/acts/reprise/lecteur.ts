import { type Jour, lireJour } from '../../basics/jour.ts';
import { type Centimes, lireMontant } from '../../basics/montant.ts';
import type { Demande } from '../demande.ts';
import { type Refus, refuser } from '../refus.ts';
import type { Correspondance, Tableau } from './tableau.ts';

/** What is wrong with a row. `colonne`: where, from 0; null: the row as a whole. */
export interface FauteDeLigne {
  readonly colonne: number | null;
  readonly refus: Refus;
}

/** A request, and the column whose cell it comes from. */
export interface DemandeLue {
  readonly colonne: number;
  readonly demande: Demande;
}

/** One cell, with its column; an empty one is no cell. */
export interface Cellule {
  readonly colonne: number;
  readonly texte: string;
}

export interface LecteurDeLigne {
  cellule(cible: string): Cellule | null;
  jour(cellule: Cellule | null): Jour | null;
  montant(cellule: Cellule | null): Centimes | null;
  fauter(colonne: number | null, refus: Refus): void;
  /** how the column of a target is headed, else the target itself */
  entete(cible: string): string;
}

/** Reads the cells of a row by what they are; what is wrong is noted beside its column. */
export function ouvrirLecteur(
  { entetes }: Tableau,
  ligne: Tableau['lignes'][number],
  correspondance: Correspondance,
  fautes: FauteDeLigne[],
): LecteurDeLigne {
  const fauter = (colonne: number | null, refus: Refus): void => void fautes.push({ colonne, refus });
  return {
    fauter,
    entete: (cible) => entetes[correspondance.indexOf(cible)] ?? cible,
    cellule(cible) {
      const colonne = correspondance.indexOf(cible);
      const texte = (ligne.cellules[colonne] ?? '').trim();
      return colonne < 0 || texte === '' ? null : { colonne, texte };
    },
    jour(c) {
      if (c === null) return null;
      const lu = lireJour(c.texte);
      if (lu.ok) return lu.valeur;
      fauter(c.colonne, refuser('cellule-jour', null, { texte: c.texte }));
      return null;
    },
    montant(c) {
      if (c === null) return null;
      const lu = lireMontant(c.texte);
      if (lu.ok && lu.valeur >= 0) return lu.valeur;
      fauter(c.colonne, refuser('cellule-montant', null, { texte: c.texte }));
      return null;
    },
  };
}
