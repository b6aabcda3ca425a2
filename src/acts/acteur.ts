/** Who acts: a person, for an organisation, in an office. Rights come from (organisation's role on that agreement) × (office). */
export interface Acteur {
  readonly personne: string;
  readonly organisation: string;
  readonly fonction: Fonction;
}

export type Fonction =
  | 'agent-pilote'
  | 'agent'
  | 'finances'
  | 'elu'
  | 'dirigeant'
  | 'equipe'
  | 'observateur'
  | 'administrateur';
