import type { Duree } from '../basics/duree.ts';
import type { DateCivile } from '../basics/jour.ts';
import type { Centimes, Fraction, ModeArrondi } from '../basics/montant.ts';
import type { ValeurDeTerme } from '../facts/champs.ts';
import type { Article } from './article.ts';
import type { Formulaire } from './formulaire.ts';
import type { Mot, Position } from './mot.ts';
import type { Evenement, Quand, Repere } from './quand.ts';
import type { PasDeRappel } from './rappel.ts';

export type { Mot, Position };

/** A paper that an obligation asks for. */
export interface PieceAttendue {
  readonly id: Mot;
  readonly intitule: string;
  /** the year it is about, relative to N; null when it bears on none */
  readonly porteSur: number | null;
  /** the register it feeds (approval, insurance): the deposit then carries a period */
  readonly fournit: Mot | null;
  readonly formulaire: Mot | null;
  readonly comprend: readonly string[];
  readonly facultative: boolean;
}

export interface Obligation {
  readonly id: Mot;
  readonly article: string;
  readonly intitule: string;
  readonly debiteur: readonly Mot[];
  readonly creancier: readonly Mot[];
  /** one instance per financial year, or one per trigger, or one for the whole agreement */
  readonly chaque: 'exercice' | null;
  readonly quand: Quand;
  readonly facultative: boolean;
  readonly auPlusParExercice: number | null;
  readonly pieces: readonly PieceAttendue[];
  /** `toutes` the pieces, or `une` at least */
  readonly exige: 'toutes' | 'une';
  /** closed list of natures (changes, aids, grounds…), may be empty */
  readonly parmi: readonly Mot[];
  /** met by an event instead of papers: a vote, a meeting held… */
  readonly satisfaitePar: Evenement | null;
  readonly tenuePourSatisfaite: { readonly registre: Mot } | null;
  /** the instance (committee…) or axis that declares it, if any */
  readonly rattachement: { readonly sorte: 'instance' | 'axe' | 'procedure'; readonly id: Mot } | null;
  /** accepted with a reserve outside the life of the agreement; refused otherwise */
  readonly horsPeriode: 'reserve' | 'refus';
  /** when it is recalled; null: the habit of the house (src/rules/rappels.ts) */
  readonly rappels: readonly PasDeRappel[] | null;
  readonly position: Position;
}

/** A quantity of money. `decalage` is relative to the year of the instalment. */
export type Grandeur =
  | { readonly sorte: 'vote'; readonly decalage: number }
  /** the amount fixed by the agreement for the year (indexed when the modele says so) */
  | { readonly sorte: 'montant'; readonly decalage: number }
  /** sum of the earlier instalments of the year, as *determined* */
  | { readonly sorte: 'determine'; readonly decalage: number }
  /** what was really paid for the year */
  | { readonly sorte: 'verse'; readonly decalage: number }
  | { readonly sorte: 'fixe'; readonly montant: Centimes }
  | { readonly sorte: 'terme'; readonly terme: Mot }
  /** a stated figure: eligible cost, value of aid… */
  | { readonly sorte: 'constate'; readonly grandeur: Mot; readonly decalage: number };

/** One step of a calculation; steps run in order on a running value. */
export type Etape =
  | { readonly op: 'prendre' | 'retirer' | 'ajouter'; readonly grandeur: Grandeur }
  | { readonly op: 'garder'; readonly part: Fraction }
  /** never above `part` of the quantity; `cumul`: over all years so far, less what other years received */
  | {
      readonly op: 'plafonner';
      readonly part: Fraction;
      readonly grandeur: Grandeur;
      readonly cumul: boolean;
    }
  | { readonly op: 'au-moins'; readonly grandeur: Grandeur };

export interface Calcul {
  readonly etapes: readonly Etape[];
  readonly position: Position;
}

export interface Tranche {
  readonly id: Mot;
  readonly intitule: string;
  readonly article: string;
  readonly quand: Quand;
  readonly calcul: Calcul;
  /** used while `de` is unknown */
  readonly aDefaut: { readonly de: Grandeur; readonly calcul: Calcul } | null;
  /** an option of the agreement: the instalment exists only when this text term has this value */
  readonly si: { readonly terme: Mot; readonly vaut: string } | null;
  readonly position: Position;
}

/** Papers or events without which an instalment waits. */
export interface Condition {
  readonly article: string;
  /** obligations whose papers must be in; looks only at those due by the day of evaluation */
  readonly recu: readonly Mot[];
  readonly evenement: Evenement | null;
  /** tranches concerned; empty = all */
  readonly pour: readonly Mot[];
  /** a late paper: shown as a reserve, or suspends until lifted */
  readonly tardif: 'reserve' | 'strict';
  readonly sinon:
    | { readonly sorte: 'suspendre' }
    | {
        readonly sorte: 'retenir';
        readonly part: Fraction;
        readonly par: 'tranche' | 'mois-entame';
        readonly plafond: Fraction;
        readonly restituee: boolean;
      };
  readonly position: Position;
}

/** An exception replaces the date or calculation of one instalment of one year. */
export interface Exception {
  readonly article: string;
  readonly tranche: Mot;
  /** a year, the first or last of the agreement, or the year that a term gives (no value: no exception) */
  readonly exercice: number | 'premier' | 'dernier' | { readonly terme: Mot };
  readonly quand: Quand | null;
  readonly calcul: Calcul | null;
  readonly conditions: readonly Condition[];
  readonly position: Position;
}

export interface ReglesVersements {
  readonly id: Mot;
  readonly article: string;
  readonly intitule: string;
  /** who pays; with several payers each has its share of the reference, the first takes the rounding remainder */
  readonly payeurs: readonly { readonly partie: Mot; readonly part: Fraction | null }[];
  readonly beneficiaire: Mot;
  readonly reference: Grandeur;
  /** amounts fixed by the agreement, by year */
  readonly montants: Readonly<Record<number, Centimes>>;
  /** terms that give the amount of the agreement's first, second, third… year; `montants` prevails */
  readonly montantsParRang: readonly Mot[];
  /** opening figure: terms that give the reference of a year before the first vote, and that year (null: the year before the agreement's first) */
  readonly reprise: { readonly montant: Mot; readonly exercice: Mot | null } | null;
  readonly indexation: {
    readonly depart: Centimes;
    readonly indice: Mot;
    readonly base: string;
    readonly plafond: Fraction | null;
  } | null;
  readonly arrondi: { readonly mode: ModeArrondi; readonly pas: number };
  readonly plancher: Centimes | null;
  readonly tranches: readonly Tranche[];
  readonly conditions: readonly Condition[];
  readonly exceptions: readonly Exception[];
  readonly excedent: 'a-reverser' | 'a-reporter';
  /** other readings of the same sentence, shown with their outcome, never applied */
  readonly autresLectures: readonly {
    readonly tranche: Mot;
    readonly libelle: string;
    readonly calcul: Calcul;
  }[];
  /** which obligations (a request) and acts prepare it: shown to users */
  readonly position: Position;
}

export interface ReglesInstance {
  readonly id: Mot;
  readonly article: string;
  readonly intitule: string;
  readonly convoque: readonly Mot[];
  readonly chaque: 'exercice' | null;
  readonly auMoins: number;
  readonly quand: Quand;
  readonly exceptionnelle: readonly Mot[];
  readonly membres: readonly {
    readonly de: readonly Mot[];
    readonly college: string;
    readonly auMoins: number;
    readonly facultatif: boolean;
  }[];
  readonly ordreDuJour: readonly string[];
  readonly position: Position;
}

export interface EtapeProcedure {
  readonly id: Mot;
  readonly intitule: string;
  readonly forme: string | null;
  readonly debiteur: readonly Mot[];
  readonly facultative: boolean;
  /** earliest day: a step before it is not allowed yet (the act warns) */
  readonly delai: {
    readonly duree: Duree;
    readonly apres: Mot;
    readonly depuis: 'envoi' | 'reception';
  } | null;
  readonly apres: Mot | null;
  /** not allowed once this step was taken */
  readonly sauf: Mot | null;
  readonly effets: readonly (
    | 'clore'
    | 'fin'
    | 'arret-des-versements'
    | 'reverser-non-utilise'
    | 'reverser-indu'
    | 'depenses-non-couvertes'
  )[];
}

export interface ReglesProcedure {
  readonly id: Mot;
  readonly article: string;
  readonly intitule: string;
  readonly initiative: readonly Mot[];
  readonly motifs: readonly Mot[];
  readonly etapes: readonly EtapeProcedure[];
  readonly position: Position;
}

export interface Axe {
  readonly id: Mot;
  readonly numero: number;
  readonly article: string;
  readonly intitule: string;
  readonly entite: readonly Mot[];
  readonly service: string | null;
  readonly attentes: readonly string[];
  readonly dispositifs: readonly string[];
}

export interface TermeDeclare {
  readonly id: Mot;
  readonly intitule: string;
  readonly type: ValeurDeTerme['type'];
  readonly defaut: ValeurDeTerme | null;
  /** may be left without a value: what hangs on it then does not exist */
  readonly facultatif: boolean;
  /** closed list of values of a text term; empty = free */
  readonly choix: readonly string[];
}

export interface PartieDeclaree {
  readonly id: Mot;
  readonly intitule: string;
  readonly role: 'entite' | 'association';
  readonly pilote: boolean;
  readonly signataire: string | null;
  readonly guichet: string | null;
}

/** A compiled modele: plain data, closed over its own words; every reference inside it is known to exist. */
export interface Modele {
  readonly nom: Mot;
  readonly version: string;
  readonly titre: string;
  readonly resume: string;
  readonly termes: readonly TermeDeclare[];
  readonly parties: readonly PartieDeclaree[];
  readonly exercice: {
    readonly commence: Pick<DateCivile, 'mois' | 'jour'>;
    readonly nomme: 'annee-de-debut' | 'annee-de-fin';
    readonly partiel: 'entier' | 'prorata-mois';
  };
  readonly duree: {
    readonly article: string;
    readonly de: Repere;
    readonly a: Repere;
    /** what the text announces besides its dates, for the consistency check: a number of years, the years of its title */
    readonly annoncee: Mot | null;
    readonly intitulee: { readonly de: Mot; readonly a: Mot } | null;
  };
  readonly reconduction: {
    readonly article: string;
    readonly pour: Duree;
    readonly auPlus: number;
    readonly denonciation: { readonly par: readonly Mot[]; readonly preavis: Duree };
  } | null;
  /** what authorises an amendment; null: the text does not say */
  readonly avenants: { readonly article: string; readonly executoire: boolean } | null;
  readonly entreeEnVigueur: Repere;
  /** who may be invited without being a party */
  readonly tiers: readonly { readonly id: Mot; readonly intitule: string }[];
  /** French label of the words that a rule lists (natures, grounds, headings), by `rule.word` */
  readonly intitules: Readonly<Record<string, string>>;
  readonly registres: readonly {
    readonly id: Mot;
    readonly intitule: string;
    readonly alerte: Duree | null;
  }[];
  readonly obligations: readonly Obligation[];
  readonly versements: readonly ReglesVersements[];
  readonly instances: readonly ReglesInstance[];
  readonly procedures: readonly ReglesProcedure[];
  readonly axes: readonly Axe[];
  readonly formulaires: readonly Formulaire[];
  /** words that `evenement-survenu` and `montant-constate` may use */
  readonly evenements: readonly {
    readonly id: Mot;
    readonly intitule: string;
    readonly parmi: readonly Mot[];
  }[];
  readonly grandeurs: readonly { readonly id: Mot; readonly intitule: string }[];
  readonly articles: readonly Article[];
}

/** One fault of a modele: where, what, what was expected, and the nearest known word. */
export interface Faute {
  readonly position: Position;
  /** the offending word, as written */
  readonly mot: string;
  readonly message: string;
  readonly attendu: string | null;
  readonly proche: string | null;
}
