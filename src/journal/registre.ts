import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { Brouillons } from './brouillons.ts';
import type { Lectures } from './lectures.ts';

/** The register beside the journal: names and contacts, which may be corrected or erased without touching the chain. */
export interface Organisation {
  readonly id: string;
  readonly nom: string;
  /** as people say it: « la Ville », « le CCAS » */
  readonly nomCourt: string;
  readonly nature: 'commune' | 'ccas' | 'intercommunalite' | 'departement' | 'association' | 'autre';
  readonly siret: string | null;
  readonly rna: string | null;
  readonly adresse: string | null;
  readonly courriel: string | null;
}

export interface Personne {
  readonly id: string;
  readonly nom: string;
  readonly courriel: string | null;
}

/** An authority on this installation. Nothing crosses from one espace to another. */
export interface EspaceGarde {
  readonly id: string;
  readonly nom: string;
  /** anybody may take any of its mandates: its people are invented */
  readonly demonstration: boolean;
  /** the organisation that answers for it */
  readonly collectivite: string;
  readonly cree: Instant;
}

/** A mandate as its organisation's facts leave it; days are compared by whoever asks. */
export interface LigneMandat {
  readonly id: string;
  readonly organisation: string;
  readonly personne: string;
  readonly fonction: string;
  readonly titre: string | null;
  readonly du: Jour;
  readonly au: Jour | null;
  /** ended during its last day, from that instant */
  readonly aussitot: boolean;
  readonly delegueDe: string | null;
}

/** Names and addresses to keep or correct, by identifier. */
export interface Inscription {
  readonly organisations?: readonly Organisation[];
  readonly personnes?: readonly Personne[];
  readonly quartiers?: readonly Quartier[];
  /** forgotten for ever, with the texts of these facts */
  readonly effaces?: {
    readonly personne: string;
    readonly textes: readonly { readonly flux: string; readonly rang: number }[];
  };
  /** which account a person signs in by: kept here, never exported with an agreement */
  readonly comptes?: readonly { readonly personne: string; readonly compte: string }[];
}

export interface Quartier {
  readonly id: string;
  readonly nom: string;
  readonly statut: 'prioritaire' | 'fragile' | 'autre';
  readonly habitants: number | null;
}

/** The text of a modele, kept by content hash: an agreement never loses the text it was signed under. */
export interface ModeleGarde {
  readonly empreinte: string;
  readonly nom: string;
  readonly version: string;
  readonly source: string;
}

export interface Registre extends Brouillons, Lectures {
  organisations(espace: string): Promise<readonly Organisation[]>;
  personnes(espace: string): Promise<readonly Personne[]>;
  quartiers(espace: string): Promise<readonly Quartier[]>;
  inscrire(espace: string, quoi: Inscription): Promise<void>;
  espaces(): Promise<readonly EspaceGarde[]>;
  /** Opens an espace of that name unless there is one: false then, and nothing is changed. */
  fonder(espace: EspaceGarde): Promise<boolean>;
  /** every mandate ever held, past and to come included */
  mandats(espace: string): Promise<readonly LigneMandat[]>;
  /** the persons that an account is, one per espace at most */
  personnesDuCompte(
    compte: string,
  ): Promise<readonly { readonly espace: string; readonly personne: string }[]>;
  /** person -> the account by which they sign in; those who have none are absent */
  comptes(espace: string): Promise<ReadonlyMap<string, string>>;
  /** Erases the free texts of one fact, for ever: the chain still verifies, and says that they were erased. */
  effacerTextes(espace: string, flux: string, rang: number): Promise<void>;
  /** Forgets what was finished before these days: mails told, readings, drafts nobody wrote in since. */
  oublier(
    espace: string,
    avant: { readonly courriels: Jour; readonly lectures: Jour; readonly brouillons: Jour },
  ): Promise<void>;
  /** Moves whenever a name is entered or corrected, or a text erased: what was read before may be stale. */
  generation(espace: string): Promise<number>;
  garderModele(espace: string, modele: ModeleGarde): Promise<void>;
  modele(espace: string, empreinte: string): Promise<ModeleGarde | null>;
  modeles(espace: string): Promise<readonly ModeleGarde[]>;
}
