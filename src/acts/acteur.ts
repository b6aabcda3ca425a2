import type { Fonction } from '../facts/annuaire.ts';

/** Who acts: a person, for an organisation, in an office. Rights come from (organisation's role on that agreement) × (office). */
export interface Acteur {
  readonly personne: string;
  readonly organisation: string;
  readonly fonction: Fonction;
  /** the mandate, or the delegation, under which they act: the fact keeps it */
  readonly mandat?: string;
}
