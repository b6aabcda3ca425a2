import type { Jour } from '../../basics/jour.ts';
import type { Fonction } from '../../facts/annuaire.ts';
import { type EtatOrganisation, estFini, type Mandat } from '../../rules/mandats.ts';
import type { Acteur } from '../acteur.ts';
import type { Refus } from '../refus.ts';
import type { DemandeDAnnuaire, NomActeDAnnuaire, OrganisationSaisie } from './demande.ts';

/** One act on who acts for an organisation, to be judged on the real today. */
export interface CasDAnnuaire<A extends NomActeDAnnuaire = NomActeDAnnuaire> {
  /** the organisation that answers for the espace */
  readonly collectivite: string;
  readonly organisation: EtatOrganisation;
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  readonly demande: DemandeDAnnuaire<A>;
  /** organisations that pay this one, under an agreement in force that it signed */
  readonly payeurs: ReadonlySet<string>;
  /** the sides on which it stands in agreements, where the act may change what it is */
  readonly roles: ReadonlySet<'entite' | 'association'>;
  /** what the register says of it; null while it is not inscribed */
  readonly fiche: OrganisationSaisie | null;
  /** another organisation of the espace that people would take this name for, as it is said */
  readonly homonyme: (nom: string) => string | null;
  /** the address of a person of the register */
  readonly courrielDe: (personne: string) => string | null;
  /** persons of the register, by identifier */
  readonly personneConnue: (id: string) => boolean;
  /** new names for what the act creates: never twice the same */
  readonly nommer: (prefixe: string) => string;
}

export type ConditionDAnnuaire<A extends NomActeDAnnuaire> = (cas: CasDAnnuaire<A>) => Refus | null;

export const mandatVise = (cas: CasDAnnuaire, id: string): Mandat | undefined =>
  cas.organisation.mandats.find((m) => m.id === id);

/** Those who say who acts for an organisation: an association is run by those who preside it. */
export const MAISON: readonly Fonction[] = ['administrateur', 'dirigeant'];

/** Somebody acts for the organisation, today or soon, who may say who else does. */
export const seGouverne = (organisation: EtatOrganisation, aujourdhui: Jour): boolean =>
  organisation.mandats.some((m) => MAISON.includes(m.fonction) && !estFini(m, aujourdhui));
