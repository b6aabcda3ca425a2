import type { Commande } from './commande.ts';

/** A command as the general help lists it; the rest is loaded when it is called, so that each starts at once. */
export interface CommandeAnnoncee {
  readonly nom: string;
  /** one line */
  readonly resume: string;
  readonly charger: () => Promise<Commande>;
}

/** Every command, in the order of the help. */
export const COMMANDES: readonly CommandeAnnoncee[] = [
  {
    nom: 'echeances',
    resume: 'montre les échéances de chaque partie et où elles en sont',
    charger: async () => (await import('./commandes/echeances.ts')).ECHEANCES,
  },
  {
    nom: 'versements',
    resume: 'montre les versements, leur montant, leur état et ce qui les débloque',
    charger: async () => (await import('./commandes/versements.ts')).VERSEMENTS,
  },
  {
    nom: 'exporter',
    resume: 'sort un dossier entier en archive, ou l’un de ses documents',
    charger: async () => (await import('./commandes/exporter.ts')).EXPORTER,
  },
  {
    nom: 'importer',
    resume: 'reprend un dossier exporté dans des données, entier ou pas du tout',
    charger: async () => (await import('./commandes/importer.ts')).IMPORTER,
  },
  {
    nom: 'verifier',
    resume: 'dit si un fait a été altéré, ôté ou déplacé, dans des archives ou dans toutes les données',
    charger: async () => (await import('./commandes/verifier.ts')).VERIFIER,
  },
  {
    nom: 'verifier-modele',
    resume: 'lit un modèle de convention et dit toutes ses fautes, à leur place',
    charger: async () => (await import('./commandes/verifier-modele.ts')).VERIFIER_MODELE,
  },
  {
    nom: 'servir',
    resume: 'lance l’application dans un navigateur',
    charger: async () => (await import('./commandes/servir.ts')).SERVIR,
  },
];
