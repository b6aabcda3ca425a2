import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { programme } from '../../scripts/parties.js';
import type { ReglagesDeBoite } from '../../src/reception/relever.ts';
import { portLibre } from '../port-libre.ts';

export interface Dovecot {
  readonly boite: ReglagesDeBoite;
  /** puts a message in the mailbox, as a mail server would */
  livrer(message: string | Buffer, recuLe?: Date): Promise<void>;
  /** empties the mailbox and forgets its UIDs: UIDVALIDITY changes */
  refaire(): Promise<void>;
  detruire(): Promise<void>;
}

const UTILISATEUR = 'guichet@ville.example';
const MOT_DE_PASSE = 'essai';

/** Debian's dovecot on a free port, its files in a folder of its own; as whoever runs the test, root or not. */
export async function creerDovecot(): Promise<Dovecot> {
  const dossier = await mkdtemp(join(tmpdir(), 'mlg-imap-'));
  await chmod(dossier, 0o755);
  const racine = userInfo().uid === 0;
  // Run as root, it insists on another user for its workers.
  const compte = racine ? 'nobody' : userInfo().username;
  const groupe = racine ? 'nogroup' : String(userInfo().gid);
  const port = await portLibre();
  const courrier = join(dossier, 'courrier');
  await mkdir(courrier);
  await writeFile(join(dossier, 'comptes'), `${UTILISATEUR}:{PLAIN}${MOT_DE_PASSE}\n`);
  await writeFile(join(dossier, 'dovecot.conf'), configuration({ dossier, compte, groupe, port }));
  if (racine) spawnSync('chown', ['-R', `${compte}:${groupe}`, courrier]);
  let dit = '';
  const processus: ChildProcess = spawn(
    programme('dovecot') ?? 'dovecot',
    ['-F', '-c', join(dossier, 'dovecot.conf')],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  for (const flux of [processus.stdout, processus.stderr])
    flux?.on('data', (octets: Buffer) => {
      dit += octets.toString('utf8');
    });
  const boite: ReglagesDeBoite = {
    ...{ hote: '127.0.0.1', port, tls: false, utilisateur: UTILISATEUR, motDePasse: MOT_DE_PASSE },
    ...{ dossier: 'INBOX', espace: null, guichet: null, secondes: 60 },
  };
  const ouvrir = async (): Promise<ImapFlow> => {
    const client = new ImapFlow({
      ...{ host: boite.hote, port, secure: false, logger: false },
      auth: { user: UTILISATEUR, pass: MOT_DE_PASSE },
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const avec = async (faire: (client: ImapFlow) => Promise<unknown>): Promise<void> => {
    const client = await ouvrir();
    await faire(client);
    await client.logout();
  };
  for (let essai = 0; ; essai++) {
    try {
      await avec(async () => undefined);
      break;
    } catch (erreur) {
      if (processus.exitCode !== null || essai > 100)
        throw new Error(`dovecot n’a pas démarré : ${dit} ${erreur}`);
      await attendre(100);
    }
  }
  return {
    boite,
    livrer: (message, recuLe = new Date('2026-11-20T10:00:00Z')) =>
      avec((client) => client.append('INBOX', Buffer.from(message), [], recuLe)),
    async refaire() {
      await rm(courrier, { recursive: true, force: true });
      await mkdir(courrier);
      if (racine) spawnSync('chown', ['-R', `${compte}:${groupe}`, courrier]);
    },
    async detruire() {
      const fini = new Promise((f) => processus.once('exit', f));
      processus.kill('SIGTERM');
      await fini;
      await rm(dossier, { recursive: true, force: true });
    },
  };
}

function configuration(c: { dossier: string; compte: string; groupe: string; port: number }): string {
  return `
base_dir = ${c.dossier}/run
state_dir = ${c.dossier}/run
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
default_login_user = ${c.compte}
default_internal_user = ${c.compte}
default_internal_group = ${c.groupe}
first_valid_uid = 0
last_valid_uid = 0
mail_location = maildir:${c.dossier}/courrier
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${c.dossier}/comptes
}
userdb {
  driver = static
  args = uid=${c.compte} gid=${c.groupe} home=${c.dossier}/courrier
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${c.port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}
