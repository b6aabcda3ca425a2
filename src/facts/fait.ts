import type * as z from 'zod';
import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import { FAITS_ADMINISTRATION } from './administration.ts';
import { FAITS_ANNUAIRE, FAITS_ESPACE } from './annuaire.ts';
import { FAITS_ARGENT } from './argent.ts';
import { FAITS_CONVENTION } from './convention.ts';
import { FAITS_COORDONNEES } from './coordonnees.ts';
import { FAITS_ECHANGES } from './echanges.ts';
import { FAITS_GUICHET } from './guichet.ts';
import { FAITS_PIECES } from './pieces.ts';
import { FAITS_REUNIONS } from './reunions.ts';

/** Every kind of fact: those of a dossier, of an organisation, of the espace, of an arrival at the counter. */
export const VOCABULAIRE = {
  ...FAITS_CONVENTION,
  ...FAITS_PIECES,
  ...FAITS_ARGENT,
  ...FAITS_REUNIONS,
  ...FAITS_ECHANGES,
  ...FAITS_ANNUAIRE,
  ...FAITS_COORDONNEES,
  ...FAITS_ESPACE,
  ...FAITS_ADMINISTRATION,
  ...FAITS_GUICHET,
};

export type SorteDeFait = keyof typeof VOCABULAIRE;
export type DonneesDe<S extends SorteDeFait> = z.output<(typeof VOCABULAIRE)[S]['donnees']>;
export type TextesDe<S extends SorteDeFait> = (typeof VOCABULAIRE)[S]['textes'][number];

/** Who recorded a fact, and the authority held then. Identifiers only: names live in the register. */
export interface Auteur {
  readonly personne: string;
  readonly organisation: string;
  readonly fonction: string;
  /** the mandate, or the delegation, that gave the authority; absent where nobody had to hold one */
  readonly mandat?: string;
}

/** Stands for a person where the program itself records: an espace founded, a mail received, a list taken over. */
export const LE_PROGRAMME = 'maillage';

/** What an act wants to record: not yet numbered nor dated by the journal. */
export type FaitNouveau<S extends SorteDeFait = SorteDeFait> = {
  [K in S]: {
    readonly sorte: K;
    /** The day it happened. */
    readonly jour: Jour;
    readonly donnees: DonneesDe<K>;
    readonly textes: { readonly [T in TextesDe<K>]?: string };
  };
}[S];

/** A recorded fact. `id` is `flux:rang`; `rang` counts from 1 within the flux. */
export type Fait<S extends SorteDeFait = SorteDeFait> = FaitNouveau<S> & {
  readonly id: string;
  readonly flux: string;
  readonly rang: number;
  /** The instant it was recorded. */
  readonly enregistre: Instant;
  readonly auteur: Auteur;
  /** True when the instant was simulated (demonstration space). */
  readonly simule?: boolean;
  /** Names of the free texts that were erased since: the chain still proves that there were some. */
  readonly effaces?: readonly string[];
};
