import { ajouterDuree, type Duree } from '../basics/duree.ts';
import { ajouterJours, type Jour } from '../basics/jour.ts';
import type { Quand, Repere } from '../modele/quand.ts';
import type { Mot } from '../modele/regles.ts';
import { dateCivile, jourCivil } from './calendrier.ts';
import type { Exercice, PasDeDate } from './etat.ts';
import { occurrences } from './evenements.ts';
import { direDuree, direEvenement, direRepere } from './libelles.ts';
import type { Occurrence, Passe } from './passe.ts';
import { cadreDe } from './preparer.ts';
import { jourDuTerme, termeAu } from './termes.ts';

/** Around what a date is reckoned: the year, the trigger, who owes, and where the reasoning is written. */
export interface Contexte {
  readonly exercice: Exercice | null;
  readonly declencheur: Occurrence | null;
  readonly debiteur: readonly Mot[];
  readonly article: string;
  /** the day whose terms hold (meaning 9) */
  readonly termesAu: number;
  readonly pas: PasDeDate[];
  /** date of a meeting to reckon with, instead of its present one */
  readonly dateDeReunion: Jour | null;
  /** the event that a date was reckoned from, once resolved */
  source: Occurrence | null;
}

export interface Bornes {
  readonly ouverture: Jour | null;
  readonly limite: Jour | null;
}

const INCONNUES: Bornes = { ouverture: null, limite: null };

/** First and last day of a time span; null where unknown. */
export function bornes(passe: Passe, quand: Quand, c: Contexte): Bornes {
  switch (quand.sorte) {
    case 'au-plus-tard':
      return jusqua(c, resoudre(passe, quand.repere, c));
    case 'avant': {
      const r = resoudre(passe, quand.repere, c);
      if (r === null) return INCONNUES;
      const limite = ajouterJours(r, -1);
      ecrire(c, 'limite', 'la veille est le dernier jour', limite);
      return jusqua(c, limite);
    }
    case 'delai': {
      const r = resoudre(passe, quand.repere, c);
      if (r === null) return INCONNUES;
      const limite = decaler(r, quand.duree, quand.sens, c);
      return quand.sens === 'apres' ? { ouverture: r, limite } : jusqua(c, limite);
    }
    case 'fenetre': {
      const ouverture = resoudre(passe, quand.du, c);
      return { ouverture, limite: resoudre(passe, quand.au, c) };
    }
    case 'mois':
      return moisDe(quand, c);
    case 'sans-delai':
      return { ouverture: resoudre(passe, quand.repere, c), limite: null };
    case 'sur-demande':
    case 'en-permanence':
    case 'a-tout-moment':
    case 'avec':
      return INCONNUES;
  }
}

/** A day that hangs on no year: entry into force, duration. */
export const resoudreHorsExercice = (passe: Passe, repere: Repere): Jour | null =>
  resoudre(passe, repere, {
    exercice: null,
    declencheur: null,
    debiteur: [],
    article: '',
    termesAu: passe.au,
    pas: [],
    dateDeReunion: null,
    source: null,
  });

function resoudre(passe: Passe, repere: Repere, c: Contexte): Jour | null {
  switch (repere.sorte) {
    case 'premier-de':
    case 'dernier-de':
      return choisir(passe, repere.reperes, repere.sorte === 'premier-de', c);
    case 'decale': {
      const r = resoudre(passe, repere.repere, c);
      return r === null ? null : decaler(r, repere.duree, repere.sens, c);
    }
    case 'evenement': {
      const o = occurrenceDe(passe, repere, c);
      const jour = o === null ? null : jourDe(o, c);
      c.source = o;
      c.pas.push(
        pas(c, 'repere', direEvenement(passe.moteur.modele, repere.evenement), jour, o?.fait ?? null),
      );
      return jour;
    }
    case 'terme': {
      const jour = jourDuTerme(passe.termes, repere.terme, c.termesAu);
      const fait = termeAu(passe.termes, repere.terme, c.termesAu)?.fait || null;
      c.pas.push(pas(c, 'repere', direRepere(passe.moteur.modele, repere), jour, fait));
      return jour;
    }
    case 'date':
      ecrire(c, 'repere', 'date fixée', repere.jour);
      return repere.jour;
    default: {
      const jour = jourDExercice(passe, repere, c);
      if (jour !== null) ecrire(c, 'repere', direRepere(passe.moteur.modele, repere), jour);
      return jour;
    }
  }
}

/** The last of several days is unknown while one of them is; the first is the first known. */
function choisir(passe: Passe, reperes: readonly Repere[], premier: boolean, c: Contexte): Jour | null {
  let choix: Jour | null = null;
  let inconnu = false;
  for (const repere of reperes) {
    const j = resoudre(passe, repere, c);
    if (j === null) inconnu = true;
    else if (choix === null || (premier ? j < choix : j > choix)) choix = j;
  }
  return inconnu && !premier ? null : choix;
}

/** « 15 juillet N » is the 15 July of the civil year that N names, whatever month the financial year starts in. */
function jourDExercice(
  passe: Passe,
  repere: Extract<Repere, { readonly decalage: number }>,
  c: Contexte,
): Jour | null {
  if (c.exercice === null) return null;
  const annee = c.exercice.numero + repere.decalage;
  if (repere.sorte === 'jour-de-l-annee') return jourCivil(annee, repere.mois, repere.jour);
  const cadre = cadreDe(passe.moteur, annee);
  return repere.sorte === 'debut-exercice' ? cadre.du : cadre.au;
}

function moisDe(q: Extract<Quand, { readonly sorte: 'mois' }>, c: Contexte): Bornes {
  let ouverture: Jour;
  if (q.annee !== null) ouverture = jourCivil(q.annee, q.mois, 1);
  else if (c.exercice === null) return INCONNUES;
  else ouverture = jourCivil(c.exercice.numero + q.decalage, q.mois, 1);
  const limite = dernierDuMois(ouverture);
  ecrire(c, 'repere', 'premier jour du mois', ouverture);
  ecrire(c, 'limite', 'dernier jour du mois', limite);
  return { ouverture, limite };
}

/** Days are clipped to the month, so the 31st of any month is its last day. */
const dernierDuMois = (premier: Jour): Jour => {
  const d = dateCivile(premier);
  return jourCivil(d.annee, d.mois, 31);
};

function occurrenceDe(
  passe: Passe,
  repere: Extract<Repere, { readonly sorte: 'evenement' }>,
  c: Contexte,
): Occurrence | null {
  if (c.declencheur !== null && repere.lequel === 'chacun') return c.declencheur;
  let choix: Occurrence | null = null;
  for (const o of occurrences(passe, repere.evenement, c.debiteur)) {
    if (c.exercice !== null && o.exercice !== null && o.exercice !== c.exercice.numero) continue;
    if (o.reunion !== null && (o.reunion.annulee !== null || o.reunion.exceptionnelle)) continue;
    choix = o;
    if (repere.lequel !== 'dernier') break;
  }
  return choix;
}

const jourDe = (o: Occurrence, c: Contexte): Jour =>
  o.reunion !== null && c.dateDeReunion !== null ? c.dateDeReunion : o.jour;

function decaler(de: Jour, duree: Duree, sens: 'apres' | 'avant', c: Contexte): Jour {
  const jour = ajouterDuree(de, duree, sens);
  ecrire(c, 'delai', direDuree(duree, sens), jour);
  return jour;
}

/** A yearly duty may be met from the first day of its year; others from any day. What is unknown opens nothing. */
const jusqua = (c: Contexte, limite: Jour | null): Bornes =>
  limite === null ? INCONNUES : { ouverture: c.exercice === null ? null : c.exercice.du, limite };

const ecrire = (c: Contexte, sorte: PasDeDate['sorte'], libelle: string, jour: Jour): void => {
  c.pas.push(pas(c, sorte, libelle, jour, null));
};

const pas = (
  c: Contexte,
  sorte: PasDeDate['sorte'],
  libelle: string,
  jour: Jour | null,
  fait: string | null,
): PasDeDate => ({ article: c.article, sorte, libelle, jour, fait });
