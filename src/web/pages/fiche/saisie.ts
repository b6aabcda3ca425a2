import type { PartieRemplie } from '../../../rules/fiche.ts';
import type { ErreurDeSaisie } from '../../composants/formulaire.tsx';
import type { DuDossier } from '../convention-commun.tsx';
import type { EnCours } from './en-cours.ts';

/** One part of a form as it is typed: what stands in its fields, and what is wrong there. */
export interface PageDePartie extends DuDossier {
  readonly enCours: EnCours;
  readonly partie: PartieRemplie;
  /** the form's own page */
  readonly adresse: string;
  readonly valeurs: Readonly<Record<string, string>>;
  /** paths whose value is only proposed */
  readonly proposees: ReadonlySet<string>;
  readonly erreurs: readonly ErreurDeSaisie[];
  /** it was just saved, and something in it is to be explained */
  readonly garde: boolean;
}
