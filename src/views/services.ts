import type { Service } from '../rules/services.ts';

/** What each service of the installation brings, what is missing without it, and what sets it. */
export const SERVICES_DITS: Readonly<
  Record<Service, { readonly titre: string; readonly sans: string; readonly reglage: string }>
> = {
  courriels: {
    titre: 'Envoi des courriels',
    sans: 'Rappels, invitations et liens de connexion sont écrits, et attendent\u00A0: personne ne les reçoit.',
    reglage: 'MAILLAGE_SMTP',
  },
  agents: {
    titre: 'Identité professionnelle',
    sans: 'Les agents entrent par un mot de passe ou par un lien, avec un second facteur.',
    reglage: 'MAILLAGE_OIDC_EMETTEUR',
  },
  guichet: {
    titre: 'Boîte aux lettres du guichet',
    sans: 'Les pièces se déposent sur le site seulement\u00A0: ce qui est envoyé par courriel n’arrive pas ici.',
    reglage: 'MAILLAGE_IMAP',
  },
  examens: {
    titre: 'Recherche de programmes nuisibles',
    sans: 'Les fichiers déposés ne sont pas examinés\u00A0: ouvrez-les avec prudence.',
    reglage: 'MAILLAGE_CLAMD',
  },
};
