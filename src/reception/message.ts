import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Depot } from '../acts/guichet/demande.ts';
import type { Fichiers } from '../espace/espace.ts';
import type { Fichier } from '../facts/champs.ts';
import { aPart, BORNES, moduleVoisin } from '../lecteurs/a-part.ts';
import type { lireParties, Parties } from './parties.ts';

/** A message read once it is kept, whatever it holds. */
export interface MessageLu extends Omit<Parties, 'pieces'> {
  readonly original: Fichier | null;
  readonly fichiers: Depot['fichiers'];
  readonly refuses: Depot['refuses'];
}

const lirePartiesAPart = aPart<typeof lireParties>(
  'message',
  moduleVoisin('./parties.ts', import.meta.url),
  'lireParties',
  { ...BORNES, calcul: 15 },
);

/**
 * Keeps a message as it flows, then has it read in a process that can be killed: it is never whole in memory. Rejects when the
 * disk fails or when the readers are busy: the message stays in its mailbox, to be read again.
 */
export async function lireMessage(
  contenu: AsyncIterable<Uint8Array>,
  fichiers: Fichiers,
): Promise<MessageLu> {
  const dossier = await mkdtemp(join(tmpdir(), 'maillage-message-'));
  try {
    const chemin = join(dossier, 'message');
    const garde = await fichiers.garderMessage(enDeux(contenu, chemin));
    if (!garde.ok) throw new Error(`message non gardé : ${garde.erreur.detail}`);
    const { nom: _, ...original } = garde.valeur;
    const lues = await lirePartiesAPart(chemin, dossier);
    if (!lues.ok && lues.erreur.borne === 'occupe') throw new Error('lecteurs occupés');
    const parties = lues.ok ? lues.valeur : ILLISIBLE;
    if ('disque' in parties) throw new Error(`message non lu : ${parties.disque}`);
    const { pieces, ...dit } = parties;
    return { ...dit, original, ...(await deposer(pieces, fichiers)) };
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

/** What is known of a message whose reading was stopped: it is kept whole, and somebody may open it. */
const ILLISIBLE: Parties = {
  ...{ entetes: new Map(), adresse: null, expediteur: 'expéditeur inconnu', objet: '', corps: '' },
  ...{ messageId: null, pieces: [], illisible: true },
};

/** Gives each piece to the store, once it is written where the reader will find it. */
async function* enDeux(contenu: AsyncIterable<Uint8Array>, chemin: string): AsyncIterable<Uint8Array> {
  const copie = createWriteStream(chemin, { flags: 'wx', mode: 0o600 });
  const ecrire = (morceau: Uint8Array): Promise<void> =>
    new Promise((fini, manque) => copie.write(morceau, (erreur) => (erreur ? manque(erreur) : fini())));
  // Told to whoever writes.
  copie.on('error', () => undefined);
  try {
    for await (const morceau of contenu) {
      await ecrire(morceau);
      yield morceau;
    }
  } finally {
    await new Promise((fini) => copie.end(fini));
  }
}

async function deposer(
  pieces: Parties['pieces'],
  magasin: Fichiers,
): Promise<Pick<MessageLu, 'fichiers' | 'refuses'>> {
  const fichiers: Depot['fichiers'][number][] = [];
  const refuses: Depot['refuses'][number][] = [];
  for (const { nom, chemin } of pieces) {
    if (chemin === null) {
      refuses.push({ motif: 'trop-nombreux', nom });
      continue;
    }
    const garde = await magasin.deposer(createReadStream(chemin), nom);
    if (garde.ok) {
      const { nom: garder, ...fichier } = garde.valeur;
      fichiers.push({ fichier, nom: garder });
    } else if (garde.erreur.code === 'non-enregistre')
      throw new Error(`pièce non gardée : ${garde.erreur.detail}`);
    else refuses.push({ motif: garde.erreur.code, nom: garde.erreur.nom });
  }
  return { fichiers, refuses };
}
