import type { Jour } from '../basics/jour.ts';
import type { Quand } from '../modele/quand.ts';
import type { PasDeDate } from './etat.ts';
import type { Instance } from './instances.ts';
import type { Occurrence, Passe } from './passe.ts';
import { couvre, type ObligationPreparee } from './preparer.ts';
import { bornes, type Contexte } from './reperes.ts';
import { datePrevueAu } from './reunions.ts';

/** When one instance opens and ends, from what event, and the reasoning. */
export interface DatesDEcheance {
  readonly ouverture: Jour | null;
  readonly limite: Jour | null;
  /** the event it was reckoned from */
  readonly source: Occurrence | null;
  readonly pas: readonly PasDeDate[];
}

export function datesDe(passe: Passe, i: Instance): DatesDEcheance {
  const { obligation, calendaire } = i.preparee;
  if (calendaire && i.exercice !== null) return datesCalendaires(passe, i.preparee, i);
  const { declencheur } = i;
  if (declencheur !== null && declencheur.demande !== null) {
    const { pourLe } = declencheur.demande;
    const pas: PasDeDate = {
      article: obligation.article,
      sorte: 'repere',
      libelle: 'demande',
      jour: pourLe,
      fait: declencheur.fait,
    };
    return { ouverture: declencheur.jour, limite: pourLe, source: declencheur, pas: [pas] };
  }
  return calculerDates(passe, i, obligation.quand, null);
}

/**
 * Whether an instance falls under the text of its rule. After an amendment a duty keeps the text of the day it was
 * triggered or its year began (meaning 9); what has neither follows the text of the day. A duty done once is born on
 * the day it is reckoned from; the text that brings it in holds it, even reckoned from an earlier day.
 */
export function releveDuTexte(passe: Passe, i: Instance): boolean {
  const { periode, forme } = i.preparee;
  if (periode === null) return true;
  if (i.exercice !== null) return couvre(periode, i.exercice.du);
  if (i.declencheur !== null) return couvre(periode, i.declencheur.jour);
  if (forme !== 'unique') return couvre(periode, passe.au);
  const { source, ouverture, limite } = datesDe(passe, i);
  const ne = source?.jour ?? ouverture ?? limite ?? passe.au;
  return couvre(periode, ne) || (periode.premier && ne < periode.du);
}

/** A day of the year hangs on nothing but the year: reckoned once per modele. */
function datesCalendaires(passe: Passe, preparee: ObligationPreparee, i: Instance): DatesDEcheance {
  const debut = i.exercice?.du ?? null;
  const numero = i.exercice?.numero ?? 0;
  const connues = preparee.dates.get(numero);
  if (connues !== undefined && connues.debut === debut) return connues;
  const { ouverture, limite, pas } = calculerDates(passe, i, preparee.obligation.quand, null);
  const jours = { debut, ouverture, limite, source: null, pas };
  preparee.dates.set(numero, jours);
  return jours;
}

function calculerDates(passe: Passe, i: Instance, quand: Quand, dateDeReunion: Jour | null): DatesDEcheance {
  const { obligation } = i.preparee;
  const contexte: Contexte = {
    exercice: i.exercice,
    declencheur: i.declencheur,
    debiteur: obligation.debiteur,
    article: obligation.article,
    termesAu: i.exercice !== null ? i.exercice.du : i.declencheur !== null ? i.declencheur.jour : passe.au,
    pas: [],
    dateDeReunion,
    source: i.declencheur,
  };
  const { ouverture, limite } = bornes(passe, quand, contexte);
  return { ouverture, limite, source: contexte.source, pas: contexte.pas };
}

/**
 * The last day as it stood on a day: a meeting brought forward since does not make late what was in time
 * (meaning 12). Null when the date never moved.
 */
export function dateAlors(passe: Passe, i: Instance, source: Occurrence | null, le: Jour): Jour | null {
  const reunion = source?.reunion;
  if (!reunion || reunion.deplacements.length === 0) return null;
  return calculerDates(passe, i, i.preparee.obligation.quand, datePrevueAu(passe, reunion, le)).limite;
}
