import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { Centimes, Fraction } from '../basics/montant.ts';
import type { ValeurDeTerme } from '../facts/champs.ts';
import type {
  Grandeur,
  Modele,
  Mot,
  Obligation,
  PieceAttendue,
  ReglesProcedure,
  ReglesVersements,
  Tranche,
} from '../modele/regles.ts';

/** What was looked at: the facts that happened by `au`, recorded by `connu` (null: everything known today). */
export interface Regard {
  readonly au: Jour;
  readonly connu: Instant | null;
}

/** Identifier of a fact, `flux:rang`. */
export type IdFait = string;

/** Everything that follows from a modele, facts and a day. Pure data; views word it. */
export interface Etat {
  readonly regard: Regard;
  /** the text in force on the day looked at; words of other texts stay known in it */
  readonly modele: Modele;
  /** the texts of the agreement, oldest first: one, unless an amendment moved it to another */
  readonly textes: readonly TexteApplique[];
  readonly phase: Phase;
  readonly termes: Readonly<Record<Mot, TermeEnVigueur>>;
  /** role -> organisation of the register */
  readonly parties: Readonly<Record<Mot, string>>;
  readonly quartiers: readonly string[];
  readonly duree: {
    readonly du: Jour | null;
    readonly au: Jour | null;
    readonly fin: Jour | null;
    readonly reconductions: number;
  };
  readonly exercices: readonly Exercice[];
  readonly echeances: readonly Echeance[];
  readonly versements: readonly Versement[];
  readonly comptes: readonly CompteExercice[];
  readonly reunions: readonly Reunion[];
  readonly procedures: readonly ProcedureEnCours[];
  readonly registres: Readonly<Record<Mot, readonly PeriodeDeRegistre[]>>;
  readonly demandes: readonly {
    readonly fait: IdFait;
    readonly versements: Mot;
    readonly exercice: number;
    readonly montant: Centimes;
    readonly jour: Jour;
  }[];
  readonly votes: readonly VoteRetenu[];
  readonly avenants: readonly {
    readonly fait: IdFait;
    readonly numero: number;
    readonly signeLe: Jour;
    readonly effet: Jour;
    readonly exercice: number | null;
    /** rank in `textes` of the text it moves the agreement to; null: it keeps the text */
    readonly texte: number | null;
  }[];
  readonly alertes: readonly Alerte[];
  /** facts out of the reckoning at this look, with the fact that cancelled them */
  readonly annules: ReadonlyMap<IdFait, IdFait>;
  /** the next day, after `regard.au`, on which anything changes by itself; null: nothing will */
  readonly prochainChangement: Jour | null;
  readonly aFaire: readonly Tache[];
}

/** A text and the days on which it applies; null: from the start, without end. */
export interface TexteApplique {
  readonly modele: Modele;
  readonly empreinte: string;
  readonly du: Jour | null;
  readonly au: Jour | null;
  /** the amendment that moved the agreement to it */
  readonly fait: IdFait | null;
}

export type NomDePhase = 'projet' | 'autorisee' | 'signee' | 'en-vigueur' | 'terminee' | 'resiliee';
export interface Phase {
  readonly nom: NomDePhase;
  readonly depuis: Jour | null;
  readonly entreeEnVigueur: Jour | null;
  /** what was done and what is missing before entry into force, per party */
  readonly jalons: readonly {
    readonly partie: Mot;
    readonly deliberee: Jour | null;
    readonly transmise: Jour | null;
    readonly publiee: Jour | null;
    readonly signee: Jour | null;
  }[];
  readonly notifiee: Jour | null;
}

export interface TermeEnVigueur {
  readonly valeur: ValeurDeTerme;
  /** the fact that set it: creation or amendment */
  readonly fait: IdFait;
}

export interface Exercice {
  readonly numero: number;
  readonly du: Jour;
  readonly au: Jour;
  readonly premier: boolean;
  readonly dernier: boolean;
  /** share of the year that the agreement covers, 1 when whole */
  readonly part: Fraction;
}

export type StatutEcheance =
  | 'a-venir'
  | 'ouverte'
  | 'satisfaite'
  | 'satisfaite-hors-delai'
  | 'en-retard'
  | 'sans-objet'
  | 'date-inconnue'
  | 'anterieure'
  | 'permanente';

export interface PieceRecue {
  readonly piece: PieceAttendue;
  readonly etat: 'attendue' | 'recue' | 'recue-hors-delai' | 'acceptee' | 'retournee' | 'manquante';
  /** deposits, oldest first; the last that was not returned counts */
  readonly depots: readonly {
    readonly fait: IdFait;
    readonly jour: Jour;
    readonly retournee: IdFait | null;
    readonly acceptee: IdFait | null;
  }[];
}

/** A line of reasoning about a date: where it starts, what was added. */
export interface PasDeDate {
  readonly article: string;
  readonly sorte: 'repere' | 'delai' | 'exception' | 'avenant' | 'limite';
  readonly libelle: string;
  readonly jour: Jour | null;
  readonly fait: IdFait | null;
}

/** A dated instance of an obligation. */
export interface Echeance {
  /** stable and readable: `pieces-annuelles/2026`, `agrement-nouveau/f12`, `mention-soutien` */
  readonly cle: string;
  readonly obligation: Obligation;
  /** rank in `textes` of the text it falls under */
  readonly texte: number;
  readonly exercice: number | null;
  /** the fact that triggered it */
  readonly declencheur: IdFait | null;
  /** first day on which it may be met (null: any day) */
  readonly ouverture: Jour | null;
  /** last day in time, included; null when unknown or when it has none */
  readonly limite: Jour | null;
  readonly statut: StatutEcheance;
  /** days late at the day looked at; 0 when not late */
  readonly retard: number;
  readonly satisfaiteLe: Jour | null;
  readonly pieces: readonly PieceRecue[];
  readonly preuves: readonly IdFait[];
  readonly pourquoi: readonly PasDeDate[];
  /** instalments it holds back, by their `cle` */
  readonly retient: readonly string[];
  /** reserve lifted by a reasoned fact */
  readonly reserveLevee: IdFait | null;
  readonly relances: readonly IdFait[];
}

/** A number known exactly, or what is missing to know it. Unknown is never zero. */
export type Montant =
  | { readonly sorte: 'connu'; readonly centimes: Centimes }
  | {
      readonly sorte: 'indetermine';
      readonly manque: { readonly grandeur: Grandeur; readonly exercice: number };
    };

/** One line of the ledger that explains an amount. */
export interface LigneDeCalcul {
  readonly article: string;
  readonly op:
    | 'prendre'
    | 'retirer'
    | 'ajouter'
    | 'garder'
    | 'plafonner'
    | 'au-moins'
    | 'plancher'
    | 'arrondir'
    | 'prorata'
    | 'retenue'
    | 'part-du-payeur';
  readonly grandeur: Grandeur | null;
  readonly exercice: number | null;
  readonly part: Fraction | null;
  /** the operand, exact cents as a fraction; null when unknown */
  readonly operande: Fraction | null;
  /** the running value after the line; null when unknown */
  readonly reste: Fraction | null;
  /** facts used: a vote, a payment, a statement */
  readonly faits: readonly IdFait[];
  /** earlier instalments used, by their `cle` */
  readonly tranches: readonly string[];
}

export interface ConditionVerifiee {
  readonly article: string;
  readonly sorte: 'obligation' | 'evenement';
  /** the deadline looked at, by its `cle` (obligation conditions) */
  readonly echeance: string | null;
  readonly intitule: string;
  readonly etat: 'remplie' | 'remplie-avec-reserve' | 'manquante' | 'levee';
  readonly depuis: Jour | null;
  /** pieces still missing */
  readonly manque: readonly Mot[];
  readonly faits: readonly IdFait[];
}

export type EtatVersement =
  /** its time has not come, or its amount follows the facts */
  | 'prevu'
  /** its time has come, a condition is missing */
  | 'suspendu'
  /** its time has come and nothing stands in the way */
  | 'exigible'
  | 'verse'
  | 'verse-en-partie'
  /** nothing to pay: amount zero, or the agreement ended before */
  | 'sans-objet'
  /** its time has come and its amount has no base */
  | 'indetermine';

export interface Versement {
  /** `fonctionnement/2026/acompte-1/ville` */
  readonly cle: string;
  readonly regles: ReglesVersements;
  /** rank in `textes` of the text it falls under */
  readonly texte: number;
  readonly tranche: Tranche;
  readonly exercice: number;
  readonly payeur: Mot;
  readonly article: string;
  /** the window in which it is to be paid */
  readonly du: Jour | null;
  readonly au: Jour | null;
  readonly etat: EtatVersement;
  readonly motifSansObjet: 'montant-nul' | 'convention-arretee' | null;
  readonly montant: Montant;
  /** frozen by a `versement-liquide`, or determined on its day from the facts of that day */
  readonly determine: {
    readonly le: Jour;
    readonly par: 'liquidation' | 'jour-venu';
    readonly fait: IdFait | null;
  } | null;
  readonly calcul: readonly LigneDeCalcul[];
  readonly parDefaut: boolean;
  readonly conditions: readonly ConditionVerifiee[];
  /** the smallest set of things that would make it payable; empty when nothing blocks */
  readonly deblocage: readonly Deblocage[];
  readonly suspenduDepuis: Jour | null;
  /** the last time it was held back, now over; `au`: the day on which what was missing came */
  readonly suspension: { readonly du: Jour; readonly au: Jour } | null;
  /** the day after which its payer is late: the last of its window, or that on which it could at last be paid */
  readonly limite: Jour | null;
  readonly paiements: readonly { readonly fait: IdFait; readonly jour: Jour; readonly montant: Centimes }[];
  readonly paye: Centimes;
  /** determined less paid, when positive */
  readonly resteDu: Centimes;
  readonly pourquoiDate: readonly PasDeDate[];
}

export type Deblocage =
  | { readonly sorte: 'piece'; readonly echeance: string; readonly pieces: readonly Mot[] }
  | { readonly sorte: 'obligation'; readonly echeance: string }
  | { readonly sorte: 'reserve'; readonly echeance: string }
  | { readonly sorte: 'evenement'; readonly evenement: string }
  | { readonly sorte: 'grandeur'; readonly grandeur: Grandeur; readonly exercice: number }
  /** the bank details of whom it is paid to are changing: the request waits for a call back and a second person */
  | { readonly sorte: 'coordonnees'; readonly organisation: string; readonly depuis: Jour };

/** Money of one rule, one year, one payer. */
export interface CompteExercice {
  readonly versements: Mot;
  readonly exercice: number;
  readonly payeur: Mot;
  readonly reference: Montant;
  readonly determine: Centimes;
  readonly verse: Centimes;
  readonly resteDu: Centimes;
  /** paid above what is due, less what was taken back */
  readonly tropPercu: Centimes;
  readonly reverse: Centimes;
  readonly titres: readonly IdFait[];
  /** year in which the claim is lost (31 December) */
  readonly prescription: number | null;
}

export interface VoteRetenu {
  readonly fait: IdFait;
  readonly versements: Mot;
  readonly exercice: number;
  readonly payeur: Mot;
  readonly montant: Centimes;
  readonly jour: Jour;
}

export interface Reunion {
  readonly instance: Mot;
  readonly convocation: IdFait | null;
  readonly convoqueeLe: Jour | null;
  readonly prevueLe: Jour | null;
  readonly tenueLe: Jour | null;
  readonly tenue: IdFait | null;
  readonly annulee: IdFait | null;
  readonly deplacements: readonly { readonly fait: IdFait; readonly de: Jour; readonly a: Jour }[];
  readonly exercice: number | null;
  readonly exceptionnelle: boolean;
}

export interface ProcedureEnCours {
  readonly ouverture: IdFait;
  readonly regles: ReglesProcedure;
  readonly partie: Mot;
  readonly motif: Mot | null;
  readonly ouverteLe: Jour;
  readonly etapes: readonly {
    readonly id: Mot;
    readonly faite: Jour | null;
    readonly fait: IdFait | null;
    readonly possibleDes: Jour | null;
    readonly fermee: boolean;
  }[];
  readonly close: Jour | null;
}

export interface PeriodeDeRegistre {
  readonly du: Jour;
  readonly au: Jour;
  readonly fait: IdFait;
}

export type Alerte =
  | { readonly sorte: 'registre-expire'; readonly registre: Mot; readonly le: Jour }
  | { readonly sorte: 'convention-expire'; readonly le: Jour }
  | { readonly sorte: 'trop-percu'; readonly compte: CompteExercice }
  | { readonly sorte: 'impasse'; readonly versement: string; readonly echeance: string }
  | { readonly sorte: 'signature-avant-transmission'; readonly partie: Mot; readonly fait: IdFait }
  | {
      readonly sorte: 'ecart';
      readonly libelle: string;
      readonly article: string;
      readonly attendu: string;
      readonly constate: string;
    };

/** What each party still does before entry into force, in this order. */
export type EtapeDeJalon = 'deliberation' | 'transmission' | 'signature' | 'notification';

/** What a task is about, in parts: nobody has to read it out of a key. */
export type ObjetDeTache =
  | { readonly sorte: 'echeance' | 'versement'; readonly objet: string }
  | {
      readonly sorte: 'trop-percu';
      readonly objet: { readonly versements: Mot; readonly exercice: number; readonly payeur: Mot };
    }
  | { readonly sorte: 'jalon'; readonly objet: { readonly partie: Mot; readonly etape: EtapeDeJalon } }
  | { readonly sorte: 'procedure'; readonly objet: { readonly ouverture: IdFait; readonly etape: Mot } };

/** Something a party must (or may) do now, most urgent first. */
export type Tache = ObjetDeTache & {
  /** tells it from the others of its agreement: to sort and to store, never to show nor to take apart */
  readonly cle: string;
  readonly qui: readonly Mot[];
  readonly urgence: 'en-retard' | 'cette-semaine' | 'bientot' | 'plus-tard' | 'en-attente';
  readonly limite: Jour | null;
  /** amounts held back meanwhile */
  readonly retient: Centimes;
  readonly facultative: boolean;
};
