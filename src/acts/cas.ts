import type { Jour } from '../basics/jour.ts';
import type { DonneesDe, Fait, SorteDeFait } from '../facts/fait.ts';
import type { Modele, Mot, Obligation } from '../modele/regles.ts';
import type {
  CompteExercice,
  Echeance,
  Etat,
  IdFait,
  ProcedureEnCours,
  Reunion,
  Versement,
} from '../rules/etat.ts';
import { rangDuTexteAu } from '../rules/textes.ts';
import type { Acteur } from './acteur.ts';
import type { Demande, NomActe } from './demande.ts';
import type { Refus } from './refus.ts';

/** What the register knows and the state does not. */
export interface Annuaire {
  /** nine digits, or null when the register has none */
  siren(organisation: string): string | null;
  /** a text of the register, by content hash; null when it has none */
  modele(empreinte: string): Modele | null;
}

/** One act to be judged, on the state of the real today. */
export interface Cas<A extends NomActe = NomActe> {
  readonly etat: Etat;
  readonly faits: readonly Fait[];
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  readonly annuaire: Annuaire;
  readonly demande: Demande<A>;
}

/** One thing that must hold; its name says it. Returns what stands in the way, or null. */
export type Condition<A extends NomActe> = (cas: Cas<A>) => Refus | null;

/** Roles that an organisation holds on this agreement. */
export const rolesDe = (etat: Etat, organisation: string): readonly Mot[] =>
  Object.keys(etat.parties).filter((role) => etat.parties[role] === organisation);

export const intituleDeRole = (etat: Etat, role: Mot): string =>
  etat.modele.parties.find((p) => p.id === role)?.intitule ?? role;

export const intitulesDeRoles = (etat: Etat, roles: readonly Mot[]): readonly string[] =>
  roles.map((role) => intituleDeRole(etat, role));

/** The words that may be used on the day looked at: those of the text then in force, without what earlier ones left. */
export const texteDuJour = (etat: Etat): Modele =>
  etat.textes[rangDuTexteAu(etat.textes, etat.regard.au)]?.modele ?? etat.modele;

export const obligationDe = (etat: Etat, id: Mot): Obligation | undefined =>
  etat.modele.obligations.find((o) => o.id === id);

/**
 * The deadlines that a fact about this obligation may answer: all those that it does not rule out. A meeting is named
 * by its convocation or by its being held; a deadline that lost its object gives way to one that has not.
 */
export function echeancesVisees(
  etat: Etat,
  vise: { readonly obligation: Mot; readonly exercice?: number; readonly declencheur?: IdFait },
): readonly Echeance[] {
  const reunion = etat.reunions.find((r) => r.tenue !== null && r.tenue === vise.declencheur);
  const declencheur = reunion?.convocation ?? vise.declencheur;
  const visees = etat.echeances.filter(
    (e) =>
      e.obligation.id === vise.obligation &&
      (vise.exercice === undefined || e.exercice === vise.exercice) &&
      (declencheur === undefined || e.declencheur === declencheur),
  );
  const vivantes = visees.filter((e) => e.statut !== 'sans-objet');
  return vivantes.length > 0 ? vivantes : visees;
}

export const echeanceDeCle = (etat: Etat, cle: string): Echeance | undefined =>
  etat.echeances.find((e) => e.cle === cle);

export const versementVise = (
  etat: Etat,
  v: {
    readonly versements: Mot;
    readonly exercice: number;
    readonly tranche: Mot;
    readonly payeur: Mot;
  },
): Versement | undefined =>
  etat.versements.find(
    (x) =>
      x.regles.id === v.versements &&
      x.exercice === v.exercice &&
      x.tranche.id === v.tranche &&
      x.payeur === v.payeur,
  );

export const compteVise = (
  etat: Etat,
  c: { readonly versements: Mot; readonly exercice: number; readonly payeur: Mot },
): CompteExercice | undefined =>
  etat.comptes.find(
    (x) => x.versements === c.versements && x.exercice === c.exercice && x.payeur === c.payeur,
  );

export const reunionVisee = (etat: Etat, convocation: IdFait): Reunion | undefined =>
  etat.reunions.find((r) => r.convocation === convocation);

export const procedureVisee = (etat: Etat, ouverture: IdFait): ProcedureEnCours | undefined =>
  etat.procedures.find((p) => p.ouverture === ouverture);

/** A fact of this kind that still counts. */
export function faitVivant<S extends SorteDeFait>(
  cas: Pick<Cas, 'etat' | 'faits'>,
  id: IdFait,
  sorte: S,
): (Fait & { readonly sorte: S; readonly donnees: DonneesDe<S> }) | undefined {
  const fait = cas.faits.find((f) => f.id === id);
  if (!fait || fait.sorte !== sorte || cas.etat.annules.has(id)) return undefined;
  return fait as Fait & { readonly sorte: S; readonly donnees: DonneesDe<S> };
}

/** Facts of this kind that still count, oldest rank first. */
export const faitsVivants = <S extends SorteDeFait>(
  cas: Pick<Cas, 'etat' | 'faits'>,
  sorte: S,
): readonly (Fait & { readonly sorte: S; readonly donnees: DonneesDe<S> })[] =>
  cas.faits.filter((f) => f.sorte === sorte && !cas.etat.annules.has(f.id)) as never;
