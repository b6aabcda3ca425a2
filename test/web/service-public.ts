import type { Message } from '../../src/documents/courriel/service.ts';
import type { Limites } from '../../src/web/porte/quotas.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { fonder } from './entree.ts';

export const PUBLIQUE = 'https://conventions.exemple.fr';
export const CAMILLE = 'camille@valmont.example.fr';
const MOT_DE_PASSE = 'tasse verte nuage 47';

/** The service as people reach it, in https, its mails kept; Camille administers an espace and has an account. */
export interface ServicePublic {
  readonly application: ApplicationOuverte;
  readonly invitation: string;
  readonly partis: Message[];
  visiteur(): Visiteur;
}

export async function ouvrirServicePublic(limites: Partial<Limites> = {}): Promise<ServicePublic> {
  const partis: Message[] = [];
  const application = await ouvrirApplication(
    { sessions: 10_000, documents: 10_000, ecritures: 10_000, ...limites },
    {
      adressePublique: PUBLIQUE,
      courrier: async (message) => void partis.push(message),
      jetonDeMetriques: 'jeton-de-mesure-assez-long',
    },
  );
  const invitation = await fonder(application.donnees);
  const visiteur = () => new Visiteur(application);
  await visiteur().envoyer(invitation, { nom: 'Camille Dupré', 'mot-de-passe': MOT_DE_PASSE });
  return { application, invitation, partis, visiteur };
}

/** Someone who comes by the public address; what stands between is not played. */
export class Visiteur {
  readonly #application: ApplicationOuverte;
  readonly temoins = new Map<string, string>();
  dernier: readonly string[] = [];

  constructor(application: ApplicationOuverte) {
    this.#application = application;
  }

  async aller(chemin: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.temoins].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ');
    const reponse = await this.#application.service.application.request(`${PUBLIQUE}${chemin}`, {
      ...init,
      headers: { origin: PUBLIQUE, cookie, ...(init.headers as object) },
    });
    this.dernier = reponse.headers.getSetCookie();
    for (const pose of this.dernier) {
      const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(pose) ?? [];
      if (/Max-Age=0/.test(pose)) this.temoins.delete(nom);
      else this.temoins.set(nom, valeur);
    }
    return reponse;
  }

  async jeton(chemin: string): Promise<string> {
    return /name="jeton" value="([^"]+)"/.exec(await (await this.aller(chemin)).text())?.[1] ?? '';
  }

  async envoyer(chemin: string, champs: Readonly<Record<string, string>>, page = chemin): Promise<Response> {
    const jeton = await this.jeton(page);
    return this.aller(chemin, { method: 'POST', body: new URLSearchParams({ jeton, ...champs }) });
  }

  entrer(champs: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.envoyer('/connexion', { courriel: CAMILLE, 'mot-de-passe': MOT_DE_PASSE, ...champs });
  }

  prendre(mandat: string): Promise<Response> {
    return this.envoyer('/identite', { cle: mandat });
  }
}
