import { clairsSoleils } from '../../demo/identites.ts';
import type { ApplicationOuverte } from '../browser/application.ts';
import type { Visite } from './entree.ts';

export interface Route {
  readonly methode: 'GET' | 'POST';
  /** as the application declares it, its parameters named */
  readonly chemin: string;
}

/** Every route of the application, once. */
export function lireLesRoutes({ service }: ApplicationOuverte): readonly Route[] {
  const vues = new Map<string, Route>();
  for (const { method, path } of service.application.routes)
    if (method === 'GET' || method === 'POST')
      vues.set(`${method} ${path}`, { methode: method, chemin: path });
  return [...vues.values()];
}

/** Gives a route's parameters real values. */
export type Remplir = (chemin: string) => string;

/** An agreement of the association « Clairs-Soleils », which the pilot sees too. */
export async function conventionDEssai({ service }: ApplicationOuverte): Promise<string> {
  const espace = await service.espaces.de('demonstration');
  const siennes = await espace?.conventions(clairsSoleils.presidence, { page: 1, taille: 1 });
  return siennes?.lignes[0]?.flux ?? '';
}

/** Real values, so that a refusal is about who asks and never about what is missing; read as the pilot reads them. */
export async function apprendreLesParametres(
  application: ApplicationOuverte,
  pilote: Pick<Visite, 'lire'>,
): Promise<Remplir> {
  const convention = await conventionDEssai(application);
  const premier = (motif: RegExp, page: string): string => {
    const trouve = motif.exec(page)?.[1];
    if (trouve === undefined) throw new Error(`aucune page ne donne ${motif}`);
    return trouve;
  };
  const arrivee = premier(/\/guichet\/arrivees\/([cd]-[a-z0-9]+)/, await pilote.lire('/guichet?vue=tout'));
  const page = await pilote.lire(`/conventions/${convention}`);
  const echeance = premier(/\/echeances\/([a-z0-9/-]+)/, page);
  const versement = premier(/\/versements\/([a-z0-9/-]+)/, page);
  const fiche = premier(/(\/conventions\/[^"]*\/fiches\/[a-z0-9-]+\/[0-9]{4})/, page);
  const [exercice = '', formulaire = ''] = fiche.split('/').reverse();
  const partie = premier(/\/remplir\/([a-z0-9.-]+)/, await pilote.lire(fiche));
  const empreinte = premier(
    /\/conventions\/nouvelle\/([0-9a-f]{64})/,
    await pilote.lire('/conventions/nouvelle'),
  );
  const uns: Readonly<Record<string, string>> = { formulaire, exercice, partie };
  return (chemin) =>
    chemin
      .replace(/:id\{.*?\}(?=$|\/)/, arrivee)
      .replace(/:nom\{.*\}$/, `${'x'.repeat(32)}.ics`)
      .replace(/:rang\{\[1-9\].*\}$/, '1')
      .replace(
        ':id',
        chemin.startsWith('/organisations/') ? clairsSoleils.presidence.organisation : convention,
      )
      .replace(/:cle\{.*\}$/, chemin.includes('/echeances/') ? echeance : versement)
      .replace(/:empreinte\{[^}]*\}+/, empreinte)
      .replace(/:rang\{\[0-9\]\{1,9\}\}/, '3')
      .replace(/:(formulaire|exercice|partie)\{[^}]*\}+/g, (_, nom) => uns[nom] ?? '')
      .replace(':acte', 'signaler-evenement')
      .replace(':geste', 'inviter')
      .replace(':espace', 'demonstration')
      .replace(/:(organisation|sceau|jeton|nom)/g, 'inconnu');
}
