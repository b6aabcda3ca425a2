import type { Acteur } from '../src/acts/acteur.ts';
import type { Creation, Demande } from '../src/acts/demande.ts';
import { type Jour, lireJour } from '../src/basics/jour.ts';
import type { Fichier } from '../src/facts/champs.ts';

/** The whole life of one agreement, as it would be told: how it was created, then one line a day. */
export interface Recit {
  readonly dossier: string;
  /** the modele's name; its current text is the one signed */
  readonly modele: string;
  readonly creation: Omit<Creation, 'modele'> & { readonly par: Acteur };
  readonly lignes: readonly Ligne[];
}

/** On a day, someone records one or more things. */
export interface Ligne {
  readonly le: Jour;
  readonly par: Acteur;
  readonly gestes: readonly Geste[];
}

/** One act, built when it is played: only then are the facts it names numbered and its file stored. */
export interface Geste {
  /** name by which later lines point at the fact; absent when none does */
  readonly sous?: string;
  /** the day it happened, when it was recorded later */
  readonly survenu?: Jour;
  /** title of the document that comes with it */
  readonly document?: string;
  readonly demande: (jour: Jour, ici: Ici) => Demande;
}

export interface Ici {
  /** identifier of the fact that an earlier line named */
  readonly fait: (nom: string) => string;
  readonly fichier?: Fichier;
  readonly nomFichier?: string;
}

export const le = (quand: string, par: Acteur, ...gestes: readonly Geste[]): Ligne => ({
  le: date(quand),
  par,
  gestes,
});

/** Names the fact, so that a later line may accept, return, move or cancel it. */
export const sous = (nom: string, geste: Geste): Geste => ({ ...geste, sous: nom });

/** Says that it happened before the day it was recorded. */
export const survenu = (quand: string, geste: Geste): Geste => ({ ...geste, survenu: date(quand) });

/** `3 décembre 2025`; a story with an impossible date is a bug of the story. */
export function date(texte: string): Jour {
  const lu = lireJour(texte);
  if (!lu.ok) throw new Error(`le récit porte une date impossible : ${texte}`);
  return lu.valeur;
}
