import { createHash } from 'node:crypto';
import { ImapFlow } from 'imapflow';
import { instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { Espace } from '../espace/espace.ts';
import type { MessageRecu } from '../espace/guichet.ts';
import { momentDans } from '../services/horloge.ts';
import { lireMessage, type MessageLu } from './message.ts';
import { motifDEcart } from './tri.ts';

/** A mailbox, and whose it is. */
export interface ReglagesDeBoite {
  readonly hote: string;
  readonly port: number;
  /** from the first byte; false: STARTTLS where offered, in clear otherwise */
  readonly tls: boolean;
  readonly utilisateur: string;
  readonly motDePasse: string;
  readonly dossier: string;
  /** the organisation whose counter it is; null: the one that answers for the espace */
  readonly guichet: string | null;
}

export interface Releve {
  /** messages kept by this reading */
  readonly recus: number;
  /** left in the mailbox, to be tried again: the disk or the base failed */
  readonly reportes: number;
}

/** What must be known besides the mailbox. */
export interface PourRelever {
  readonly espace: Espace;
  readonly fuseau: string;
  readonly signaler: (quoi: string, erreur: unknown) => void;
}

/** Marks what was kept, so that nobody's « read » or « unread » changes anything. */
const MARQUE = 'MaillageRecu';
/** Beyond, a message is not fetched: it stays in the mailbox, and its arrival says so. */
const TAILLE_MAX = 45_000_000;

/**
 * Reads the mailbox once. Each message is kept whole, then marked: cut between the two, it is met again and found there
 * already, by its place and by its content.
 */
export async function relever(boite: ReglagesDeBoite, pour: PourRelever): Promise<Releve> {
  const client = new ImapFlow({
    host: boite.hote,
    port: boite.port,
    secure: boite.tls,
    auth: { user: boite.utilisateur, pass: boite.motDePasse },
    logger: false,
  });
  // Without a listener, a connection that breaks would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const verrou = await client.getMailboxLock(boite.dossier);
    try {
      return await releverDossier(client, boite, pour);
    } finally {
      verrou.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function releverDossier(client: ImapFlow, boite: ReglagesDeBoite, pour: PourRelever): Promise<Releve> {
  const { mailbox } = client;
  if (!mailbox) throw new Error(`le dossier ${boite.dossier} ne s’ouvre pas`);
  const permises = mailbox.permanentFlags;
  const marque = !permises || permises.has('\\*') || permises.has(MARQUE) ? MARQUE : '\\Seen';
  const cherches = await client.search(marque === MARQUE ? { unKeyword: MARQUE } : { seen: false }, {
    uid: true,
  });
  const uids = cherches || [];
  const sourceDe = (uid: number): string =>
    `${boite.utilisateur}@${boite.hote}/${boite.dossier} ${mailbox.uidValidity} ${uid}`.slice(0, 300);
  let [recus, reportes] = [0, 0];
  for (const uid of uids) {
    const source = sourceDe(uid);
    try {
      const connus = await pour.espace.guichet.dejaRecus([source]);
      if (!connus.has(source) && (await recevoirUn(client, uid, source, boite, pour))) recus++;
      await client.messageFlagsAdd(String(uid), [marque], { uid: true });
    } catch (erreur) {
      // A connection that is gone takes the whole reading with it: the next one goes on.
      if (!client.usable) throw erreur;
      reportes++;
      pour.signaler(`message ${source}`, erreur);
    }
  }
  return { recus, reportes };
}

/** False when it was there already, or is gone from the mailbox. */
async function recevoirUn(
  client: ImapFlow,
  uid: number,
  source: string,
  boite: ReglagesDeBoite,
  pour: PourRelever,
): Promise<boolean> {
  const { espace } = pour;
  const vu = await client.fetchOne(
    String(uid),
    { uid: true, size: true, internalDate: true, envelope: true },
    { uid: true },
  );
  if (!vu) return false;
  const guichet = boite.guichet ?? (await espace.garde()).collectivite;
  const recueLe = jourDArrivee(vu.internalDate, pour);
  const commun = { guichet, source, recueLe };
  const fini = await espace.guichet.recevoir(
    (vu.size ?? 0) > TAILLE_MAX
      ? tropGrand(commun, vu.envelope)
      : composer(commun, await lire(client, uid, espace), boite),
  );
  if (!fini.ok) throw new Error(`arrivée refusée : ${fini.erreur.map((r) => r.code).join(', ')}`);
  return fini.valeur;
}

async function lire(client: ImapFlow, uid: number, espace: Espace): Promise<MessageLu> {
  const charge = await client.download(String(uid), undefined, { uid: true });
  if (!charge.content) throw new Error('message retiré pendant la lecture');
  return lireMessage(charge.content as AsyncIterable<Uint8Array>, espace.fichiers);
}

type Commun = Pick<MessageRecu, 'guichet' | 'source' | 'recueLe'>;

function composer(commun: Commun, lu: MessageLu, boite: ReglagesDeBoite): MessageRecu {
  const { adresse, expediteur, objet, corps, original, fichiers, refuses } = lu;
  return {
    ...commun,
    cle: original?.empreinte ?? empreinteDe(commun.source),
    message: lu.messageId === null ? null : empreinteDe(lu.messageId),
    ...{ adresse, expediteur, objet, corps, original, fichiers, refuses },
    // The date that a message bears is written by its sender: what counts is when the server of the mailbox took it.
    envoyeeLe: commun.recueLe,
    apart: motifDEcart(lu.entetes, boite.utilisateur) ?? (lu.illisible ? 'illisible' : null),
  };
}

function tropGrand(
  commun: Commun,
  enveloppe:
    | {
        readonly subject?: string | undefined;
        readonly from?: readonly { address?: string | undefined }[] | undefined;
      }
    | undefined,
): MessageRecu {
  const adresse = enveloppe?.from?.[0]?.address ?? null;
  return {
    ...commun,
    cle: empreinteDe(commun.source),
    message: null,
    adresse,
    expediteur: adresse ?? 'expéditeur inconnu',
    objet: (enveloppe?.subject ?? '').slice(0, 300),
    corps: '',
    envoyeeLe: commun.recueLe,
    original: null,
    apart: 'trop-grand',
    fichiers: [],
    refuses: [],
  };
}

const empreinteDe = (texte: string): string => createHash('sha256').update(texte).digest('hex');

/** The day the server of the mailbox took it; never a day to come. */
function jourDArrivee(date: Date | string | undefined, { espace, fuseau }: PourRelever): Jour {
  const aujourdhui = espace.horloge.aujourdhui();
  const lue = date === undefined ? aujourdhui : jourDe(new Date(date), fuseau);
  return Math.min(lue, aujourdhui) as Jour;
}

const jourDe = (date: Date, fuseau: string): Jour => momentDans(fuseau)(instant(date)).jour;
