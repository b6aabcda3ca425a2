import { createHash, createHmac, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import type { Instant } from '../basics/instant.ts';
import { type Result, reussite } from '../basics/result.ts';
import type { Auteur, Fait, FaitNouveau } from '../facts/fait.ts';
import { ecrireFait, type FaitRefuse, type Json, lireFait } from '../facts/stockage.ts';
import type { FaitStocke, TexteStocke } from './journal.ts';

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

/**
 * Writes a fact in its stored form: RFC 8785 JSON, strings in NFC, free texts replaced by their salted commitments.
 * Refuses what the schema of its kind refuses.
 */
export function sceller(
  nouveau: FaitNouveau,
  place: Place,
): Result<{ readonly fait: FaitStocke; readonly textes: readonly TexteStocke[] }, FaitRefuse> {
  const ecrit = ecrireFait(nouveau);
  if (!ecrit.ok) return ecrit;
  const { sorte, version, jour, donnees } = ecrit.valeur;
  const { flux, rang, precedent, auteur, enregistre } = place;
  const textes = Object.entries(ecrit.valeur.textes).map(([champ, texte]) => ({
    rang,
    champ,
    sel: randomBytes(16).toString('hex'),
    texte,
  }));
  const scelle = Object.fromEntries(textes.map((t) => [t.champ, engagement(t.sel, t.texte)]));
  const simule = place.simule ? { simule: true } : {};
  const texte = canonicalize({
    ...{ auteur, donnees, enregistre, flux, jour, precedent, rang, scelle, sorte, version },
    ...simule,
  });
  if (texte === undefined) throw new TypeError('un fait sans texte');
  return reussite({ fait: { rang, texte, empreinte: empreinteDe(texte) }, textes });
}

const enveloppe = z.strictObject({
  auteur: z.strictObject({
    personne: z.string(),
    organisation: z.string(),
    fonction: z.string(),
    mandat: z.string().optional(),
  }),
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
  const lu = desceller(JSON.parse(stocke.texte) as Enveloppe, textes);
  if (!lu.ok) throw new Error(`fait illisible : ${JSON.stringify(lu.erreur)}`);
  return lu.valeur;
}

export function desceller(lu: Enveloppe, textes: readonly TexteStocke[]): Result<Fait, FaitRefuse> {
  const ouverts: Record<string, string> = {};
  const effaces: string[] = [];
  for (const champ of Object.keys(lu.scelle)) {
    const garde = textes.find((t) => t.champ === champ)?.texte ?? null;
    if (garde === null) effaces.push(champ);
    else ouverts[champ] = garde;
  }
  const { sorte, version, jour } = lu;
  const fait = lireFait({ sorte, version, jour, donnees: lu.donnees as Json, textes: ouverts });
  if (!fait.ok) return fait;
  return reussite({
    ...fait.valeur,
    id: `${lu.flux}:${lu.rang}`,
    flux: lu.flux,
    rang: lu.rang,
    enregistre: lu.enregistre as Instant,
    auteur: lu.auteur,
    ...(effaces.length > 0 ? { effaces } : {}),
    ...(lu.simule ? { simule: true } : {}),
  });
}

/** Salted commitment of a free text: HMAC-SHA256, the salt as key; without the salt, guessing proves nothing. */
export const engagement = (sel: string, texte: string): string =>
  createHmac('sha256', Buffer.from(sel, 'hex')).update(texte, 'utf8').digest('hex');

export const empreinteDe = (texte: string | Uint8Array): string =>
  createHash('sha256').update(texte).digest('hex');
