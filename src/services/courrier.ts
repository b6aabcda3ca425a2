import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** A mail, ready to be handed to a server. */
export interface Courriel {
  readonly a: string;
  readonly objet: string;
  readonly texte: string;
  readonly html: string;
  /** the same at each try, so that a server that got it twice can tell */
  readonly identifiant: string;
  readonly entetes: Readonly<Record<string, string>>;
  readonly date: Date;
}

/** What is known once handing over has ended, by whatever end. `incertain`: it may have left, or not. */
export type Remise =
  | { readonly etat: 'parti' }
  /** the server said no for ever, or for now */
  | { readonly etat: 'refuse' | 'plus-tard'; readonly cause: string }
  /** the server could not be reached, or let us in: no mail of this round would leave either */
  | { readonly etat: 'injoignable'; readonly cause: string }
  /** `avantRemise` said that it is no longer ours to send */
  | { readonly etat: 'abandonne' }
  | { readonly etat: 'incertain'; readonly cause: string };

export interface Courrier {
  /** `avantRemise` is asked once the server lets us in, before anything of the mail is handed over. */
  remettre(courriel: Courriel, avantRemise: () => Promise<boolean>): Promise<Remise>;
}

interface ReglagesDeCourrier {
  /** `smtp://hote:587`, `smtps://nom:mot-de-passe@hote` */
  readonly url: string;
  /** `Maillage <ne-pas-repondre@ville.fr>` */
  readonly expediteur: string;
  readonly delais?: { readonly connexionMs: number; readonly silenceMs: number };
}

const DELAIS = { connexionMs: 15_000, silenceMs: 60_000 };

/** Speaks to one mail server. Throws when the settings cannot be read. */
export function ouvrirCourrier({ url, expediteur, delais = DELAIS }: ReglagesDeCourrier): Courrier {
  const { hote, auth, options } = lireAdresse(url, delais);
  return {
    async remettre(courriel, avantRemise) {
      const { envelope, octets } = await composer(courriel, expediteur);
      const connexion = new SMTPConnection(options);
      let remettreCommence = false;
      try {
        await attendre(connexion, (fini) => connexion.connect(fini));
        if (auth) await attendre(connexion, (fini) => connexion.login({ credentials: auth }, fini));
      } catch (erreur) {
        connexion.close();
        return { etat: 'injoignable', cause: `${hote} : ${direErreur(erreur)}` };
      }
      try {
        if (!(await avantRemise())) return { etat: 'abandonne' };
        // The body is asked for once the server has accepted sender and recipient: before that, nothing can have left.
        const corps = new Readable({
          read() {
            remettreCommence = true;
            this.push(octets);
            this.push(null);
          },
        });
        await attendre(connexion, (fini) => connexion.send(envelope, corps, (e) => fini(e ?? undefined)));
        return { etat: 'parti' };
      } catch (erreur) {
        return issueDe(erreur, remettreCommence);
      } finally {
        connexion.close();
      }
    },
  };
}

/** The server's own answer is certain; a silence or a cut after the body began is not. */
function issueDe(erreur: unknown, commence: boolean): Remise {
  const code = (erreur as { responseCode?: unknown }).responseCode;
  const cause = direErreur(erreur);
  if (typeof code === 'number' && code >= 500) return { etat: 'refuse', cause };
  if (typeof code === 'number' || !commence) return { etat: 'plus-tard', cause };
  return { etat: 'incertain', cause };
}

/** One step of the dialogue; a connection that dies or falls silent ends it too. */
function attendre(
  connexion: SMTPConnection,
  faire: (fini: (erreur?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((reussir, echouer) => {
    const conclure = (erreur?: Error | null): void => {
      connexion.removeListener('error', conclure);
      connexion.removeListener('end', coupee);
      // Whatever the connection still says after that has nobody to tell.
      connexion.on('error', () => undefined);
      if (erreur) echouer(erreur);
      else reussir();
    };
    const coupee = (): void => conclure(new Error('la connexion a été coupée'));
    connexion.on('error', conclure);
    connexion.on('end', coupee);
    faire(conclure);
  });
}

async function composer(c: Courriel, expediteur: string) {
  const message = new MailComposer({
    from: expediteur,
    to: c.a,
    subject: c.objet,
    text: c.texte,
    html: c.html,
    messageId: c.identifiant,
    date: c.date,
    // Answering machines stay silent; nobody answers a program.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...c.entetes },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from, to } = message.getEnvelope();
  const octets = await message.build();
  return { envelope: { from, to, size: octets.length }, octets };
}

const direErreur = (erreur: unknown): string =>
  (erreur instanceof Error ? erreur.message : String(erreur)).replace(/\s+/g, ' ').slice(0, 300);

function lireAdresse(url: string, delais: NonNullable<ReglagesDeCourrier['delais']>) {
  const lue = URL.canParse(url) ? new URL(url) : null;
  if (lue === null || (lue.protocol !== 'smtp:' && lue.protocol !== 'smtps:') || lue.hostname === '')
    throw new RangeError(`«\u00A0${url}\u00A0» n’est pas l’adresse d’un serveur de courriel`);
  const chiffre = lue.protocol === 'smtps:';
  const auth =
    lue.username === ''
      ? null
      : { user: decodeURIComponent(lue.username), pass: decodeURIComponent(lue.password) };
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(lue.hostname);
  return {
    hote: lue.host,
    auth,
    options: {
      host: lue.hostname.replace(/^\[|\]$/g, ''),
      port: lue.port === '' ? (chiffre ? 465 : 587) : Number(lue.port),
      secure: chiffre,
      // A password never crosses a network in clear.
      requireTLS: !chiffre && auth !== null && !local,
      connectionTimeout: delais.connexionMs,
      greetingTimeout: delais.connexionMs,
      socketTimeout: delais.silenceMs,
      dnsTimeout: delais.connexionMs,
    },
  };
}
