import type { Jour } from '../basics/jour.ts';
import type { Echeance, IdFait } from './etat.ts';
import { occurrences } from './evenements.ts';
import type { Instance } from './instances.ts';
import type { Passe } from './passe.ts';
import type { Reception } from './pieces.ts';
import { periodeCouvrant } from './registres.ts';
import { faitsDe } from './selection.ts';

/** When and by what an instance was met. `infirmeeLe`: the day it was seen not to be. */
export interface Satisfaction {
  readonly le: Jour | null;
  readonly infirmeeLe: Jour | null;
  readonly preuves: readonly IdFait[];
}

/** By its papers; else by an event, by what it goes with, by a register, or by a finding. */
export function satisfaction(
  passe: Passe,
  i: Instance,
  recues: Reception,
  compagne: Echeance | null,
): Satisfaction {
  const { obligation, forme, requises } = i.preparee;
  const permanente = forme === 'permanente' && i.declencheur === null;
  if (requises.length > 0 && !permanente) {
    const dit = recues.completeLe === null ? ditParLeDebiteur(passe, i) : JAMAIS;
    return dit.le !== null ? dit : { le: recues.completeLe, infirmeeLe: null, preuves: recues.preuves };
  }
  const constat = dernierConstat(passe, i);
  if (constat !== undefined)
    return constat.donnees.conforme
      ? { le: permanente ? null : constat.jour, infirmeeLe: null, preuves: [constat.id] }
      : { le: null, infirmeeLe: constat.jour, preuves: [constat.id] };
  if (obligation.satisfaitePar !== null) return parEvenement(passe, i);
  if (permanente) return parRegistre(passe, i, recues);
  if (compagne !== null) return { le: compagne.satisfaiteLe, infirmeeLe: null, preuves: compagne.preuves };
  if (i.attendues.length > 0 && recues.preuves.length > 0) return parPieceFacultative(recues);
  return ditParLeDebiteur(passe, i);
}

function dernierConstat(passe: Passe, i: Instance) {
  const id = i.preparee.obligation.id;
  return faitsDe(passe.faits, 'obligation-constatee').findLast(
    (f) =>
      f.donnees.obligation === id &&
      (i.exercice === null || f.donnees.exercice === i.exercice.numero) &&
      (i.declencheur === null || f.donnees.declencheur === i.declencheur.fait),
  );
}

function parEvenement(passe: Passe, i: Instance): Satisfaction {
  const { obligation, seances } = i.preparee;
  const evenement = obligation.satisfaitePar;
  if (evenement === null) return JAMAIS;
  const numero = i.exercice?.numero ?? null;
  let restantes = Math.max(1, seances);
  const preuves: IdFait[] = [];
  for (const o of occurrences(passe, evenement, obligation.debiteur)) {
    if (numero !== null && o.exercice !== null && o.exercice !== numero) continue;
    if (i.declencheur !== null && evenement.sorte === 'decision' && o.fait !== i.declencheur.fait) continue;
    if (o.reunion !== null && (o.reunion.tenueLe === null || o.reunion.exceptionnelle)) continue;
    if (o.jour > passe.au) continue;
    const preuve = o.reunion?.tenue ?? o.fait;
    if (preuve !== null) preuves.push(preuve);
    if (--restantes === 0) return { le: o.jour, infirmeeLe: null, preuves };
  }
  return { le: null, infirmeeLe: null, preuves };
}

function parRegistre(passe: Passe, i: Instance, recues: Reception): Satisfaction {
  const registre = i.preparee.obligation.tenuePourSatisfaite?.registre;
  const periode = registre === undefined ? undefined : periodeCouvrant(passe.registres[registre], passe.au);
  if (periode === undefined) return { le: null, infirmeeLe: null, preuves: recues.preuves };
  return { le: periode.du, infirmeeLe: null, preuves: [periode.fait] };
}

function parPieceFacultative(recues: Reception): Satisfaction {
  let le: Jour | null = null;
  for (const p of recues.pieces)
    for (const d of p.depots) if (d.retournee === null && (le === null || d.jour < le)) le = d.jour;
  return { le, infirmeeLe: null, preuves: recues.preuves };
}

/** A party that records a change itself has thereby told it. */
function ditParLeDebiteur(passe: Passe, i: Instance): Satisfaction {
  const { declencheur } = i;
  const par = declencheur?.par ?? null;
  if (declencheur === null || par === null || i.preparee.obligation.quand.sorte !== 'sans-delai')
    return JAMAIS;
  if (!i.preparee.obligation.debiteur.some((p) => passe.parties[p] === par)) return JAMAIS;
  return {
    le: declencheur.jour,
    infirmeeLe: null,
    preuves: declencheur.fait === null ? [] : [declencheur.fait],
  };
}

const JAMAIS: Satisfaction = { le: null, infirmeeLe: null, preuves: [] };
