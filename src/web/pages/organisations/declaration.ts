import type { NomActeDAnnuaire } from '../../../acts/annuaire/demande.ts';
import type { Jour } from '../../../basics/jour.ts';
import type { Organisation, Personne } from '../../../espace/espace.ts';
import type { EtatCoordonnees } from '../../../rules/coordonnees.ts';
import type { Invitation, Mandat } from '../../../rules/mandats.ts';
import type { Champ } from '../../formulaires.ts';

/** What a gesture bears on, as its form shows it. */
export interface Situation {
  readonly organisation: Organisation | null;
  readonly nature: string | null;
  readonly mandat: Mandat | null;
  readonly invitation: Invitation | null;
  /** whom a mandate or a delegation may be given to: persons already of the house */
  readonly personnes: readonly Personne[];
  readonly nomDe: (personne: string) => string;
  readonly aujourdhui: Jour;
  readonly coordonnees: EtatCoordonnees;
  /** whoever acts is of the authority that answers for the espace: it says what an organisation is */
  readonly parLAutorite: boolean;
}

export interface GesteDAnnuaire<A extends NomActeDAnnuaire = NomActeDAnnuaire> {
  readonly acte: A;
  readonly titre: (s: Situation) => string;
  readonly lede: string | ((s: Situation) => string);
  readonly bouton: string;
  readonly champs: (s: Situation) => readonly Champ[];
  /** what it bears on, known from the address */
  readonly sur: 'organisation' | 'mandat' | 'invitation';
}
