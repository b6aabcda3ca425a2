import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { Result } from '../basics/result.ts';
import type { Acteur } from '../acts/acteur.ts';
import type { Fait } from '../facts/fait.ts';
import type { Journal } from '../journal/journal.ts';
import type { Organisation, Personne, Quartier, Registre } from '../journal/registre.ts';
import type { Etat, Regard } from '../rules/etat.ts';

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
export interface Fichiers {
  /** Streams to disk; refuses empty, too large, of a forbidden or lying type. */
  deposer(
    flux: AsyncIterable<Uint8Array>,
    nom: string,
  ): Promise<
    Result<
      { readonly empreinte: string; readonly taille: number; readonly type: string; readonly nom: string },
      {
        readonly code:
          | 'vide'
          | 'trop-grand'
          | 'type-interdit'
          | 'type-mensonger'
          | 'macro'
          | 'non-enregistre';
        readonly nom: string;
        readonly detail: string;
      }
    >
  >;
  lire(empreinte: string): Promise<AsyncIterable<Uint8Array> | null>;
  existe(empreinte: string): Promise<boolean>;
}

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

export type { Acteur };
