import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type AddressObject, type AttachmentStream, MailParser } from 'mailparser';
import { LONGUEUR_DE_TEXTE } from '../facts/stockage.ts';
import type { Entetes } from './tri.ts';

/** What a message says, its files put beside it: plain data, so that another process may read it. */
export interface Parties {
  readonly entetes: Entetes;
  readonly adresse: string | null;
  readonly expediteur: string;
  readonly objet: string;
  readonly corps: string;
  readonly messageId: string | null;
  /** `chemin`: where its bytes were put; null: one too many, left in the message */
  readonly pieces: readonly { readonly nom: string; readonly chemin: string | null }[];
  /** its form is broken: what could be read is there */
  readonly illisible: boolean;
}

/** Beyond, files are left in the message. */
const FICHIERS_MAX = 30;
/** Beyond, it is not a message that somebody wrote: its form is said to be broken, and nothing more of it is read. */
const PARTIES_MAX = 300;

/** Reads the message kept at `chemin`, and puts its files in `dossier`. `disque`: the disk refused, nothing is known of it. */
export async function lireParties(
  chemin: string,
  dossier: string,
): Promise<Parties | { readonly disque: string }> {
  const lecteur = new MailParser({ maxHtmlLengthToParse: 500_000, skipImageLinks: true });
  const coule = pipeline(createReadStream(chemin), lecteur as unknown as NodeJS.WritableStream);
  coule.catch(() => undefined);
  const pieces: { nom: string; chemin: string | null }[] = [];
  const textes: { text?: string } = {};
  let [illisible, vues] = [false, 0];
  try {
    for await (const partie of lecteur as AsyncIterable<AttachmentStream | { type: 'text'; text?: string }>) {
      if (++vues > PARTIES_MAX) throw new RangeError('trop de parties');
      if (partie.type === 'text') textes.text = partie.text ?? '';
      else await poser(partie);
    }
  } catch (erreur) {
    const { code, syscall } = erreur as NodeJS.ErrnoException;
    if (syscall !== undefined) return { disque: code ?? 'inconnu' };
    illisible = true;
  }
  const de = lecteur.from;
  const entetes = entetesDe(lecteur);
  return {
    ...{ entetes, adresse: premiereAdresse(de), pieces },
    expediteur: propre(de?.text ?? '', 300) || 'expéditeur inconnu',
    objet: propre(lecteur.subject ?? '', 300),
    corps: propre(textes.text || '', LONGUEUR_DE_TEXTE),
    messageId: lecteur.messageId ?? null,
    illisible: illisible || entetes.size === 0,
  };

  async function poser(piece: AttachmentStream): Promise<void> {
    const nom = propre(piece.filename || `piece-jointe-${pieces.length + 1}`, 200);
    const logo = piece.related === true && piece.contentType.startsWith('image/');
    if (logo || pieces.length > FICHIERS_MAX) await vider(piece);
    else if (pieces.length === FICHIERS_MAX) {
      pieces.push({ nom, chemin: null });
      await vider(piece);
    } else {
      const place = join(dossier, `piece-${pieces.length}`);
      await pipeline(piece.content as NodeJS.ReadableStream, createWriteStream(place, { mode: 0o600 }));
      pieces.push({ nom, chemin: place });
    }
    piece.release?.();
  }
}

async function vider(piece: AttachmentStream): Promise<void> {
  const flux = piece.content as NodeJS.ReadableStream & { readableEnded: boolean };
  if (flux.readableEnded) return;
  flux.resume();
  await once(flux, 'end').catch(() => undefined);
}

const premiereAdresse = (de: AddressObject | undefined): string | null => {
  const seules = (de?.value ?? []).flatMap((a) => a.address || []);
  // Several authors, or none: nobody can be recognised.
  return seules.length === 1 ? (seules[0] ?? null) : null;
};

function entetesDe(lecteur: MailParser): Entetes {
  const entetes = new Map<string, string[]>();
  for (const { key, line } of lecteur.headerLines || [])
    entetes.set(key.toLowerCase(), [
      ...(entetes.get(key.toLowerCase()) ?? []),
      line.slice(line.indexOf(':') + 1).trim(),
    ]);
  return entetes;
}

/** What no store gives back as it was is left out; the message itself keeps everything. */
const propre = (texte: string, longueur: number): string =>
  texte
    .normalize('NFC')
    .replace(/\0|\p{Cs}/gu, '')
    .trim()
    .slice(0, longueur)
    .replace(/\p{Cs}$/u, '');
