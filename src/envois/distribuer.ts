import { createHash } from 'node:crypto';
import { type Instant, instant } from '../basics/instant.ts';
import type { EnvoiPris, Envois, SuiteDEnvoi } from '../journal/envois.ts';
import type { Courrier, Remise } from '../services/courrier.ts';

export interface Distribution {
  readonly parti: number;
  readonly echec: number;
  readonly incertain: number;
  readonly pret: number;
}

interface Contexte {
  readonly envois: Envois;
  readonly courrier: Courrier;
  readonly maintenant: () => Instant;
  /** this instance, told from the others */
  readonly porteur: string;
  /** headers that the mail bears, when its reader may stop it */
  readonly entetes: (envoi: EnvoiPris) => Promise<Readonly<Record<string, string>>>;
}

const MINUTE = 60_000;
/** Longer than any dialogue with a mail server: a lease never ends under whoever still speaks. */
const BAIL = 10 * MINUTE;
/** After each failure that may pass: minutes to wait. Then it has failed. */
const ATTENTES = [5, 15, 60, 240, 720, 1440];

/** Sends what waits, one by one, until nothing is left or the server cannot be reached. */
export async function distribuer(c: Contexte): Promise<Distribution> {
  const bilan = { parti: 0, echec: 0, incertain: 0, pret: 0 };
  bilan.incertain += await c.envois.constaterIncertains(c.maintenant());
  for (;;) {
    const maintenant = c.maintenant();
    const envoi = await c.envois.prendre(maintenant, plusTard(maintenant, BAIL), c.porteur);
    if (envoi === null) return bilan;
    const remise = await remettre(c, envoi);
    if (remise.etat === 'abandonne') continue;
    const suite = suiteDe(remise, envoi.tentatives, c.maintenant());
    await c.envois.conclure(envoi, c.porteur, suite, c.maintenant());
    bilan[suite.etat]++;
    if (remise.etat === 'injoignable') return bilan;
  }
}

async function remettre(c: Contexte, envoi: EnvoiPris): Promise<Remise> {
  const domaine = envoi.adresse.split('@').at(-1) ?? 'maillage';
  const empreinte = createHash('sha256').update(`${envoi.espace} ${envoi.cle}`).digest('hex').slice(0, 32);
  return c.courrier.remettre(
    {
      a: envoi.adresse,
      objet: envoi.objet,
      texte: envoi.texte,
      html: envoi.html,
      identifiant: `<${empreinte}@${domaine}>`,
      entetes: await c.entetes(envoi),
      date: new Date(envoi.cree),
    },
    () => c.envois.remettre(envoi, plusTard(c.maintenant(), BAIL), c.porteur),
  );
}

function suiteDe(
  remise: Exclude<Remise, { etat: 'abandonne' }>,
  tentatives: number,
  maintenant: Instant,
): SuiteDEnvoi {
  switch (remise.etat) {
    case 'parti':
      return { etat: 'parti', cause: null };
    case 'refuse':
      return { etat: 'echec', cause: remise.cause };
    case 'incertain':
      return { etat: 'incertain', cause: remise.cause };
    default: {
      const attente = ATTENTES[tentatives - 1];
      return attente === undefined
        ? { etat: 'echec', cause: `abandonné après ${tentatives} essais : ${remise.cause}` }
        : { etat: 'pret', cause: remise.cause, aPartirDe: plusTard(maintenant, attente * MINUTE) };
    }
  }
}

const plusTard = (i: Instant, ms: number): Instant => instant(new Date(Date.parse(i) + ms));
