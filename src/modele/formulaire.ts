import type { Fraction } from '../basics/montant.ts';
import type { Mot, Position } from './mot.ts';

export type TypeDeChamp =
  | 'texte'
  | 'texte-long'
  | 'entier'
  | 'decimal'
  | 'montant'
  | 'montant-signe'
  | 'date'
  | 'periode'
  | 'siret'
  | 'ape'
  | 'personne'
  | 'personnes'
  | 'repartition';

/** What a field proposes before anyone types: a datum of the register, or the answer of last year's form. */
export type Reprise =
  | { readonly sorte: 'organisme'; readonly quoi: 'nom' | 'siret' | 'rna' | 'adresse' | 'courriel' }
  | { readonly sorte: 'fonction'; readonly fonction: Mot }
  | { readonly sorte: 'registre'; readonly registre: Mot }
  | { readonly sorte: 'terme'; readonly terme: Mot }
  | { readonly sorte: 'fiche-precedente' };

export interface Champ {
  readonly id: Mot;
  readonly intitule: string;
  readonly type: TypeDeChamp;
  readonly rubriques: readonly Mot[];
  readonly reprisDe: Reprise | null;
  readonly indicateurs: boolean;
}

export interface LigneChiffree {
  readonly id: Mot;
  readonly intitule: string;
  readonly signe: boolean;
  readonly dont: Mot | null;
  readonly somme: readonly Mot[];
  readonly difference: readonly [Mot, Mot] | null;
}

export type Unite = 'euros' | 'pourcents' | 'unites';

/** A number that a check uses. `fiche`: 0 for this form, -1 for last year's. */
export type Operande = { readonly position: Position } & (
  | { readonly sorte: 'champ'; readonly champ: Mot; readonly fiche: number }
  | { readonly sorte: 'cellule'; readonly ligne: Mot; readonly colonne: Mot; readonly fiche: number }
  /** recorded elsewhere in the dossier, for the year N + `decalage` */
  | { readonly sorte: 'demande' | 'vote' | 'verse'; readonly decalage: number }
  /** hundredths: cents, hundredths of a percent or of a unit */
  | { readonly sorte: 'fixe'; readonly valeur: number; readonly unite: Unite }
);

/** What a comparison from year to year looks at: one number, or every typed line of a column. */
export type Cible = { readonly position: Position } & (
  | { readonly sorte: 'champ'; readonly champ: Mot }
  | { readonly sorte: 'cellule'; readonly ligne: Mot; readonly colonne: Mot }
  | { readonly sorte: 'colonne'; readonly colonne: Mot }
);

/** What the form is checked against. An unmet check asks for an explanation; it never keeps a form from being sent. */
export type Controle = { readonly id: Mot; readonly intitule: string; readonly position: Position } & (
  | {
      readonly sorte: 'egalite';
      readonly total: readonly Operande[];
      readonly moins: readonly Operande[];
      readonly vaut: Operande;
      /** hundredths */
      readonly ecartAdmis: number;
      readonly versements: Mot | null;
    }
  | {
      readonly sorte: 'borne';
      readonly valeurs: readonly Operande[];
      readonly auMoins: Operande | null;
      readonly auPlus: Operande | null;
      readonly versements: Mot | null;
    }
  | {
      readonly sorte: 'comparaison';
      readonly cibles: readonly Cible[];
      /** the column of last year's form; null: the same one */
      readonly avec: Mot | null;
      /** a difference counts from this share of last year's number, and from these hundredths: both at once */
      readonly part: Fraction | null;
      readonly des: number;
    }
);

export interface Formulaire {
  readonly id: Mot;
  readonly article: string;
  readonly intitule: string;
  readonly remplit: readonly Mot[];
  readonly chaque: 'exercice' | null;
  readonly sections: readonly SectionDeFormulaire[];
  readonly colonnes: readonly { readonly id: Mot; readonly intitule: string; readonly porteSur: number }[];
  readonly lignes: readonly LigneChiffree[];
  readonly controles: readonly Controle[];
  readonly position: Position;
}

export interface SectionDeFormulaire {
  readonly id: Mot;
  readonly intitule: string;
  readonly pourChaqueAxe: boolean;
  /** it comments on the table of figures, and is filled after it */
  readonly apresLesChiffres: boolean;
  readonly champs: readonly Champ[];
  readonly position: Position;
}
