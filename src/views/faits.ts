import { guillemets } from '../basics/francais.ts';
import type { Fait, SorteDeFait } from '../facts/fait.ts';
import { VOCABULAIRE } from '../facts/fait.ts';
import type { ADire } from './dit.ts';
import { PHRASES_ADMINISTRATION } from './faits-administration.ts';
import { PHRASES_ANNUAIRE } from './faits-annuaire.ts';
import { PHRASES_ARGENT } from './faits-argent.ts';
import { PHRASES_CONVENTION } from './faits-convention.ts';
import { PHRASES_COORDONNEES } from './faits-coordonnees.ts';
import { PHRASES_ECHANGES } from './faits-echanges.ts';
import { PHRASES_GUICHET } from './faits-guichet.ts';
import { PHRASES_PIECES } from './faits-pieces.ts';
import { PHRASES_REUNIONS } from './faits-reunions.ts';
import type { Phrases } from './phrases.ts';

export interface FaitDit {
  /** what the vocabulary calls it */
  readonly sorte: string;
  readonly phrase: string;
  /** the free texts that came with it: reason, remark, reference */
  readonly precisions: readonly string[];
}

const PHRASES: Phrases<SorteDeFait> = {
  ...PHRASES_CONVENTION,
  ...PHRASES_PIECES,
  ...PHRASES_ARGENT,
  ...PHRASES_REUNIONS,
  ...PHRASES_ECHANGES,
  ...PHRASES_ANNUAIRE,
  ...PHRASES_ADMINISTRATION,
  ...PHRASES_COORDONNEES,
  ...PHRASES_GUICHET,
};

/** Texts already inside the sentence. */
const DEJA_DITS: ReadonlySet<string> = new Set([
  'titre',
  'numero',
  'lieu',
  'nomFichier',
  'reponses',
  'correspondance',
]);

export function direFait(d: ADire, fait: Fait): FaitDit {
  // The table is exhaustive over kinds; TypeScript cannot pair a union of facts with its own entry.
  const phrase = PHRASES[fait.sorte] as (d: ADire, fait: Fait) => string;
  return {
    sorte: VOCABULAIRE[fait.sorte].libelle,
    phrase: phrase(d, fait),
    precisions: Object.entries(fait.textes)
      .filter(([cle, texte]) => !DEJA_DITS.has(cle) && texte)
      .map(([, texte]) => guillemets(String(texte))),
  };
}
