import { HOTP, Secret } from 'otpauth';
import { vi } from 'vitest';
import { ecrireIso } from '../../src/basics/jour.ts';
import { INIT } from '../../src/cli/commandes/init.ts';
import { type ApplicationOuverte, AUJOURDHUI, SECRET } from '../browser/application.ts';

/** A visitor without a browser: keeps its cookies, gives back the token of the page it read. */
export interface Visite {
  aller(chemin: string, init?: RequestInit): Promise<Response>;
  lire(chemin: string): Promise<string>;
  /** Sends a form with the token that `page` carries. */
  envoyer(chemin: string, champs: Readonly<Record<string, string>>, page: string): Promise<Response>;
  /** Takes a mandate of the demonstration. */
  prendre(mandat: string): Promise<void>;
}

export function visite({ adresse }: Pick<ApplicationOuverte, 'adresse'>): Visite {
  const temoins = new Map<string, string>();
  const aller: Visite['aller'] = async (chemin, init = {}) => {
    const cookie = [...temoins].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ');
    const entetes = { origin: adresse, ...(cookie === '' ? {} : { cookie }), ...(init.headers as object) };
    const reponse = await fetch(`${adresse}${chemin}`, { redirect: 'manual', ...init, headers: entetes });
    for (const pose of reponse.headers.getSetCookie()) {
      const [paire = ''] = pose.split(';');
      const egal = paire.indexOf('=');
      if (/Max-Age=0/.test(pose)) temoins.delete(paire.slice(0, egal));
      else temoins.set(paire.slice(0, egal), paire.slice(egal + 1));
    }
    return reponse;
  };
  const lire = async (chemin: string): Promise<string> => (await aller(chemin)).text();
  const envoyer: Visite['envoyer'] = (chemin, champs, page) => {
    const jeton = /name="jeton" value="([^"]+)"/.exec(page)?.[1] ?? '';
    return aller(chemin, { method: 'POST', body: new URLSearchParams({ jeton, ...champs }) });
  };
  return {
    aller,
    lire,
    envoyer,
    async prendre(mandat) {
      await envoyer('/identite', { cle: mandat }, await lire('/identite'));
    },
  };
}

/** `maillage init`, as the first administrator runs it; gives the path of the invitation. */
export async function fonder(donnees: string, espace = 'ville-de-valmont'): Promise<string> {
  let dit = '';
  const noter = (texte: string): void => {
    dit += texte;
  };
  // Founded before the application opens, by its own clock: a journal never goes back in time.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(`${ecrireIso(AUJOURDHUI)}T05:00:00Z`) });
  const code = await INIT.executer({
    args: {
      positions: ['Ville de Valmont'],
      options: { espace, administrateur: 'Camille Dupré', courriel: 'camille@valmont.example.fr', donnees },
      bascules: new Set(['json']),
    },
    sortie: { ecrire: noter, ecrireOctets: () => {}, remarquer: noter, largeur: null },
    aujourdhui: AUJOURDHUI,
    environnement: { MAILLAGE_SECRET: SECRET.toString() },
  }).finally(() => vi.useRealTimers());
  if (code !== 0) throw new Error(dit);
  return new URL((JSON.parse(dit) as { invitation: string }).invitation).pathname;
}

/** Founds a second espace beside the demonstration and comes in as its administrator, second factor in place. */
export async function entrerCommeAdministrateur(application: ApplicationOuverte, qui: Visite): Promise<void> {
  const chemin = await fonder(application.donnees, 'valmont');
  await qui.envoyer(
    chemin,
    { nom: 'Camille Dupré', 'mot-de-passe': 'tasse verte nuage 47' },
    await qui.lire(chemin),
  );
  const facteur = await qui.lire('/moi/second-facteur');
  const code = codeMontre(facteur, application.maintenant());
  await qui.envoyer('/moi/second-facteur', { code }, facteur);
  // Whoever founds an espace holds two offices: the one that administers is taken.
  const moi = await qui.lire('/moi');
  const siens = moi
    .split('<li class="identite">')
    .find((l) => /Administrat/.test(l) && l.includes('name="mandat"'));
  const mandat = /name="mandat" value="([^"]+)"/.exec(siens ?? '')?.[1];
  if (mandat !== undefined) await qui.envoyer('/moi/mandat', { mandat }, moi);
}

/** The code that the page of installation asks for, as the telephone that read it would give. */
export function codeMontre(page: string, maintenant: number): string {
  const secret = /<code class="cle">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? '';
  return HOTP.generate({ secret: Secret.fromBase32(secret), counter: Math.floor(maintenant / 30_000) });
}
