import { once } from 'node:events';
import { type AddressObject, type AttachmentStream, MailParser } from 'mailparser';
import type { Depot } from '../acts/guichet/demande.ts';
import type { Fichiers } from '../espace/espace.ts';
import type { Fichier } from '../facts/champs.ts';
import { LONGUEUR_DE_TEXTE } from '../facts/stockage.ts';
import type { Entetes } from './tri.ts';

/** A message read while it is being kept: its files went straight to the store. */
export interface MessageLu {
  readonly original: Fichier | null;
  readonly entetes: Entetes;
  readonly adresse: string | null;
  readonly expediteur: string;
  readonly objet: string;
  readonly corps: string;
  readonly date: Date | null;
  readonly messageId: string | null;
  readonly fichiers: Depot['fichiers'];
  readonly refuses: Depot['refuses'];
  /** its form is broken: what could be read is there, the message itself is whole */
  readonly illisible: boolean;
}

/** Beyond, files are left in the message. */
const FICHIERS_MAX = 30;

/** Reads as it flows: a message is never whole in memory, only its words are. Rejects when the disk fails. */
export async function lireMessage(
  contenu: AsyncIterable<Uint8Array>,
  fichiers: Fichiers,
): Promise<MessageLu> {
  const lecteur = new MailParser({ maxHtmlLengthToParse: 500_000, skipImageLinks: true });
  const lu = lire(lecteur, fichiers);
  // Told below with what the store says: a failure here must not end the process in between.
  lu.catch(() => undefined);
  const garde = await fichiers.garderMessage(enDeux(contenu, lecteur));
  lecteur.end();
  if (!garde.ok) {
    lecteur.destroy();
    throw new Error(`message non gardé : ${garde.erreur.detail}`);
  }
  const { nom: _, ...original } = garde.valeur;
  return { ...(await lu), original };
}

/** Gives each piece to the store and to the reader, at the pace of the slower. */
async function* enDeux(contenu: AsyncIterable<Uint8Array>, lecteur: MailParser): AsyncIterable<Uint8Array> {
  for await (const morceau of contenu) {
    if (!lecteur.destroyed && !lecteur.write(morceau)) await pretOuFerme(lecteur);
    yield morceau;
  }
}

async function pretOuFerme(lecteur: MailParser): Promise<void> {
  const attente = new AbortController();
  const { signal } = attente;
  await Promise.race([once(lecteur, 'drain', { signal }), once(lecteur, 'close', { signal })]).catch(
    () => undefined,
  );
  attente.abort();
}

async function lire(lecteur: MailParser, magasin: Fichiers): Promise<Omit<MessageLu, 'original'>> {
  const fichiers: Depot['fichiers'][number][] = [];
  const refuses: Depot['refuses'][number][] = [];
  const textes: { text?: string | false } = {};
  let illisible = false;
  try {
    for await (const partie of lecteur as AsyncIterable<AttachmentStream | { type: 'text'; text?: string }>) {
      if (partie.type === 'text') textes.text = partie.text ?? '';
      else await garder(partie);
    }
  } catch (erreur) {
    if (erreur instanceof DisqueEnDefaut) throw erreur;
    illisible = true;
  }
  const de = lecteur.from;
  const adresse = premiereAdresse(de);
  const entetes = entetesDe(lecteur);
  return {
    ...{ entetes, adresse, fichiers, refuses },
    expediteur: propre(de?.text ?? '', 300) || 'expéditeur inconnu',
    objet: propre(lecteur.subject ?? '', 300),
    corps: propre(textes.text || '', LONGUEUR_DE_TEXTE),
    date: lecteur.date instanceof Date && !Number.isNaN(lecteur.date.getTime()) ? lecteur.date : null,
    messageId: lecteur.messageId ?? null,
    illisible: illisible || entetes.size === 0,
  };

  async function garder(piece: AttachmentStream): Promise<void> {
    const nom = propre(piece.filename || `piece-jointe-${fichiers.length + refuses.length + 1}`, 200);
    const logo = piece.related === true && piece.contentType.startsWith('image/');
    if (logo || fichiers.length + refuses.length > FICHIERS_MAX) await vider(piece);
    else if (fichiers.length + refuses.length === FICHIERS_MAX) {
      refuses.push({ motif: 'trop-nombreux', nom });
      await vider(piece);
    } else {
      const flux = piece.content as AsyncIterable<Uint8Array> & {
        iterator(o: { destroyOnReturn: boolean }): AsyncIterable<Uint8Array>;
      };
      const garde = await magasin.deposer(flux.iterator({ destroyOnReturn: false }), nom);
      // A store that refuses early stops reading: the rest must flow for what follows to come.
      await vider(piece);
      if (garde.ok) {
        const { nom: garder, ...fichier } = garde.valeur;
        fichiers.push({ fichier, nom: garder });
      } else if (garde.erreur.code === 'non-enregistre') throw new DisqueEnDefaut(garde.erreur.detail);
      else refuses.push({ motif: garde.erreur.code, nom: garde.erreur.nom });
    }
    piece.release?.();
  }
}

/** The disk refuses: the message stays in its mailbox, to be read again. */
class DisqueEnDefaut extends Error {}

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
