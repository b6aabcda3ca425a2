import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { Result } from '../basics/result.ts';
import type { SuiviDeFichiers } from '../basics/suivi-de-fichiers.ts';
import type { Auteur, Fait, FaitNouveau } from '../facts/fait.ts';
import type { Seul } from './base.ts';
import type { Inscription, LigneMandat } from './registre.ts';

/** One append: everything in it is written in one transaction, or nothing is. */
export interface Ajout {
  readonly espace: string;
  readonly flux: string;
  /** the rank of the last fact the writer saw; 0 for a new flux */
  readonly rangAttendu: number;
  readonly faits: readonly FaitNouveau[];
  readonly auteur: Auteur;
  /** recorded instant, or that of the fact before when a clock is a little behind it; simulated for the demonstration */
  readonly enregistre: Instant;
  readonly simule?: boolean;
  /** the rows that lists read, computed from the state after the append; they replace those of the flux */
  readonly projection: (faits: readonly Fait[]) => Projection | null;
  /** names and addresses that come with the facts: written with them, or not at all */
  readonly inscription?: Inscription;
}

export type Projection = ProjectionDossier | ProjectionOrganisation | ProjectionRetiree | ProjectionArrivee;

/** The agreement is no longer one: its rows go. */
export interface ProjectionRetiree {
  readonly retire: string;
}

/** The row of one arrival at a counter. */
export interface ProjectionArrivee {
  readonly arrivee: LigneArrivee;
}

export interface LigneArrivee {
  readonly flux: string;
  readonly rang: number;
  readonly guichet: string;
  readonly organisation: string | null;
  readonly etat: string;
  readonly moyen: string;
  readonly envoyeeLe: Jour;
  readonly recueLe: Jour;
  readonly enregistree: Instant;
  readonly apart: string | null;
  /** erasable texts, for search and lists: they leave the row with the fact's own */
  readonly objet: string | null;
  readonly expediteur: string | null;
  readonly fichiers: readonly {
    readonly nom: string | null;
    readonly empreinte: string;
    readonly suite: string | null;
  }[];
  readonly recherche: string;
  /** place in a mailbox, for messages: `boite uidvalidity uid` */
  readonly source: string | null;
  /** SHA-256 of the Message-ID */
  readonly message: string | null;
}

export interface FiltreArrivees {
  readonly espace: string;
  readonly guichet?: string;
  readonly organisation?: string;
  readonly etats?: readonly string[];
  readonly moyen?: string;
  readonly recueLe?: Jour;
  readonly recherche?: string;
  readonly page: number;
  readonly taille: number;
}

/** Every mandate of an organisation, and what it is: rights hang on both. */
export interface ProjectionOrganisation {
  readonly organisation: string;
  /** null: no fact of it says so */
  readonly nature: string | null;
  readonly mandats: readonly LigneMandat[];
}

export type EcritureRefusee =
  /** someone else wrote meanwhile: what they wrote */
  | { readonly code: 'rang-perime'; readonly nouveaux: readonly Fait[] }
  /** a text holds a NUL or half a character, which no store gives back as it was, or is too long */
  | { readonly code: 'texte-irrecevable'; readonly champ: string }
  /** a file that the facts name had waited too long for them, and is gone */
  | { readonly code: 'fichier-retire'; readonly empreinte: string }
  /** the clock is too far behind the fact that this one follows, to be believed */
  | { readonly code: 'horloge-reculee'; readonly dernier: Instant; readonly lue: Instant }
  /** the disk or the server would not keep it: nothing was acknowledged */
  | { readonly code: 'non-enregistre'; readonly cause: string };

/** One row per agreement, one per open deadline or instalment. `prochain`: day on which it must be derived again. */
export interface ProjectionDossier {
  readonly dossier: LigneDossier;
  readonly lignes: readonly LigneAFaire[];
}

export interface LigneDossier {
  readonly flux: string;
  readonly rang: number;
  readonly titre: string;
  /** folded for search: no accents, lower case; title, organisations, neighbourhoods */
  readonly recherche: string;
  readonly association: string;
  readonly modele: string;
  readonly phase: string;
  readonly du: Jour | null;
  readonly au: Jour | null;
  /** everything late: deadlines, and instalments to be paid */
  readonly enRetard: number;
  /** of these, instalments; absent from rows written before it was kept, until their next fact or day */
  readonly versementsEnRetard?: number;
  readonly suspendus: number;
  readonly montantSuspendu: number;
  readonly tropPercu: number;
  readonly prochaine: Jour | null;
  readonly deriveLe: Jour;
  readonly prochain: Jour | null;
  readonly quartiers: readonly string[];
  /** organisations that are parties: rights and filters */
  readonly organisations: readonly string[];
}

export interface LigneAFaire {
  readonly flux: string;
  readonly cle: string;
  /** `echeance`, `versement`, `trop-percu`, `jalon`, `procedure` */
  readonly sorte: string;
  readonly intitule: string;
  readonly article: string;
  /** organisations that must act */
  readonly qui: readonly string[];
  readonly statut: string;
  readonly urgence: string;
  readonly limite: Jour | null;
  readonly montant: number | null;
  readonly exercice: number | null;
  /** plain JSON that the page needs to word the row without deriving */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** What lists ask for; pages are cut on the server. */
export interface FiltreAFaire {
  readonly espace: string;
  /** only dossiers in which this organisation is a party; null: all (the pilot's own authority sees its agreements) */
  readonly organisation: string | null;
  readonly flux?: string;
  readonly qui?: string;
  readonly sorte?: string;
  readonly quartier?: string;
  /** one, or any of several */
  readonly urgence?: string | readonly string[];
  readonly du?: Jour;
  readonly au?: Jour;
  readonly tri?: 'limite' | 'montant' | 'convention';
  readonly page: number;
  readonly taille: number;
}

export interface FiltreDossiers {
  readonly espace: string;
  readonly organisation: string | null;
  readonly recherche?: string;
  readonly quartier?: string;
  readonly phase?: string;
  readonly modele?: string;
  readonly tri?: 'titre' | 'prochaine' | 'retard' | 'suspendu';
  readonly page: number;
  readonly taille: number;
}

export interface Page<T> {
  readonly lignes: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly taille: number;
}

export type RuptureDeChaine = {
  readonly rang: number;
  readonly code: 'empreinte' | 'precedent' | 'rang' | 'scelle' | 'illisible';
  readonly detail: string;
};

/** A fact as the journal keeps it: the exact text, and the SHA-256 of its UTF-8 bytes, in hexadecimal. */
export interface FaitStocke {
  readonly rang: number;
  readonly texte: string;
  readonly empreinte: string;
}

/** A free text of a fact, in the register. Erased: salt and text are null. */
export interface TexteStocke {
  readonly rang: number;
  readonly champ: string;
  readonly sel: string | null;
  readonly texte: string | null;
}

/** What a whole flux holds, and where it claims to end. */
export interface Chaine {
  readonly flux: string;
  readonly faits: readonly FaitStocke[];
  readonly textes: readonly TexteStocke[];
  /** last rank and hash, kept apart from the facts: alone, a chain cannot tell that its end was cut off */
  readonly tete: { readonly rang: number; readonly empreinte: string } | null;
}

/** The same journal on SQLite and on PostgreSQL. An acknowledged append is on disk. */
export interface Journal extends SuiviDeFichiers {
  lire(espace: string, flux: string): Promise<readonly Fait[]>;
  ajouter(ajout: Ajout): Promise<Result<readonly Fait[], EcritureRefusee>>;
  /** Several appends, each on its own flux, in one transaction: all of them or none. */
  ajouterTous(ajouts: readonly Ajout[]): Promise<Result<readonly (readonly Fait[])[], EcritureRefusee>>;
  /** identifiers of all flux of an espace, with their last rank and head hash */
  flux(
    espace: string,
  ): Promise<readonly { readonly flux: string; readonly rang: number; readonly tete: string }[]>;
  tete(espace: string, flux: string): Promise<{ readonly rang: number; readonly tete: string } | null>;
  /** every flux of the whole base, in order, those whose head or espace is gone included */
  fluxEcrits(): Promise<readonly { readonly espace: string; readonly flux: string }[]>;
  verifier(espace: string, flux: string): Promise<readonly RuptureDeChaine[]>;
  /** the same, with what was examined */
  examiner(
    espace: string,
    flux: string,
  ): Promise<{ readonly chaine: Chaine; readonly ruptures: readonly RuptureDeChaine[] }>;
  /** a whole flux exactly as stored, for an export */
  extraire(espace: string, flux: string): Promise<Chaine>;
  /** writes a whole verified flux exactly as it was, where there is none; `rang-perime` when there is one */
  verser(
    espace: string,
    chaine: Chaine,
    projection: Ajout['projection'],
  ): Promise<Result<readonly Fait[], EcritureRefusee>>;
  aFaire(filtre: FiltreAFaire): Promise<Page<LigneAFaire & { readonly titre: string }>>;
  /** totals that the page's first sentence says */
  bilan(
    espace: string,
    organisation: string | null,
  ): Promise<{
    readonly enRetard: number;
    readonly versementsEnRetard: number;
    readonly semaine: number;
    readonly suspendus: number;
    readonly montantSuspendu: number;
    readonly tropPercu: number;
  }>;
  dossiers(filtre: FiltreDossiers): Promise<Page<LigneDossier>>;
  dossier(espace: string, flux: string): Promise<LigneDossier | null>;
  /** dossiers whose day has come (prochain <= au, or derived after au), in small batches */
  aRederiver(espace: string, au: Jour, limite: number): Promise<readonly string[]>;
  reprojeter(espace: string, projection: ProjectionDossier): Promise<void>;
  /** Replaces the mandates of an organisation, rebuilt from its facts. */
  reprojeterMandats(espace: string, projection: ProjectionOrganisation): Promise<void>;
  arrivees(filtre: FiltreArrivees): Promise<Page<LigneArrivee>>;
  compterArrivees(filtre: Omit<FiltreArrivees, 'page' | 'taille'>): Promise<number>;
  /** arrivals already received, by place in the mailbox or by Message-ID */
  messagesConnus(
    espace: string,
    quoi: { readonly par: 'source' | 'message'; readonly valeurs: readonly string[] },
  ): Promise<readonly LigneArrivee[]>;
  /** Replaces the row of an arrival, rebuilt from its facts. */
  reprojeterArrivee(espace: string, projection: ProjectionArrivee): Promise<void>;
  oublierProjection(espace: string): Promise<void>;
  /** runs something while no other process that shares the base runs anything of that name */
  seul: Seul;
  /** names of the migrations that the base lacks; throws when it does not answer */
  migrationsManquantes(): Promise<readonly string[]>;
  fermer(): Promise<void>;
}
