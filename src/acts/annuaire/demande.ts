import type { Jour } from '../../basics/jour.ts';
import type { Fonction } from '../../facts/annuaire.ts';
import type { Fichier } from '../../facts/champs.ts';
import type { IdFait } from '../../rules/etat.ts';

/** An organisation as someone types it; what its identifiers are is checked by the act. */
export interface OrganisationSaisie {
  readonly nom: string;
  readonly nomCourt: string;
  readonly nature: string;
  readonly siret: string;
  readonly rna: string;
  readonly adresse: string;
  readonly courriel: string;
}

export type ChampDeFiche = keyof OrganisationSaisie;

const CHAMPS: readonly ChampDeFiche[] = ['nom', 'nomCourt', 'nature', 'siret', 'rna', 'adresse', 'courriel'];

/** What someone types that the register does not say yet; spaces apart, which no identifier holds. */
export const champsChanges = (
  avant: OrganisationSaisie,
  apres: OrganisationSaisie,
): readonly ChampDeFiche[] => CHAMPS.filter((c) => nu(c, avant[c]) !== nu(c, apres[c]));

const nu = (champ: ChampDeFiche, valeur: string): string =>
  champ === 'siret' || champ === 'rna' ? valeur.replace(/\s/g, '').toUpperCase() : valeur.trim();

interface Periode {
  readonly du: Jour;
  readonly au: Jour | null;
}

interface Demandes {
  'inscrire-organisation': OrganisationSaisie;
  'modifier-organisation': OrganisationSaisie;
  inviter: Periode & { readonly fonction: Fonction; readonly nom: string; readonly courriel: string };
  'retirer-invitation': { readonly invitation: IdFait; readonly motif: string };
  'accepter-invitation': { readonly invitation: IdFait };
  'confier-mandat': Periode & {
    readonly personne: string;
    readonly fonction: Fonction;
    readonly titre: string;
  };
  /** `le`: the last day it holds; today, it ends at once */
  'terminer-mandat': { readonly mandat: string; readonly le: Jour; readonly motif: string };
  deleguer: {
    readonly mandat: string;
    readonly personne: string;
    readonly du: Jour;
    readonly au: Jour;
    readonly motif: string;
  };
  'noter-telephone': { readonly numero: string; readonly source: string };
  'demander-coordonnees': {
    readonly iban: string;
    readonly titulaire: string;
    readonly rib: Fichier;
    readonly nomFichier: string;
  };
  /** `confirme`: whoever answered did ask for the change */
  'rappeler-coordonnees': {
    readonly confirme: boolean;
    readonly interlocuteur: string;
    readonly remarque: string;
  };
  'valider-coordonnees': object;
  'refuser-coordonnees': { readonly motif: string };
  /** whoever leaves hands over to someone of the house: at once when `le` is today, else the day after `le` */
  'passer-la-main': { readonly mandat: string; readonly personne: string; readonly le: Jour };
}

export type NomActeDAnnuaire = keyof Demandes;

/** What someone asks to change in who acts for an organisation. Recorded today: these acts date themselves. */
export type DemandeDAnnuaire<A extends NomActeDAnnuaire = NomActeDAnnuaire> = {
  [K in A]: { readonly acte: K; readonly donnees: Demandes[K] };
}[A];
