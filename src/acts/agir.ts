import type { Jour } from '../basics/jour.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Fait, FaitNouveau } from '../facts/fait.ts';
import { ecrireFait, type FaitRefuse } from '../facts/stockage.ts';
import type { Etat, NomDePhase } from '../rules/etat.ts';
import type { Acteur } from './acteur.ts';
import type { Annuaire, Cas, Condition } from './cas.ts';
import { dejaArrive, vuAujourdhui } from './conditions/commun.ts';
import { dateSansInteret } from './datation.ts';
import { type Demande, FAIT_DE_L_ACTE, type NomActe } from './demande.ts';
import { faitsDe } from './faits-de.ts';
import { demandeIllisible } from './lisible.ts';
import { droit, droitDOffice } from './qui.ts';
import { type Refus, refuser } from './refus.ts';
import { TABLE } from './table.ts';

/** Nothing known of any organisation: identifiers are then checked by their form alone. */
export const SANS_ANNUAIRE: Annuaire = { siren: () => null, modele: () => null };

/**
 * Judges a request on the state of the real today, and returns the facts to write, or everything that stands in the
 * way. Pure: `etat` is derived from `faits` at `aujourdhui`, with everything known.
 */
export function agir(
  etat: Etat,
  faits: readonly Fait[],
  acteur: Acteur,
  aujourdhui: Jour,
  demande: Demande,
  annuaire: Annuaire = SANS_ANNUAIRE,
): Result<readonly FaitNouveau[], readonly Refus[]> {
  const cas: Cas = { etat, faits, acteur, aujourdhui, demande, annuaire };
  const illisible = demandeIllisible(demande);
  const refus = illisible.length > 0 ? illisible : examiner(cas);
  if (refus.length > 0) return echec(refus);
  const nouveaux = faitsDe(cas);
  const illisibles = nouveaux.flatMap((fait) => {
    const ecrit = ecrireFait(fait);
    return ecrit.ok ? [] : [donneeRefusee(ecrit.erreur)];
  });
  return illisibles.length > 0 ? echec(illisibles) : reussite(nouveaux);
}

/** Everything that stands in the way of an act: first the right, then the phase, then each condition of its row. */
export function examiner(cas: Cas): readonly Refus[] {
  const { qui, phases, jour, si } = TABLE[cas.demande.acte];
  const prealable =
    vuAujourdhui(cas) ?? droit(qui, cas) ?? droitDOrigine(cas) ?? phaseContraire(cas.etat, phases);
  if (prealable) return [prealable];
  const conditions = [dejaArrive, dateSansInteret(jour), ...(si as readonly Condition<NomActe>[])];
  return conditions.flatMap((condition) => condition(cas) ?? []);
}

/**
 * Whether office and phase allow an act on this, whatever is still to be typed: else its button could only be refused.
 * Cheaper than examining: a page of many readers asks it.
 */
export function peutTenter(
  etat: Etat,
  acteur: Acteur,
  acte: NomActe,
  donnees: Readonly<Record<string, string>>,
): boolean {
  const { qui, phases } = TABLE[acte];
  const demande = { acte, jour: etat.regard.au, donnees, textes: {} } as unknown as Demande;
  const cas: Cas = { etat, faits: [], acteur, aujourdhui: etat.regard.au, demande, annuaire: SANS_ANNUAIRE };
  return phases.includes(etat.phase.nom) && droit(qui, cas) === null;
}

/** Whether this office may record anything at all on this agreement: an observer reads, an administrator keeps the house. */
export const peutEnregistrer = (etat: Etat, acteur: Acteur): boolean =>
  Object.values(TABLE).some(({ qui }) => droitDOffice(qui, etat, acteur) !== 'non');

/** Whoever could have recorded a fact may take it back: finances do not cancel a signature, nor a team a vote. */
function droitDOrigine(cas: Cas): Refus | null {
  const { demande, etat, faits, acteur } = cas;
  if (demande.acte !== 'annuler-fait' || acteur.fonction === 'agent-pilote') return null;
  const fait = faits.find((f) => f.id === demande.donnees.fait);
  const acte = (Object.keys(FAIT_DE_L_ACTE) as NomActe[]).find((a) => FAIT_DE_L_ACTE[a] === fait?.sorte);
  if (!fait || acte === undefined || etat.annules.has(fait.id)) return null;
  return droit(TABLE[acte].qui, { ...cas, demande: { ...fait, acte } as unknown as Demande });
}

function phaseContraire(etat: Etat, phases: readonly NomDePhase[]): Refus | null {
  return phases.includes(etat.phase.nom)
    ? null
    : refuser('phase-contraire', null, {
        phase: PHASES[etat.phase.nom],
        possibles: phases.map((p) => PHASES[p]),
      });
}

const PHASES: Record<NomDePhase, string> = {
  projet: 'en projet',
  autorisee: 'autorisée',
  signee: 'signée',
  'en-vigueur': 'en vigueur',
  terminee: 'terminée',
  resiliee: 'résiliée',
};

function donneeRefusee(erreur: FaitRefuse): Refus {
  switch (erreur.code) {
    case 'donnee-refusee':
      return refuser('donnee-refusee', `donnees.${erreur.chemin}`, { chemin: erreur.chemin });
    case 'texte-trop-long':
      return refuser('texte-trop-long', `textes.${erreur.texte}`, { max: erreur.max });
    case 'texte-inconnu':
      return refuser('texte-irrecevable', `textes.${erreur.texte}`, { texte: erreur.texte });
    case 'caractere-interdit':
      return refuser('texte-irrecevable', `textes.${erreur.chemin}`, { texte: erreur.chemin });
    default:
      throw new Error(`acte mal formé : ${erreur.code} (${erreur.sorte})`);
  }
}
