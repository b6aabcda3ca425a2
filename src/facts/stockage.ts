import * as z from 'zod';
import { sansDirection } from '../basics/direction.ts';
import { ecrireIso, lireJour } from '../basics/jour.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Definition } from './definition.ts';
import { type FaitNouveau, type SorteDeFait, VOCABULAIRE } from './fait.ts';

/** A fact as the journal keeps it: plain JSON, text in NFC. `version` is that of the schema of `donnees`. */
export interface FaitEcrit {
  readonly sorte: string;
  readonly version: number;
  readonly jour: string;
  readonly donnees: Json;
  readonly textes: Readonly<Record<string, string>>;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [cle: string]: Json };

/** Why a fact cannot be written or read. `chemin` names the offending datum: `pieces.0`. */
export type FaitRefuse =
  | { readonly code: 'sorte-inconnue'; readonly sorte: string }
  | { readonly code: 'version-inconnue'; readonly sorte: string; readonly version: number }
  | { readonly code: 'jour-illisible'; readonly sorte: string; readonly texte: string }
  | {
      readonly code: 'donnee-refusee';
      readonly sorte: string;
      readonly chemin: string;
      readonly cause: string;
    }
  | { readonly code: 'texte-inconnu'; readonly sorte: string; readonly texte: string }
  | { readonly code: 'texte-trop-long'; readonly sorte: string; readonly texte: string; readonly max: number }
  | { readonly code: 'caractere-interdit'; readonly sorte: string; readonly chemin: string };

/** Turns the data of an older schema version into those of the next one. Stored facts are never rewritten. */
export type MiseANiveau = (donnees: Json) => Json;
/** By kind, then by the version it reads. */
export type MisesANiveau = Readonly<Record<string, Readonly<Record<number, MiseANiveau>>>>;

const MISES_A_NIVEAU: MisesANiveau = {
  // The nature, when it changed, stood only in the text beside (src/rules/mandats.ts reads it there).
  'organisation-modifiee': { 1: (donnees) => donnees },
};

/** Characters of a free text: a name is no letter, and a letter is no book. */
export const LONGUEUR_DE_TEXTE = 20_000;
export const LONGUEUR_D_UN_NOM = 300;
const NOMS: ReadonlySet<string> = new Set([
  ...['titre', 'nom', 'nomFichier', 'courriel', 'numero', 'source', 'iban', 'titulaire', 'interlocuteur'],
  ...['reference', 'lieu'],
]);

/** The most characters that this text of a fact may hold. */
export const longueurDuTexte = ({ longueur }: Pick<Definition, 'longueur'>, nom: string): number =>
  NOMS.has(nom) ? LONGUEUR_D_UN_NOM : (longueur ?? LONGUEUR_DE_TEXTE);

/** The stored form of a fact, at the current version of its schema. Refuses what its schema refuses. */
export function ecrireFait(fait: FaitNouveau): Result<FaitEcrit, FaitRefuse> {
  const definition = definitionDe(fait.sorte);
  if (!definition) return echec({ code: 'sorte-inconnue', sorte: fait.sorte });
  const encode = z.safeEncode(definition.donnees, fait.donnees);
  if (!encode.success) return echec(donneeRefusee(fait.sorte, encode.error));
  const textes = ecrireTextes(fait.sorte, definition, fait.textes);
  if (!textes.ok) return textes;
  const donnees = normaliser(encode.data as Json);
  const interdit = caractereInterdit(donnees, []);
  if (interdit) return echec({ code: 'caractere-interdit', sorte: fait.sorte, chemin: interdit });
  return reussite({
    sorte: fait.sorte,
    version: definition.version,
    jour: ecrireIso(fait.jour),
    donnees,
    textes: textes.valeur,
  });
}

/** Reads a stored fact, bringing older versions up to the current schema. */
export function lireFait(
  ecrit: FaitEcrit,
  misesANiveau: MisesANiveau = MISES_A_NIVEAU,
): Result<FaitNouveau, FaitRefuse> {
  const { sorte } = ecrit;
  const definition = definitionDe(sorte);
  if (!definition) return echec({ code: 'sorte-inconnue', sorte });
  const jour = lireJour(ecrit.jour);
  if (!jour.ok) return echec({ code: 'jour-illisible', sorte, texte: ecrit.jour });
  let donnees = ecrit.donnees;
  for (let v = ecrit.version; v !== definition.version; v++) {
    const mise = misesANiveau[sorte]?.[v];
    if (!mise) return echec({ code: 'version-inconnue', sorte, version: ecrit.version });
    donnees = mise(donnees);
  }
  const lues = z.safeDecode(definition.donnees, donnees);
  if (!lues.success) return echec(donneeRefusee(sorte, lues.error));
  return reussite({ sorte, jour: jour.valeur, donnees: lues.data, textes: ecrit.textes } as FaitNouveau);
}

const definitionDe = (sorte: string): Definition | undefined =>
  Object.hasOwn(VOCABULAIRE, sorte) ? VOCABULAIRE[sorte as SorteDeFait] : undefined;

function donneeRefusee(sorte: string, erreur: z.ZodError): FaitRefuse {
  const premiere = erreur.issues[0];
  return {
    code: 'donnee-refusee',
    sorte,
    chemin: premiere?.path.map(String).join('.') ?? '',
    cause: premiere?.message ?? '',
  };
}

function ecrireTextes(
  sorte: string,
  definition: Definition,
  textes: Readonly<Record<string, string | undefined>>,
): Result<Readonly<Record<string, string>>, FaitRefuse> {
  const ecrits: Record<string, string> = {};
  for (const [cle, brut] of Object.entries(textes)) {
    if (brut === undefined || brut.trim() === '') continue;
    if (!definition.textes.includes(cle)) return echec({ code: 'texte-inconnu', sorte, texte: cle });
    const texte = sansDirection(brut.normalize('NFC'));
    const max = longueurDuTexte(definition, cle);
    if (texte.length > max) return echec({ code: 'texte-trop-long', sorte, texte: cle, max });
    if (INTERDIT.test(texte)) return echec({ code: 'caractere-interdit', sorte, chemin: cle });
    ecrits[cle] = texte;
  }
  return reussite(ecrits);
}

/** NUL, which PostgreSQL refuses, and lone surrogates, which have no UTF-8. */
const INTERDIT = /\p{Cs}|\0/u;

function normaliser(json: Json): Json {
  if (typeof json === 'string') return json.normalize('NFC');
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return json.map(normaliser);
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, v]) => v !== undefined)
      .map(([k, v]) => [k.normalize('NFC'), normaliser(v)]),
  );
}

function caractereInterdit(json: Json, chemin: readonly string[]): string | null {
  if (typeof json === 'string') return INTERDIT.test(json) ? chemin.join('.') : null;
  if (json === null || typeof json !== 'object') return null;
  for (const [cle, valeur] of Object.entries(json)) {
    const trouve = caractereInterdit(cle, chemin) ?? caractereInterdit(valeur, [...chemin, cle]);
    if (trouve !== null) return trouve;
  }
  return null;
}
