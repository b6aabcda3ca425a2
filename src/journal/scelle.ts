import { createHash, createHmac, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import type { Instant } from '../basics/instant.ts';
import { ecrireIso, type Jour, lireJour } from '../basics/jour.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import { type Auteur, type Fait, type FaitNouveau, VOCABULAIRE } from '../facts/fait.ts';

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

/** What surrounds a fact when it is written: its place in the chain, who, when. */
export interface Place {
  readonly flux: string;
  readonly rang: number;
  /** hash of the fact before; null for the first */
  readonly precedent: string | null;
  readonly auteur: Auteur;
  readonly enregistre: Instant;
  readonly simule: boolean;
}

/** A text that could not be kept as it is: it holds a NUL or half a character. */
export interface TexteIrrecevable {
  readonly champ: string;
}

/**
 * Writes a fact in its stored form: RFC 8785 JSON, strings in NFC, free texts replaced by their salted commitments.
 * Throws (a bug) when the data do not follow the schema of their kind.
 */
export function sceller(
  nouveau: FaitNouveau,
  place: Place,
): Result<{ readonly fait: FaitStocke; readonly textes: readonly TexteStocke[] }, TexteIrrecevable> {
  const definition = VOCABULAIRE[nouveau.sorte];
  const donnees = z.encode(definition.donnees as z.ZodType, nouveau.donnees);
  const fautif = chaineIrrecevable(donnees, nouveau.sorte);
  if (fautif !== null) return echec({ champ: fautif });

  const scelle: Record<string, string> = {};
  const textes: TexteStocke[] = [];
  for (const champ of definition.textes as readonly string[]) {
    const brut = (nouveau.textes as Readonly<Record<string, string | undefined>>)[champ];
    if (brut === undefined || brut === '') continue;
    if (estIrrecevable(brut)) return echec({ champ });
    const texte = brut.normalize('NFC');
    const sel = randomBytes(16).toString('hex');
    scelle[champ] = engagement(sel, texte);
    textes.push({ rang: place.rang, champ, sel, texte });
  }
  const texte = canonique({
    auteur: place.auteur,
    donnees,
    enregistre: place.enregistre,
    flux: place.flux,
    jour: ecrireIso(nouveau.jour),
    precedent: place.precedent,
    rang: place.rang,
    scelle,
    ...(place.simule ? { simule: true } : {}),
    sorte: nouveau.sorte,
    version: definition.version,
  });
  return reussite({ fait: { rang: place.rang, texte, empreinte: empreinteDe(texte) }, textes });
}

const enveloppe = z.strictObject({
  auteur: z.strictObject({ personne: z.string(), organisation: z.string(), fonction: z.string() }),
  donnees: z.unknown(),
  enregistre: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  flux: z.string(),
  jour: z.string(),
  precedent: z.string().nullable(),
  rang: z.int().min(1),
  scelle: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
  simule: z.literal(true).optional(),
  sorte: z.string(),
  version: z.int().min(1),
});

/** The envelope of a stored fact: what the chain is checked against. */
export type Enveloppe = z.output<typeof enveloppe>;

/** Reads the envelope; null when the text is not a fact, or not in canonical form. */
export function lireEnveloppe(texte: string): Enveloppe | null {
  try {
    const lu: unknown = JSON.parse(texte);
    return canonicalize(lu) === texte ? enveloppe.parse(lu) : null;
  } catch {
    return null;
  }
}

/** Reads a stored fact with the texts that remain of it. Throws when it cannot be read: `verifier` says why. */
export function descellerFait(stocke: FaitStocke, textes: readonly TexteStocke[]): Fait {
  return descellerEnveloppe(JSON.parse(stocke.texte) as Enveloppe, textes);
}

export function descellerEnveloppe(lu: Enveloppe, textes: readonly TexteStocke[]): Fait {
  const definition = VOCABULAIRE[lu.sorte as Fait['sorte']];
  const jour = lireJour(lu.jour);
  if (definition === undefined || definition.version !== lu.version || !jour.ok)
    throw new Error(`fait illisible : ${lu.flux}:${lu.rang} (${lu.sorte}, version ${lu.version})`);
  const ouverts: Record<string, string> = {};
  const effaces: string[] = [];
  for (const champ of Object.keys(lu.scelle)) {
    const garde = textes.find((t) => t.champ === champ)?.texte ?? null;
    if (garde === null) effaces.push(champ);
    else ouverts[champ] = garde;
  }
  return {
    id: `${lu.flux}:${lu.rang}`,
    flux: lu.flux,
    rang: lu.rang,
    sorte: lu.sorte,
    jour: jour.valeur as Jour,
    enregistre: lu.enregistre as Instant,
    auteur: lu.auteur,
    donnees: z.decode(definition.donnees as z.ZodType, lu.donnees),
    textes: ouverts,
    ...(effaces.length > 0 ? { effaces } : {}),
    ...(lu.simule ? { simule: true } : {}),
  } as Fait;
}

/** Salted commitment of a free text: HMAC-SHA256, the salt as key; without the salt, guessing proves nothing. */
export const engagement = (sel: string, texte: string): string =>
  createHmac('sha256', Buffer.from(sel, 'hex')).update(texte, 'utf8').digest('hex');

export const empreinteDe = (texte: string | Uint8Array): string =>
  createHash('sha256').update(texte).digest('hex');

/** RFC 8785 text of plain data, every string in NFC. */
function canonique(donnees: unknown): string {
  const texte = canonicalize(normaliser(donnees));
  if (texte === undefined) throw new TypeError('rien à écrire');
  return texte;
}

function normaliser(valeur: unknown): unknown {
  if (typeof valeur === 'string') return valeur.normalize('NFC');
  if (typeof valeur !== 'object' || valeur === null) return valeur;
  if (Array.isArray(valeur)) return valeur.map(normaliser);
  return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle.normalize('NFC'), normaliser(v)]));
}

/** The name of the first string that a database would not give back as it was, or null. */
function chaineIrrecevable(valeur: unknown, nom: string): string | null {
  if (typeof valeur === 'string') return estIrrecevable(valeur) ? nom : null;
  if (typeof valeur !== 'object' || valeur === null) return null;
  for (const [cle, v] of Object.entries(valeur)) {
    const fautif = estIrrecevable(cle) ? nom : chaineIrrecevable(v, cle);
    if (fautif !== null) return fautif;
  }
  return null;
}

const estIrrecevable = (t: string): boolean => t.includes('\0') || /\p{Surrogate}/u.test(t);
