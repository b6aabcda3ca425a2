import type { Acteur } from '../acts/acteur.ts';
import type { Creation, Demande } from '../acts/demande.ts';
import type { ActeExamine } from '../acts/possibles.ts';
import type { Refus } from '../acts/refus.ts';
import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { Result } from '../basics/result.ts';
import type { Fait } from '../facts/fait.ts';
import type { Brouillon } from '../journal/brouillons.ts';
import type {
  FiltreAFaire,
  FiltreDossiers,
  Journal,
  LigneAFaire,
  LigneDossier,
  Page,
  RuptureDeChaine,
} from '../journal/journal.ts';
import type { EspaceGarde, Organisation, Personne, Quartier, Registre } from '../journal/registre.ts';
import type { Faute, Modele } from '../modele/regles.ts';
import type { Durees } from '../rules/conservation.ts';
import type { Etat, Regard } from '../rules/etat.ts';
import type { Mentions } from '../rules/mentions.ts';
import type { Services } from '../rules/services.ts';
import type { MagasinDeFichiers } from '../services/fichiers.ts';
import type { AdministrationDEspace } from './administration.ts';
import type { AnnuaireDEspace } from './annuaire.ts';
import type { FichierLisible } from './fichier-lisible.ts';
import type { GuichetDEspace } from './guichet.ts';

/** The only clock: wired in main.ts, fixed in tests. */
export interface Horloge {
  maintenant(): Instant;
  /** the espace's own day (Europe/Paris by default) */
  aujourdhui(): Jour;
}

/** Names of the register, by identifier; what was erased reads « effacé ». */
export interface Noms {
  organisation(id: string): Organisation | undefined;
  personne(id: string): Personne | undefined;
  quartier(id: string): Quartier | undefined;
}

/** A dossier as looked at: its facts (all those known at the look), its state, its names. */
export interface Dossier {
  readonly id: string;
  readonly titre: string;
  readonly rang: number;
  /** head of the chain of facts */
  readonly tete: string;
  readonly faits: readonly Fait[];
  readonly etat: Etat;
  readonly noms: Noms;
}

/** What stores files by content: written, fsynced, renamed, and only then named by a fact. */
export type Fichiers = MagasinDeFichiers;

/** Everything a page or a command needs, behind one door. Built by `ouvrirEspace` (src/espace/ouvrir.ts). */
export interface Contexte {
  readonly espace: string;
  readonly journal: Journal;
  readonly registre: Registre;
  readonly fichiers: Fichiers;
  readonly horloge: Horloge;
}

/** A look asked by a user: today unless said otherwise. */
export type RegardDemande = Partial<Regard>;

/** A form being filled: which one, for which year. */
export interface FicheEnCours {
  readonly formulaire: string;
  readonly exercice: number;
}

/** What an act wrote, and the dossier as it stands after it. */
export interface Acquitte {
  readonly dossier: Dossier;
  readonly ecrits: readonly Fait[];
}

/** A draft agreement, derived before it exists: its text and its calendar can be read. */
export interface Apercu {
  readonly titre: string;
  readonly faits: readonly Fait[];
  readonly etat: Etat;
  readonly noms: Noms;
}

/** What the register offers to whoever drafts an agreement. */
export interface Repertoire {
  readonly organisations: readonly Organisation[];
  readonly quartiers: readonly Quartier[];
}

/** A modele of the register, compiled. */
export interface ModeleOffert {
  readonly empreinte: string;
  readonly modele: Modele;
}

/**
 * The application, behind one door: a reader sees what their organisation is party to, whoever asks is judged by the
 * real today, and lists come from the projection. A dossier that is not yours reads like one that does not exist.
 */
export interface Espace {
  readonly id: string;
  readonly horloge: Horloge;
  readonly fichiers: Fichiers;
  /** who acts for whom here */
  readonly annuaire: AnnuaireDEspace;
  /** what is done to the espace itself, by the people of the authority that answers for it */
  readonly administration: AdministrationDEspace;
  /** what comes in, and what becomes of it */
  readonly guichet: GuichetDEspace;
  /** its name, whether it is a demonstration, and who answers for it */
  garde(): Promise<EspaceGarde>;
  dossier(id: string, acteur: Acteur, regard?: RegardDemande): Promise<Dossier | null>;
  /** those of their organisation, whose next deadline is nearest: what it handed in is in them, whatever the way */
  dossiersDe(acteur: Acteur, regard?: RegardDemande): Promise<readonly Dossier[]>;
  /** `rangAttendu`: the rank of the dossier that the user had under the eyes */
  agir(
    id: string,
    acteur: Acteur,
    rangAttendu: number,
    demande: Demande,
  ): Promise<Result<Acquitte, readonly Refus[]>>;
  /** What this actor may do now, and why not the rest. */
  possibles(id: string, acteur: Acteur): Promise<readonly ActeExamine[] | null>;
  /** Drafts of a form, of the actor's own organisation; null when they may not fill it. */
  brouillons(id: string, acteur: Acteur, fiche: FicheEnCours): Promise<readonly Brouillon[] | null>;
  garderBrouillon(
    id: string,
    acteur: Acteur,
    fiche: FicheEnCours,
    partie: Pick<Brouillon, 'partie' | 'version' | 'saisie'>,
  ): Promise<Result<null, readonly Refus[]>>;
  effacerBrouillons(id: string, acteur: Acteur, fiche: FicheEnCours): Promise<void>;
  /** May this actor open a new agreement? */
  peutCreer(acteur: Acteur): Promise<boolean>;
  creer(acteur: Acteur, creation: Creation): Promise<Result<Acquitte, readonly Refus[]>>;
  apercu(acteur: Acteur, creation: Creation): Promise<Result<Apercu, readonly Refus[]>>;
  aFaire(
    acteur: Acteur,
    filtre: Omit<FiltreAFaire, 'espace' | 'organisation'>,
  ): Promise<Page<LigneAFaire & { readonly titre: string }>>;
  conventions(
    acteur: Acteur,
    filtre: Omit<FiltreDossiers, 'espace' | 'organisation'>,
  ): Promise<Page<LigneDossier>>;
  bilan(acteur: Acteur): Promise<Bilan>;
  /** May this actor read this file? Only when a fact of a dossier of theirs names it; null otherwise. */
  fichier(id: string, acteur: Acteur, fait: string): Promise<FichierLisible | null>;
  /** The whole dossier as one open file (docs/format-dossier.md); null when it is not theirs. */
  archive(id: string, acteur: Acteur): Promise<Uint8Array | null>;
  /** Checks the chain of a dossier as stored; no break: an empty list. Null when it is not theirs. */
  verifier(id: string, acteur: Acteur): Promise<readonly RuptureDeChaine[] | null>;
  noms(): Promise<Noms>;
  /** Whom a new agreement may name: organisations and neighbourhoods, by name. */
  repertoire(): Promise<Repertoire>;
  /** what its public pages say of who holds it: for anyone */
  mentions(): Promise<Mentions>;
  /** how long it keeps what is no agreement: for anyone */
  durees(): Promise<Durees>;
  /** the texts offered to new agreements */
  modeles(): Promise<readonly ModeleOffert[]>;
  /** every text kept, offered or not */
  textes(): Promise<readonly ModeleOffert[]>;
  /** Keeps the text of a modele for new agreements; refused with its faults when it does not compile. */
  garderModele(source: string, nom: string): Promise<Result<ModeleOffert, readonly Faute[]>>;
  /**
   * Every agreement whose facts moved since the ranks already seen, as it stands on a day: for the program's own rounds,
   * never for a page. In turn, so that the rest of the service breathes.
   */
  veiller(au: Jour, dejaVu: (flux: string) => number | undefined): AsyncIterable<Dossier>;
  /** Derives again, in small batches, the rows whose day has come. Returns how many. */
  tourDuJour(aujourdhui: Jour): Promise<number>;
  /** Notes how the installation is set, when that has changed. */
  constaterServices(services: Services): Promise<void>;
  /** Forgets what has been kept long enough. */
  balayer(aujourdhui: Jour): Promise<void>;
  /** Drops the projection and rebuilds it from the facts. Returns how many dossiers. */
  reconstruire(): Promise<number>;
}

export interface Bilan {
  /** everything late: deadlines, and instalments to be paid */
  readonly enRetard: number;
  readonly versementsEnRetard: number;
  readonly semaine: number;
  readonly suspendus: number;
  readonly montantSuspendu: number;
  readonly tropPercu: number;
}

export type { Acteur, Brouillon, EspaceGarde, Organisation, Personne };
