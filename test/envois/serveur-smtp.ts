import { SMTPServer } from 'smtp-server';

/** What a real mail server received, and what it will do with the next mails. */
export interface ServeurSmtp {
  readonly url: string;
  readonly recus: readonly Recu[];
  /** replaces what the server does, until told otherwise */
  faire(conduite: Conduite): void;
  fermer(): Promise<void>;
}

export interface Recu {
  readonly a: string;
  readonly brut: string;
  readonly objet: string;
}

export type Conduite =
  | 'accepter'
  /** says no at the recipient, for now or for ever */
  | { readonly destinataire: 450 | 550 }
  /** takes the whole mail, then says no */
  | { readonly apres: 451 | 554 }
  /** takes the whole mail, then hangs up without a word */
  | 'couper-apres'
  /** hangs up before the mail */
  | 'couper-avant'
  /** takes the whole mail, then stays silent */
  | 'se-taire';

export async function ouvrirServeurSmtp(): Promise<ServeurSmtp> {
  const recus: Recu[] = [];
  let conduite: Conduite = 'accepter';
  const refus = (code: number): Error => Object.assign(new Error('refusé'), { responseCode: code });
  const serveur = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    // A test that ends does not wait for connections left open on purpose.
    closeTimeout: 50,
    onRcptTo(_adresse, session, suite) {
      if (conduite === 'couper-avant') return couper(serveur, session.id);
      suite(typeof conduite === 'object' && 'destinataire' in conduite ? refus(conduite.destinataire) : null);
    },
    async onData(flux, session, suite) {
      const morceaux: Buffer[] = [];
      for await (const m of flux) morceaux.push(m as Buffer);
      const brut = Buffer.concat(morceaux).toString('utf8');
      const a = session.envelope.rcptTo[0]?.address ?? '';
      if (conduite === 'couper-apres') return couper(serveur, session.id);
      if (conduite === 'se-taire') return;
      if (typeof conduite === 'object' && 'apres' in conduite) return suite(refus(conduite.apres));
      recus.push({ a, brut, objet: lireObjet(brut) });
      suite();
    },
  });
  serveur.on('error', () => undefined);
  await new Promise<void>((ouvert) => serveur.listen(0, '127.0.0.1', () => ouvert()));
  const port = (serveur.server.address() as { port: number }).port;
  return {
    url: `smtp://127.0.0.1:${port}`,
    recus,
    faire: (c) => {
      conduite = c;
    },
    fermer: () => new Promise((ferme) => serveur.close(() => ferme())),
  };
}

function couper(serveur: SMTPServer, id: string): void {
  for (const c of serveur.connections)
    if ((c as unknown as { id: string }).id === id)
      (c as unknown as { _socket: { destroy(): void } })._socket.destroy();
}

/** The subject, its encoded words read. */
function lireObjet(brut: string): string {
  const ligne = /^Subject: ((?:.*)(?:\r\n[ \t].*)*)/m.exec(brut)?.[1] ?? '';
  return ligne
    .replace(/\r\n[ \t]+/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, forme: string, mot: string) =>
      forme.toUpperCase() === 'B'
        ? Buffer.from(mot, 'base64').toString('utf8')
        : Buffer.from(
            mot
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/gi, (_m, h: string) => String.fromCharCode(Number.parseInt(h, 16))),
            'latin1',
          ).toString('utf8'),
    );
}

/** The decoded part of one type. */
export function partieDe(brut: string, type: 'text/plain' | 'text/html'): string {
  const [, entetes = '', corps = ''] =
    new RegExp(`(Content-Type: ${type}[\\s\\S]*?)\\r\\n\\r\\n([\\s\\S]*?)\\r\\n--`).exec(brut) ?? [];
  if (/base64/i.test(entetes)) return Buffer.from(corps, 'base64').toString('utf8');
  const octets = corps
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, h: string) => String.fromCharCode(Number.parseInt(h, 16)));
  return /quoted-printable/i.test(entetes) ? Buffer.from(octets, 'latin1').toString('utf8') : corps;
}
