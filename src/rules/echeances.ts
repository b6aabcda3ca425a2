import type { Mot } from '../modele/regles.ts';
import { type DatesDEcheance, datesDe, releveDuTexte } from './dates.ts';
import type { Echeance, IdFait } from './etat.ts';
import { type Instance, instancesDe } from './instances.ts';
import type { Passe } from './passe.ts';
import { depotsPour, recevoir } from './pieces.ts';
import type { ObligationPreparee } from './preparer.ts';
import { satisfaction } from './satisfaction.ts';
import { faitsDe } from './selection.ts';
import { statuer } from './statuts.ts';

/** A deadline being derived: the instalments that it holds back are written once these are known. */
export type EcheanceEnCours = Echeance & { readonly retient: string[] };

/** Deadlines of every party, in the order of the modele, then of time; and the same by obligation. */
export interface Echeancier {
  readonly toutes: readonly EcheanceEnCours[];
  readonly parObligation: ReadonlyMap<Mot, readonly EcheanceEnCours[]>;
}

export function lireEcheances(passe: Passe): Echeancier {
  const suivi = lireSuivi(passe);
  const parObligation = new Map<Mot, EcheanceEnCours[]>();
  const apres: ObligationPreparee[] = [];
  for (const o of passe.moteur.obligations)
    if (o.obligation.quand.sorte === 'avec') apres.push(o);
    else ajouter(parObligation, o, deriverObligation(passe, o, suivi, parObligation));
  for (const o of apres) ajouter(parObligation, o, deriverObligation(passe, o, suivi, parObligation));
  const toutes: EcheanceEnCours[] = [];
  let derniere: Mot | null = null;
  for (const { obligation } of passe.moteur.obligations) {
    // The texts of one duty stand side by side.
    if (obligation.id === derniere) continue;
    derniere = obligation.id;
    for (const e of parObligation.get(obligation.id) ?? []) toutes.push(e);
  }
  return { toutes, parObligation };
}

function ajouter(
  parObligation: Map<Mot, EcheanceEnCours[]>,
  { obligation }: ObligationPreparee,
  echeances: EcheanceEnCours[],
): void {
  const deja = parObligation.get(obligation.id);
  if (deja === undefined) parObligation.set(obligation.id, echeances);
  else deja.push(...echeances);
}

/** Facts that name a deadline by its key. */
interface Suivi {
  readonly relances: ReadonlyMap<string, readonly IdFait[]>;
  readonly levees: ReadonlyMap<string, IdFait>;
}

function lireSuivi(passe: Passe): Suivi {
  const relances = new Map<string, IdFait[]>();
  for (const f of faitsDe(passe.faits, 'relance-envoyee')) {
    const deja = relances.get(f.donnees.echeance);
    if (deja) deja.push(f.id);
    else relances.set(f.donnees.echeance, [f.id]);
  }
  const levees = new Map<string, IdFait>();
  for (const f of faitsDe(passe.faits, 'reserve-levee')) levees.set(f.donnees.echeance, f.id);
  return { relances, levees };
}

type ParObligation = ReadonlyMap<Mot, readonly EcheanceEnCours[]>;

function deriverObligation(
  passe: Passe,
  o: ObligationPreparee,
  suivi: Suivi,
  deja: ParObligation,
): EcheanceEnCours[] {
  return instancesDe(passe, o)
    .filter((i) => releveDuTexte(passe, i))
    .map((i) => deriverEcheance(passe, i, suivi, deja));
}

function deriverEcheance(passe: Passe, i: Instance, suivi: Suivi, deja: ParObligation): EcheanceEnCours {
  const { obligation } = i.preparee;
  const compagne = obligation.quand.sorte === 'avec' ? compagneDe(i, deja) : null;
  const dates = compagne === null ? datesDe(passe, i) : datesComme(compagne);
  const { source } = dates;
  const reception = recevoir(
    passe,
    i.attendues,
    obligation.exige,
    depotsPour(passe, i, source),
    dates.limite,
  );
  const faite = satisfaction(passe, i, reception, compagne);
  const verdict = statuer(passe, i, dates, faite);
  return {
    cle: i.cle,
    obligation,
    texte: i.preparee.texte,
    exercice: i.exercice !== null ? i.exercice.numero : source !== null ? source.exercice : null,
    declencheur: source === null ? null : source.fait,
    ouverture: dates.ouverture,
    limite: verdict.limite,
    statut: verdict.statut,
    retard: verdict.retard,
    satisfaiteLe: faite.le,
    pieces: reception.pieces,
    preuves: faite.preuves,
    pourquoi: dates.pas,
    retient: [],
    reserveLevee: suivi.levees.get(i.cle) ?? null,
    relances: suivi.relances.get(i.cle) ?? AUCUN,
  };
}

const AUCUN: readonly never[] = [];

/** The obligation of the same year that this one goes with. */
function compagneDe(i: Instance, deja: ParObligation): EcheanceEnCours | null {
  const { quand } = i.preparee.obligation;
  if (quand.sorte !== 'avec') return null;
  const numero = i.exercice?.numero ?? null;
  return deja.get(quand.obligation)?.find((e) => e.exercice === numero) ?? null;
}

const datesComme = (e: EcheanceEnCours): DatesDEcheance => ({
  ouverture: e.ouverture,
  limite: e.limite,
  source: null,
  pas: e.pourquoi,
});
