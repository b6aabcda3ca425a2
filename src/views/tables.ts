import type { Jour } from '../basics/jour.ts';
import type { Centimes } from '../basics/montant.ts';
import type { Echeance, EtatVersement, StatutEcheance, Versement } from '../rules/etat.ts';
import { direDeblocage } from './deblocage.ts';
import { type ADire, nomPartie, nomsParties } from './dit.ts';
import { titreEcheance, titreVersement, trouverVersement } from './intitules.ts';
import { estRecue, quandVersement, type Statut, statutEcheance, statutVersement } from './statuts.ts';
import { sansArticle } from './typographie.ts';

/** A cell as a terminal, a spreadsheet or a page wants it: typed, not yet written. */
export type Cellule =
  | { readonly genre: 'texte'; readonly valeur: string }
  | { readonly genre: 'nombre'; readonly valeur: number | null }
  | { readonly genre: 'jour'; readonly valeur: Jour | null }
  /** cents; `attend` says what is missing when the amount is not known */
  | { readonly genre: 'montant'; readonly valeur: Centimes | null; readonly attend?: string };

export interface Colonne<L> {
  readonly cle: string;
  readonly libelle: string;
  readonly lire: (ligne: L) => Cellule;
}

export interface LigneEcheance {
  readonly cle: string;
  readonly intitule: string;
  readonly exercice: number | null;
  readonly article: string;
  readonly debiteur: string;
  readonly creancier: string;
  readonly ouverture: Jour | null;
  readonly limite: Jour | null;
  readonly code: StatutEcheance;
  readonly statut: Statut;
  readonly retard: number;
  readonly satisfaiteLe: Jour | null;
  readonly manque: readonly string[];
  readonly retient: readonly string[];
  readonly facultative: boolean;
}

export interface LigneVersement {
  readonly cle: string;
  readonly intitule: string;
  readonly exercice: number;
  readonly article: string;
  readonly payeur: string;
  readonly beneficiaire: string;
  readonly du: Jour | null;
  readonly au: Jour | null;
  readonly quand: string;
  readonly montant: Centimes | null;
  readonly code: EtatVersement;
  readonly statut: Statut;
  readonly paye: Centimes;
  readonly resteDu: Centimes;
  readonly deblocage: string;
}

/** Every deadline of every party, by date; those without a date come last. */
export function echeancesTable(d: ADire): readonly LigneEcheance[] {
  return [...d.etat.echeances].sort(parLimite).map((e) => ({
    cle: e.cle,
    intitule: titreEcheance(d, e),
    exercice: e.exercice,
    article: e.obligation.article,
    debiteur: nomsParties(d, e.obligation.debiteur),
    creancier: nomsParties(d, e.obligation.creancier),
    ouverture: e.ouverture,
    limite: e.limite,
    code: e.statut,
    statut: statutEcheance(e, d.etat.regard.au),
    retard: e.retard,
    satisfaiteLe: e.satisfaiteLe,
    manque: e.statut === 'en-retard' || e.statut === 'ouverte' ? piecesManquantes(e) : [],
    retient: e.retient.map((cle) => {
      const v = trouverVersement(d.etat, cle);
      return v ? titreVersement(d, v) : cle;
    }),
    facultative: e.obligation.facultative,
  }));
}

export const parLimite = (a: Echeance, b: Echeance): number =>
  (a.limite ?? Number.MAX_SAFE_INTEGER) - (b.limite ?? Number.MAX_SAFE_INTEGER) || a.cle.localeCompare(b.cle);

export const piecesManquantes = (e: Echeance): string[] =>
  e.pieces.filter((p) => !p.piece.facultative && !estRecue(p)).map((p) => sansArticle(p.piece.intitule));

/** Every instalment, by year then by its time. */
export function versementsTable(d: ADire): readonly LigneVersement[] {
  return [...d.etat.versements].sort(parTemps).map((v) => ({
    cle: v.cle,
    intitule: titreVersement(d, v),
    exercice: v.exercice,
    article: v.article,
    payeur: nomPartie(d, v.payeur),
    beneficiaire: nomPartie(d, v.regles.beneficiaire),
    du: v.du,
    au: v.au,
    quand: quandVersement(v),
    montant: v.montant.sorte === 'connu' ? v.montant.centimes : null,
    code: v.etat,
    statut: statutVersement(v, d.etat.regard.au),
    paye: v.paye,
    resteDu: v.resteDu,
    deblocage: v.deblocage.length === 0 ? '' : direDeblocage(d, v).phrase,
  }));
}

export const parTemps = (a: Versement, b: Versement): number =>
  a.exercice - b.exercice ||
  (a.du ?? a.au ?? Number.MAX_SAFE_INTEGER) - (b.du ?? b.au ?? Number.MAX_SAFE_INTEGER) ||
  a.cle.localeCompare(b.cle);

const texte = (valeur: string): Cellule => ({ genre: 'texte', valeur });
const nombre = (valeur: number | null): Cellule => ({ genre: 'nombre', valeur });
const leJour = (valeur: Jour | null): Cellule => ({ genre: 'jour', valeur });
const montant = (valeur: Centimes | null, attend?: string): Cellule => ({
  genre: 'montant',
  valeur,
  ...(attend === undefined ? {} : { attend }),
});

export const COLONNES_ECHEANCES: readonly Colonne<LigneEcheance>[] = [
  { cle: 'limite', libelle: 'Au plus tard', lire: (l) => leJour(l.limite) },
  { cle: 'intitule', libelle: 'Échéance', lire: (l) => texte(l.intitule) },
  { cle: 'debiteur', libelle: 'Qui', lire: (l) => texte(l.debiteur) },
  { cle: 'creancier', libelle: 'Envers qui', lire: (l) => texte(l.creancier) },
  { cle: 'article', libelle: 'Article', lire: (l) => texte(l.article) },
  { cle: 'statut', libelle: 'État', lire: (l) => texte(l.statut.libelle) },
  { cle: 'retard', libelle: 'Jours de retard', lire: (l) => nombre(l.retard) },
  { cle: 'satisfaiteLe', libelle: 'Fait le', lire: (l) => leJour(l.satisfaiteLe) },
  { cle: 'manque', libelle: 'Manque', lire: (l) => texte(l.manque.join(', ')) },
  { cle: 'retient', libelle: 'Retient', lire: (l) => texte(l.retient.join(', ')) },
];

export const COLONNES_VERSEMENTS: readonly Colonne<LigneVersement>[] = [
  { cle: 'exercice', libelle: 'Année', lire: (l) => nombre(l.exercice) },
  { cle: 'intitule', libelle: 'Versement', lire: (l) => texte(l.intitule) },
  { cle: 'quand', libelle: 'Quand', lire: (l) => texte(l.quand) },
  { cle: 'montant', libelle: 'Montant', lire: (l) => montant(l.montant, 'à calculer') },
  { cle: 'statut', libelle: 'État', lire: (l) => texte(l.statut.libelle) },
  { cle: 'paye', libelle: 'Payé', lire: (l) => montant(l.paye) },
  { cle: 'resteDu', libelle: 'Reste dû', lire: (l) => montant(l.resteDu) },
  { cle: 'payeur', libelle: 'De', lire: (l) => texte(l.payeur) },
  { cle: 'beneficiaire', libelle: 'À', lire: (l) => texte(l.beneficiaire) },
  { cle: 'article', libelle: 'Article', lire: (l) => texte(l.article) },
  { cle: 'deblocage', libelle: 'Ce qui le débloque', lire: (l) => texte(l.deblocage) },
];
