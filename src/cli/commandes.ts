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
    nom: 'fiche',
    resume: 'montre la fiche annuelle d’un exercice, ses chiffres, ses écarts et leurs explications',
    charger: async () => (await import('./commandes/fiche.ts')).FICHE,
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
    nom: 'reprendre',
    resume: 'fait entrer les conventions d’un tableau avec leur histoire, toutes ou aucune',
    charger: async () => (await import('./commandes/reprendre.ts')).REPRENDRE,
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
    nom: 'init',
    resume: 'ouvre un espace pour une collectivité et invite son administrateur',
    charger: async () => (await import('./commandes/init.ts')).INIT,
  },
  {
    nom: 'lien',
    resume: 'donne un lien à qui ne peut plus entrer',
    charger: async () => (await import('./commandes/lien.ts')).LIEN,
  },
  {
    nom: 'envoyer',
    resume: 'montre à blanc les rappels qu’un jour enverrait, et à qui',
    charger: async () => (await import('./commandes/envoyer.ts')).ENVOYER,
  },
  {
    nom: 'relever',
    resume: 'lit une fois la boîte aux lettres du guichet',
    charger: async () => (await import('./commandes/relever.ts')).RELEVER,
  },
  {
    nom: 'servir',
    resume: 'lance l’application dans un navigateur',
    charger: async () => (await import('./commandes/servir.ts')).SERVIR,
  },
  {
    nom: 'sauvegarder',
    resume: 'garde toute l’installation dans un fichier, pendant qu’elle sert',
    charger: async () => (await import('./commandes/sauvegarder.ts')).SAUVEGARDER,
  },
  {
    nom: 'restaurer',
    resume: 'remet une sauvegarde dans une installation neuve, entière et vérifiée, ou pas du tout',
    charger: async () => (await import('./commandes/restaurer.ts')).RESTAURER,
  },
  {
    nom: 'configuration',
    resume: 'dit chaque réglage du service, sa valeur et ses fautes',
    charger: async () => (await import('./commandes/configuration.ts')).CONFIGURATION,
  },
];
