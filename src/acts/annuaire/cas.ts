import type { Jour } from '../../basics/jour.ts';
import type { EtatOrganisation, Mandat } from '../../rules/mandats.ts';
import type { Acteur } from '../acteur.ts';
import type { Refus } from '../refus.ts';
import type { DemandeDAnnuaire, NomActeDAnnuaire } from './demande.ts';

/** One act on who acts for an organisation, to be judged on the real today. */
export interface CasDAnnuaire<A extends NomActeDAnnuaire = NomActeDAnnuaire> {
  /** the organisation that answers for the espace */
  readonly collectivite: string;
  readonly organisation: EtatOrganisation;
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  readonly demande: DemandeDAnnuaire<A>;
  /** organisations that pay this one, under some agreement */
  readonly payeurs: ReadonlySet<string>;
  /** persons of the register, by identifier */
  readonly personneConnue: (id: string) => boolean;
  /** new names for what the act creates: never twice the same */
  readonly nommer: (prefixe: string) => string;
}

export type ConditionDAnnuaire<A extends NomActeDAnnuaire> = (cas: CasDAnnuaire<A>) => Refus | null;

export const mandatVise = (cas: CasDAnnuaire, id: string): Mandat | undefined =>
  cas.organisation.mandats.find((m) => m.id === id);
