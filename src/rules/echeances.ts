import type { Mot } from '../modele/regles.ts';
import type { Echeance, IdFait } from './etat.ts';
import type { Occurrence } from './evenements.ts';
import { type Instance, instancesDe } from './instances.ts';
import type { Passe } from './passe.ts';
import { type Depot, type Repond, recevoir } from './pieces.ts';
import type { ObligationPreparee } from './preparer.ts';
import { type Bornes, bornes, type Contexte } from './reperes.ts';
import { dateAlors, satisfaction } from './satisfaction.ts';
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
    else parObligation.set(o.obligation.id, deriverObligation(passe, o, suivi, parObligation));
  for (const o of apres)
    parObligation.set(o.obligation.id, deriverObligation(passe, o, suivi, parObligation));
  const toutes: EcheanceEnCours[] = [];
  for (const o of passe.moteur.obligations)
    for (const e of parObligation.get(o.obligation.id) ?? []) toutes.push(e);
  return { toutes, parObligation };
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
  return instancesDe(passe, o).map((i) => deriverEcheance(passe, i, suivi, deja));
}

function deriverEcheance(passe: Passe, i: Instance, suivi: Suivi, deja: ParObligation): EcheanceEnCours {
  const { obligation } = i.preparee;
  const contexte: Contexte = {
    exercice: i.exercice,
    declencheur: i.declencheur,
    debiteur: obligation.debiteur,
    article: obligation.article,
    termesAu: i.exercice?.du ?? i.declencheur?.jour ?? passe.au,
    pas: [],
    dateDeReunion: null,
    source: i.declencheur,
  };
  const compagne = compagneDe(i, deja);
  const dates = datesDe(passe, i, contexte, compagne);
  const reception = recevoir(
    passe,
    i.attendues,
    obligation.exige,
    passe.depots.get(obligation.id) ?? AUCUN,
    repond(i, contexte.source),
    (formulaire) => fichesDe(passe, formulaire, i, contexte.source),
    dates.limite,
  );
  const faite = satisfaction(passe, i, reception, compagne);
  const verdict = statuer(passe, i, {
    ...dates,
    source: contexte.source,
    satisfaiteLe: faite.le,
    infirmeeLe: faite.infirmeeLe,
    enTempsAlors: (le) => dateAlors(passe, obligation.quand, contexte, le),
  });
  return {
    cle: i.cle,
    obligation,
    exercice: i.exercice?.numero ?? contexte.source?.exercice ?? null,
    declencheur: contexte.source?.fait ?? null,
    ouverture: dates.ouverture,
    limite: verdict.limite,
    statut: verdict.statut,
    retard: verdict.retard,
    satisfaiteLe: faite.le,
    pieces: reception.pieces,
    preuves: faite.preuves,
    pourquoi: contexte.pas,
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

function datesDe(passe: Passe, i: Instance, c: Contexte, compagne: EcheanceEnCours | null): Bornes {
  if (compagne !== null) {
    c.pas.push(...compagne.pourquoi);
    return compagne;
  }
  const demande = i.declencheur?.demande;
  if (demande) {
    const fait = i.declencheur?.fait ?? null;
    c.pas.push({ article: c.article, sorte: 'repere', libelle: 'demande', jour: demande.pourLe, fait });
    return { ouverture: i.declencheur?.jour ?? null, limite: demande.pourLe };
  }
  return bornes(passe, i.preparee.obligation.quand, c);
}

/** A paper answers the year or the trigger that it names; nothing is guessed from dates (meaning 5). */
function repond(i: Instance, source: Occurrence | null): Repond {
  const { exercice } = i;
  if (exercice !== null) {
    const numero = exercice.numero;
    return (f) => f.donnees.exercice === numero;
  }
  if (i.declencheur === null) return toutDepot;
  const fait = i.declencheur.fait;
  const reunion = source?.reunion ?? null;
  const numero = reunion === null || reunion.exceptionnelle ? null : reunion.exercice;
  return ({ donnees }) =>
    donnees.declencheur === undefined
      ? numero !== null && donnees.exercice === numero
      : donnees.declencheur === fait || donnees.declencheur === reunion?.tenue;
}

const toutDepot: Repond = () => true;

function fichesDe(passe: Passe, formulaire: Mot, i: Instance, source: Occurrence | null): readonly Depot[] {
  const numero = i.exercice?.numero ?? source?.exercice ?? null;
  return faitsDe(passe.faits, 'fiche-remplie')
    .filter((f) => f.donnees.formulaire === formulaire && (numero === null || f.donnees.exercice === numero))
    .map((f) => ({ fait: f.id, jour: f.jour }));
}
