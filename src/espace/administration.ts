import type { Acteur } from '../acts/acteur.ts';
import type { ActeDAdministration } from '../acts/administration/table.ts';
import type { QuartierSaisi } from '../acts/quartiers.ts';
import type { Refus } from '../acts/refus.ts';
import type { Correspondance, Tableau } from '../acts/reprise/tableau.ts';
import type { Jour } from '../basics/jour.ts';
import type { Result } from '../basics/result.ts';
import type { Fait, FaitNouveau } from '../facts/fait.ts';
import type { LectureSensible } from '../journal/lectures.ts';
import type { LigneMandat, Personne } from '../journal/registre.ts';
import type { Faute, Modele } from '../modele/regles.ts';
import type { Durees } from '../rules/conservation.ts';
import type { Etat } from '../rules/etat.ts';
import type { Mentions } from '../rules/mentions.ts';
import type { Services } from '../rules/services.ts';

type Issue<T> = Promise<Result<T, readonly Refus[]>>;

/** What is done to the espace itself. Every write is judged by the real today, and told in the espace's own journal. */
export interface AdministrationDEspace {
  permet(acteur: Acteur, acte: ActeDAdministration): Promise<boolean>;
  /** the espace's own journal, oldest first */
  journal(acteur: Acteur): Issue<readonly Fait[]>;
  readonly reprise: RepriseDEspace;
  readonly modeles: ModelesDEspace;
  readonly personnes: PersonnesDEspace;
  /** Enters neighbourhoods, or corrects those already held; all or none. */
  inscrireQuartiers(acteur: Acteur, quartiers: readonly QuartierSaisi[]): Issue<Fait<'quartiers-inscrits'>>;
  /** Says who holds the espace: every answer each time, those left empty are taken away. */
  reglerMentions(acteur: Acteur, mentions: Mentions): Issue<Fait<'mentions-reglees'>>;
  /** Says how long what is no agreement is kept. */
  reglerConservation(acteur: Acteur, durees: Durees): Issue<Fait<'conservation-reglee'>>;
  /** what the installation was last seen to be set with */
  services(acteur: Acteur): Issue<Services>;
  /** who read what that is sensitive, the latest first */
  lectures(acteur: Acteur, auPlus: number): Issue<readonly LectureSensible[]>;
}

/** The people of the espace's register: what is kept of each, and how it goes away. */
export interface PersonnesDEspace {
  /** by name */
  liste(acteur: Acteur): Issue<readonly PersonneTenue[]>;
  /** Lifts the second factor of someone who lost it. `lever`: what does it to their account. */
  leverSecondFacteur(
    acteur: Acteur,
    personne: string,
    motif: string,
    lever: (compte: string) => Promise<void>,
  ): Issue<Fait<'second-facteur-leve'>>;
  /**
   * Forgets someone who no longer acts for anybody: name, address, preferences, invitations. `fermer`: erases their
   * account, when no other espace needs it. What they recorded stays, under an identifier that names nobody.
   */
  effacer(
    acteur: Acteur,
    personne: string,
    motif: string,
    fermer: (compte: string) => Promise<void>,
  ): Issue<Fait<'personne-effacee'>>;
}

export interface PersonneTenue {
  readonly personne: Personne;
  /** the account by which they sign in; null before they accept an invitation */
  readonly compte: string | null;
  /** every mandate they ever held, the latest first */
  readonly mandats: readonly MandatDePersonne[];
  /** acts today, or will: they cannot be erased */
  readonly agit: boolean;
  /** kept longer than the espace says, since they act for nobody */
  readonly aEffacer: boolean;
}

export interface MandatDePersonne extends LigneMandat {
  /** holds today */
  readonly tenu: boolean;
}

/** The texts that agreements follow: a text published never changes, an agreement keeps its own. */
export interface ModelesDEspace {
  /** every text kept, by name, the last published first */
  liste(acteur: Acteur): Issue<readonly ModeleTenu[]>;
  /** What a text would give, before anything is kept. */
  essayer(acteur: Acteur, source: string): Issue<EssaiDeModele>;
  /** Keeps a text and offers it to new agreements; refused as long as it has a fault. */
  publier(acteur: Acteur, source: string): Issue<Fait<'modele-publie'>>;
  /** Offers a kept text no more. */
  retirer(acteur: Acteur, empreinte: string, motif: string): Issue<Fait<'modele-retire'>>;
  /** A kept text as it was published; null when the espace has none of that name. */
  source(acteur: Acteur, empreinte: string): Issue<string | null>;
  /** Offers again a text taken away. */
  offrir(acteur: Acteur, empreinte: string): Issue<Fait<'modele-publie'>>;
}

export interface ModeleTenu {
  readonly empreinte: string;
  readonly modele: Modele;
  readonly offert: boolean;
  /** the fact that last offered it or took it away; null: it came with the program */
  readonly fait: Fait<'modele-publie'> | Fait<'modele-retire'> | null;
}

/** All the faults of a text; or, when it has none, an invented agreement that follows it. */
export type EssaiDeModele =
  | { readonly fautes: readonly Faute[] }
  | {
      readonly fautes: null;
      readonly modele: Modele;
      readonly convention: { readonly titre: string; readonly faits: readonly Fait[]; readonly etat: Etat };
    };

/** An authority's existing list of agreements, taken over from a spreadsheet. */
export interface RepriseDEspace {
  /** The mapping last kept for these heads, else the one that they suggest. */
  proposer(acteur: Acteur, modele: string, entetes: readonly string[]): Issue<Correspondance>;
  /** Everything that would be created, and every fault; nothing is written. */
  essayer(acteur: Acteur, demande: DemandeDeReprise): Issue<EssaiDeReprise>;
  /** Creates every agreement of the table with its history, or none. Gives the fact of the espace's journal. */
  reprendre(acteur: Acteur, demande: DemandeDeReprise): Issue<Fait<'reprise-effectuee'>>;
  /** Takes the whole batch back, as long as nobody wrote in any of its agreements. */
  annuler(acteur: Acteur, reprise: string, motif: string): Issue<Fait>;
  /** batches, the latest first */
  liste(acteur: Acteur): Issue<readonly RepriseFaite[]>;
}

export interface DemandeDeReprise {
  /** content hash of an offered modele */
  readonly modele: string;
  readonly tableau: Tableau;
  readonly correspondance: Correspondance;
  /** role -> organisation, for the roles that no column names */
  readonly parties: Readonly<Record<string, string>>;
  /** the file that the table was read from, kept as it came */
  readonly fichier: {
    readonly empreinte: string;
    readonly taille: number;
    readonly type: string;
    readonly nom: string;
  };
}

export interface FauteDeReprise {
  /** the row in the file; null: the file as a whole */
  readonly ligne: number | null;
  /** from 0; null: the whole row */
  readonly colonne: number | null;
  readonly refus: Refus;
}

export interface ConventionEssayee {
  readonly ligne: number;
  readonly titre: string;
  readonly association: { readonly nom: string; readonly nouvelle: boolean };
  readonly faits: readonly FaitNouveau[];
  readonly etat: Etat;
}

export interface EssaiDeReprise {
  readonly conventions: readonly ConventionEssayee[];
  readonly fautes: readonly FauteDeReprise[];
}

export interface RepriseFaite {
  readonly fait: Fait<'reprise-effectuee'>;
  /** the day it was undone; null while it stands */
  readonly annulee: Jour | null;
  /** agreements written in since: it is then undone no more */
  readonly ecrites: readonly { readonly flux: string; readonly titre: string }[];
}
