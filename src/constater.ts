import type { Espace } from './espace/espace.ts';
import type { Services } from './rules/services.ts';

/** What an installation is set with, as its settings say it. */
export interface Installation {
  readonly smtp?: { readonly url: string; readonly expediteur: string } | null;
  readonly oidc: { readonly emetteur: string } | null;
  readonly clamd?: string | null;
  /** `espace`: null: the only one there is */
  readonly boite?: {
    readonly utilisateur: string;
    readonly hote: string;
    readonly espace: string | null;
  } | null;
}

/** Tells the journal of the espace how its installation is set, when that has changed since. Never a secret. */
export async function constaterServices(espace: Espace, installation: Installation): Promise<void> {
  const { smtp, oidc, clamd, boite } = installation;
  const sienne = boite && (boite.espace === null || boite.espace === espace.id);
  const services: Services = {
    ...(smtp ? { courriels: `par ${new URL(smtp.url).hostname}, de ${smtp.expediteur}` } : {}),
    ...(oidc ? { agents: new URL(oidc.emetteur).hostname } : {}),
    ...(sienne ? { guichet: `${boite.utilisateur}, sur ${boite.hote}` } : {}),
    ...(clamd ? { examens: 'par clamd' } : {}),
  };
  await espace.constaterServices(services);
}
