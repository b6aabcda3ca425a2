import type { Jour } from '../basics/jour.ts';
import type { Evenement, Quand, Repere } from '../modele/quand.ts';
import type {
  Exception,
  Modele,
  Mot,
  Obligation,
  PieceAttendue,
  ReglesInstance,
  ReglesVersements,
  Tranche,
} from '../modele/regles.ts';
import { jourCivil } from './calendrier.ts';
import type { PasDeDate } from './etat.ts';

/** A modele made ready for many derivations: indexes and memories that depend on the modele alone. */
export interface Moteur {
  readonly modele: Modele;
  readonly obligations: readonly ObligationPreparee[];
  readonly parId: ReadonlyMap<Mot, ObligationPreparee>;
  readonly versements: readonly VersementsPrepares[];
  /** the whole years, by number, as the modele names them: computed once */
  readonly cadres: Map<number, Cadre>;
}

/** First and last day of a whole financial year, whatever part of it the agreement covers. */
export interface Cadre {
  readonly du: Jour;
  readonly au: Jour;
}

/** How many times an obligation falls due. */
export type Forme = 'annuelle' | 'par-declencheur' | 'unique' | 'sur-demande' | 'permanente' | 'libre';

/** The days on which the text of a rule applies. `premier`: no earlier text of the agreement has that rule. */
export interface Periode {
  readonly du: number;
  readonly au: number;
  readonly premier: boolean;
}

export const couvre = (periode: Periode | null, jour: number): boolean =>
  periode === null || (periode.du <= jour && jour <= periode.au);

export interface ObligationPreparee {
  readonly obligation: Obligation;
  readonly forme: Forme;
  /** rank of its text among those of the agreement, and the days of that text; null: the only text */
  readonly texte: number;
  readonly periode: Periode | null;
  /** what triggers each instance, when the rule says `chacun` */
  readonly declencheur: Evenement | null;
  /** the instance whose meetings trigger it */
  readonly instance: Mot | null;
  /** pieces without which it is not met */
  readonly requises: readonly PieceAttendue[];
  /** meetings to hold in the year, for the duty to hold an instance; 0 otherwise */
  readonly seances: number;
  /** some piece is a form of the modele */
  readonly formulaires: boolean;
  /** its days hang on the year alone */
  readonly calendaire: boolean;
  /** memories by year */
  readonly cles: Map<number, string>;
  readonly dates: Map<number, JoursDeLAnnee>;
}

/** Days that hang on nothing but the year, and the first day of the year that they were reckoned for. */
export interface JoursDeLAnnee {
  readonly debut: Jour | null;
  readonly ouverture: Jour | null;
  readonly limite: Jour | null;
  readonly source: null;
  readonly pas: readonly PasDeDate[];
}

export interface VersementsPrepares {
  readonly regles: ReglesVersements;
  readonly texte: number;
  readonly periode: Periode | null;
  /** several payers share one reference; otherwise each payer follows its own vote */
  readonly partage: boolean;
  /** the shares make the whole: the first payer takes the rounding remainder */
  readonly entier: boolean;
  readonly parties: readonly Mot[];
  /** memories: windows that hang on the year alone, by what states them; keys, by rank of the payer */
  readonly fenetres: ReadonlyMap<Tranche | Exception, Map<number, JoursDeLAnnee>>;
  readonly cles: readonly ReadonlyMap<Tranche, Map<number, string>>[];
}

/** Reads a modele once; the result serves any number of derivations. */
export function preparer(modele: Modele): Moteur {
  const obligations = [
    ...modele.obligations.map((o) => preparerObligation(o, 0)),
    ...modele.instances.filter((i) => doitSeTenir(modele, i)).map(devoirDeTenir),
  ];
  return {
    modele,
    obligations,
    parId: new Map(obligations.map((o) => [o.obligation.id, o])),
    versements: modele.versements.map(preparerVersements),
    cadres: new Map(),
  };
}

/** The whole year that bears a number, `1 January – 31 December` or as the modele starts it. */
export function cadreDe(moteur: Moteur, numero: number): Cadre {
  const connu = moteur.cadres.get(numero);
  if (connu !== undefined) return connu;
  const { commence, nomme } = moteur.modele.exercice;
  const civil = commence.mois === 1 && commence.jour === 1;
  const annee = nomme === 'annee-de-fin' && !civil ? numero - 1 : numero;
  const cadre = {
    du: jourCivil(annee, commence.mois, commence.jour),
    au: (jourCivil(annee + 1, commence.mois, commence.jour) - 1) as Jour,
  };
  moteur.cadres.set(numero, cadre);
  return cadre;
}

export function cleAnnuelle(o: ObligationPreparee, numero: number): string {
  let cle = o.cles.get(numero);
  if (cle === undefined) {
    cle = `${o.obligation.id}/${numero}`;
    o.cles.set(numero, cle);
  }
  return cle;
}

function preparerObligation(obligation: Obligation, seances: number): ObligationPreparee {
  const declencheur = evenementChacun(obligation.quand);
  return {
    obligation,
    forme: formeDe(obligation, declencheur),
    texte: 0,
    periode: null,
    declencheur,
    instance: declencheur !== null && 'instance' in declencheur ? declencheur.instance : null,
    requises: obligation.pieces.filter((p) => !p.facultative),
    seances,
    formulaires: obligation.pieces.some((p) => p.formulaire !== null),
    calendaire: estCalendaire(obligation.quand),
    cles: new Map(),
    dates: new Map(),
  };
}

function formeDe(o: Obligation, declencheur: Evenement | null): Forme {
  if (o.quand.sorte === 'sur-demande') return 'sur-demande';
  if (o.quand.sorte === 'en-permanence') return 'permanente';
  if (o.quand.sorte === 'a-tout-moment') return 'libre';
  if (declencheur !== null) return 'par-declencheur';
  return o.chaque === 'exercice' ? 'annuelle' : 'unique';
}

/** Whether the days of a time span hang on nothing but the year. */
function estCalendaire(quand: Quand): boolean {
  switch (quand.sorte) {
    case 'au-plus-tard':
    case 'avant':
    case 'delai':
      return estRepereCalendaire(quand.repere);
    case 'fenetre':
      return estRepereCalendaire(quand.du) && estRepereCalendaire(quand.au);
    case 'mois':
      return true;
    default:
      return false;
  }
}

const estRepereCalendaire = (r: Repere): boolean =>
  r.sorte === 'date' ||
  r.sorte === 'jour-de-l-annee' ||
  r.sorte === 'debut-exercice' ||
  r.sorte === 'fin-exercice' ||
  (r.sorte === 'decale' && estRepereCalendaire(r.repere));

function evenementChacun(quand: Quand): Evenement | null {
  switch (quand.sorte) {
    case 'au-plus-tard':
    case 'avant':
    case 'delai':
    case 'sans-delai':
      return chacunDe(quand.repere);
    case 'fenetre':
      return chacunDe(quand.du) ?? chacunDe(quand.au);
    default:
      return null;
  }
}

function chacunDe(repere: Repere): Evenement | null {
  switch (repere.sorte) {
    case 'evenement':
      return repere.lequel === 'chacun' ? repere.evenement : null;
    case 'decale':
      return chacunDe(repere.repere);
    case 'premier-de':
    case 'dernier-de':
      for (const r of repere.reperes) {
        const trouve = chacunDe(r);
        if (trouve !== null) return trouve;
      }
      return null;
    default:
      return null;
  }
}

/** An instance that must meet every year is a duty of whoever convenes it, unless the modele states that duty itself. */
const doitSeTenir = (modele: Modele, i: ReglesInstance): boolean =>
  i.chaque === 'exercice' &&
  i.auMoins > 0 &&
  !modele.obligations.some(
    (o) => o.id === i.id || (o.satisfaitePar?.sorte === 'tenue' && o.satisfaitePar.instance === i.id),
  );

const devoirDeTenir = (i: ReglesInstance): ObligationPreparee =>
  preparerObligation(
    {
      id: i.id,
      article: i.article,
      intitule: i.intitule,
      debiteur: i.convoque,
      creancier: [],
      chaque: 'exercice',
      quand: i.quand,
      facultative: false,
      auPlusParExercice: null,
      pieces: [],
      exige: 'toutes',
      parmi: [],
      satisfaitePar: { sorte: 'tenue', instance: i.id },
      tenuePourSatisfaite: null,
      rattachement: { sorte: 'instance', id: i.id },
      horsPeriode: 'refus',
      rappels: null,
      position: i.position,
    },
    i.auMoins,
  );

function preparerVersements(regles: ReglesVersements): VersementsPrepares {
  const parts = regles.payeurs.map((p) => p.part);
  let [num, den] = [0, 1];
  for (const p of parts) if (p !== null) [num, den] = [num * p.den + p.num * den, den * p.den];
  return {
    regles,
    texte: 0,
    periode: null,
    partage: parts.length > 0 && parts.every((p) => p !== null),
    entier: num === den,
    parties: regles.payeurs.map((p) => p.partie),
    fenetres: new Map(
      [...regles.tranches, ...regles.exceptions]
        .filter((x) => x.quand !== null && estCalendaire(x.quand))
        .map((x) => [x, new Map<number, JoursDeLAnnee>()]),
    ),
    cles: regles.payeurs.map(() => new Map(regles.tranches.map((t) => [t, new Map<number, string>()]))),
  };
}
