import { ajouterJours, type Jour } from '../basics/jour.ts';
import type { Evenement } from '../modele/quand.ts';
import type { Condition, Mot } from '../modele/regles.ts';
import type { EcheanceEnCours, Echeancier } from './echeances.ts';
import type { ConditionVerifiee, Deblocage } from './etat.ts';
import { occurrences } from './evenements.ts';
import { noter, type Passe } from './passe.ts';
import { faitsDe } from './selection.ts';
import type { Part } from './tranches.ts';

/** The conditions of one instalment on a day, and what they come to. */
export interface Verification {
  readonly conditions: readonly ConditionVerifiee[];
  readonly deblocage: readonly Deblocage[];
  /** deadlines that hold it back */
  readonly enCause: readonly EcheanceEnCours[];
  /** first day from which something missing has held it back without a break; null when nothing does */
  readonly bloqueDepuis: Jour | null;
  /** the last time something missing held it back, now over; null when it never did, or still does */
  readonly suspension: { readonly du: Jour; readonly au: Jour } | null;
  /** deadlines that a strict reading can never meet: they fell before anyone was bound */
  readonly impasses: readonly EcheanceEnCours[];
}

/** Kept a year in sight, whether met or not; beyond, only what still blocks. */
const MEMOIRE = 366;

/**
 * Looks at obligations whose deadline has come before `ref`; papers not yet due never block (meaning 7). All
 * conditions must hold, so the smallest set that unblocks is what each one lacks.
 */
export function verifier(passe: Passe, part: Part, echeancier: Echeancier, ref: Jour): Verification {
  const v: Recueil = {
    conditions: [],
    deblocage: [],
    enCause: [],
    trous: [],
    impasses: [],
    bloqueDepuis: null,
    suspension: null,
  };
  for (const condition of part.exception?.conditions ?? AUCUNE)
    verifierUne(passe, condition, echeancier, ref, v);
  for (const condition of part.prepares.regles.conditions)
    if (condition.pour.length === 0 || condition.pour.includes(part.tranche.id))
      verifierUne(passe, condition, echeancier, ref, v);
  if (v.deblocage.length > 0)
    v.bloqueDepuis = debutDuBlocage(v.trous, part.du ?? ref, Number.POSITIVE_INFINITY);
  else v.suspension = derniereSuspension(v.trous, part.du);
  return v;
}

interface Recueil {
  readonly conditions: ConditionVerifiee[];
  readonly deblocage: Deblocage[];
  readonly enCause: EcheanceEnCours[];
  /** days without, from the first to the day before the last; no end: still missing */
  readonly trous: { readonly du: number; readonly au: number }[];
  readonly impasses: EcheanceEnCours[];
  bloqueDepuis: Jour | null;
  suspension: Verification['suspension'];
}

const AUCUNE: readonly never[] = [];

function verifierUne(passe: Passe, c: Condition, echeancier: Echeancier, ref: Jour, v: Recueil): void {
  if (c.sinon.sorte !== 'suspendre') return;
  if (c.evenement !== null) verifierEvenement(passe, c, c.evenement, ref, v);
  for (const mot of c.recu) {
    const echeances = echeancier.parObligation.get(mot) ?? AUCUNE;
    let derniere = echeances.length - 1;
    while (derniere >= 0 && !estEchue(passe, echeances[derniere] as EcheanceEnCours, ref)) derniere--;
    for (let i = 0; i <= derniere; i++) {
      const e = echeances[i] as EcheanceEnCours;
      if (i === derniere || estEchue(passe, e, ref)) verifierEcheance(passe, c, e, ref, i === derniere, v);
    }
  }
}

function verifierEvenement(passe: Passe, c: Condition, ev: Evenement, ref: Jour, v: Recueil): void {
  const o = occurrences(passe, ev, []).find((x) => x.jour <= passe.au && x.reunion?.tenueLe !== null);
  const nom = motDe(ev);
  const remplie = o !== undefined && o.jour <= ref;
  if (remplie) v.trous.push({ du: Number.NEGATIVE_INFINITY, au: o.jour });
  else {
    v.trous.push({ du: Number.NEGATIVE_INFINITY, au: Number.POSITIVE_INFINITY });
    v.deblocage.push({ sorte: 'evenement', evenement: nom });
    if (ev.sorte === 'entree-en-vigueur' && passe.entree !== null) noter(passe, passe.entree);
  }
  v.conditions.push({
    article: c.article,
    sorte: 'evenement',
    echeance: null,
    intitule: nom,
    etat: remplie ? 'remplie' : 'manquante',
    depuis: remplie ? o.jour : null,
    manque: AUCUNE,
    faits: remplie && o.fait !== null ? [o.fait] : AUCUNE,
  });
}

/** The word by which an awaited event is known: its kind, or what the modele calls it. */
function motDe(ev: Evenement): Mot {
  if (ev.sorte === 'survenance') return ev.evenement;
  if (ev.sorte === 'tenue' || ev.sorte === 'convocation') return `${ev.sorte}:${ev.instance}`;
  return ev.sorte;
}

/** The day by which a deadline was to be met: at once, for what is due without delay. */
export function jourDu(e: EcheanceEnCours): Jour | null {
  if (e.limite !== null) return e.limite;
  return e.obligation.quand.sorte === 'sans-delai' && e.declencheur !== null ? e.ouverture : null;
}

/** Whether a deadline came before `ref`; a year's papers of before entry into force bound nobody. */
function estEchue(passe: Passe, e: EcheanceEnCours, ref: Jour): boolean {
  if (e.obligation.facultative || e.statut === 'sans-objet') return false;
  if (e.statut === 'anterieure' && e.exercice !== null) return false;
  if (e.obligation.quand.sorte === 'en-permanence' && e.declencheur === null) return true;
  const du = jourDu(e);
  if (du === null) return false;
  if (du < ref) return true;
  if (ref === passe.au) noter(passe, du + 1);
  return false;
}

function verifierEcheance(
  passe: Passe,
  c: Condition,
  e: EcheanceEnCours,
  ref: Jour,
  derniere: boolean,
  v: Recueil,
): void {
  const du = jourDu(e);
  const permanente = du === null;
  const recue = permanente ? estTenue(e) : e.satisfaiteLe !== null && e.satisfaiteLe <= ref;
  const tard = recue && !permanente && (e.satisfaiteLe ?? 0) > du && horsDelai(e, c.tardif);
  const levee = tard && e.reserveLevee !== null;
  const bloque = !recue || (tard && c.tardif === 'strict' && !levee);
  if (!bloque && !derniere) {
    if (du === null || du + MEMOIRE < ref) return;
    // out of sight one day: that day changes what is shown
    if (ref === passe.au) noter(passe, du + MEMOIRE + 1);
  }
  if (!permanente)
    v.trous.push({ du: du + 1, au: bloque ? Number.POSITIVE_INFINITY : finDuTrou(passe, e, levee) });
  if (bloque) {
    v.enCause.push(e);
    v.deblocage.push(ceQuiDebloque(e, tard));
    if (c.tardif === 'strict' && e.statut === 'anterieure') v.impasses.push(e);
    if (c.tardif === 'strict' && tard && e.statut === 'satisfaite') v.impasses.push(e);
  }
  v.conditions.push({
    article: c.article,
    sorte: 'obligation',
    echeance: e.cle,
    intitule: e.obligation.intitule,
    etat: bloque ? 'manquante' : levee ? 'levee' : tard ? 'remplie-avec-reserve' : 'remplie',
    depuis: bloque ? (du === null ? null : ajouterJours(du, 1)) : e.satisfaiteLe,
    manque: recue ? AUCUNE : piecesManquantes(e),
    faits: levee && e.reserveLevee !== null ? [...e.preuves, e.reserveLevee] : e.preuves,
  });
}

/** What came late under a strict reading went on blocking until its reserve was lifted. */
function finDuTrou(passe: Passe, e: EcheanceEnCours, levee: boolean): number {
  const levees = levee ? faitsDe(passe.faits, 'reserve-levee') : AUCUNE;
  return levees.find((f) => f.id === e.reserveLevee)?.jour ?? e.satisfaiteLe ?? 0;
}

/** A paper due before entry into force is never late, but a strict reading still wants it in time. */
const horsDelai = (e: EcheanceEnCours, lecture: Condition['tardif']): boolean =>
  lecture === 'strict' ? e.limite !== null : e.statut === 'satisfaite-hors-delai';

/** A permanent duty is kept unless seen otherwise, its register has lapsed, or a paper of it is missing. */
function estTenue(e: EcheanceEnCours): boolean {
  if (e.statut === 'en-retard') return false;
  if (e.statut === 'satisfaite') return true;
  return e.obligation.tenuePourSatisfaite === null && piecesManquantes(e).length === 0;
}

function piecesManquantes(e: EcheanceEnCours): Mot[] {
  const absentes: Mot[] = [];
  for (const p of e.pieces) {
    const la = p.depots.some((d) => d.retournee === null);
    if (la && e.obligation.exige === 'une') return [];
    if (!la && !p.piece.facultative) absentes.push(p.piece.id);
  }
  return e.obligation.exige === 'une' ? absentes.slice(0, 1) : absentes;
}

function ceQuiDebloque(e: EcheanceEnCours, tard: boolean): Deblocage {
  if (tard) return { sorte: 'reserve', echeance: e.cle };
  const pieces = piecesManquantes(e);
  return pieces.length > 0
    ? { sorte: 'piece', echeance: e.cle, pieces }
    : { sorte: 'obligation', echeance: e.cle };
}

/** The last gap that went beyond the instalment's own day, once nothing is missing any more. */
function derniereSuspension(trous: Recueil['trous'], du: Jour | null): Verification['suspension'] {
  let fin = Number.NEGATIVE_INFINITY;
  for (const t of trous) if (t.au >= t.du && t.au > fin) fin = t.au;
  if (du === null || fin <= du) return null;
  return { du: debutDuBlocage(trous, du, fin), au: fin as Jour };
}

/** Goes back from where a gap ends through every gap that touches it, never before the instalment's own day. */
function debutDuBlocage(trous: Recueil['trous'], du: Jour, fin: number): Jour {
  let debut = Number.POSITIVE_INFINITY;
  for (const t of trous) if (t.au === fin && t.du < debut) debut = t.du;
  for (let recule = true; recule; ) {
    recule = false;
    for (const t of trous)
      if (t.du < debut && t.au >= debut) {
        debut = t.du;
        recule = true;
      }
  }
  return Math.max(du, debut) as Jour;
}
