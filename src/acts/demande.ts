import type { Jour } from '../basics/jour.ts';
import type { DonneesDe, SorteDeFait, TextesDe } from '../facts/fait.ts';
import type { Reponses } from '../facts/fiche.ts';

/** Every act on an existing agreement, with the fact that it records. An act is an infinitive, a fact a participle. */
export const FAIT_DE_L_ACTE = {
  'deposer-piece': 'piece-deposee',
  'accepter-piece': 'piece-acceptee',
  'retourner-piece': 'piece-retournee',
  'demander-piece': 'piece-demandee',
  relancer: 'relance-envoyee',
  'lever-reserve': 'reserve-levee',
  'constater-obligation': 'obligation-constatee',
  'signaler-notification': 'notification-recue',
  'remplir-fiche': 'fiche-remplie',
  'deposer-deliberation': 'deliberation-prise',
  'transmettre-acte': 'acte-transmis',
  'publier-acte': 'acte-publie',
  signer: 'convention-signee',
  notifier: 'convention-notifiee',
  'signer-avenant': 'avenant-signe',
  'denoncer-reconduction': 'denonciation-notifiee',
  'confier-fonction': 'fonction-confiee',
  'signaler-evenement': 'evenement-survenu',
  'porter-appreciation': 'appreciation-portee',
  'demander-subvention': 'subvention-demandee',
  'enregistrer-vote': 'subvention-votee',
  'liquider-versement': 'versement-liquide',
  'enregistrer-paiement': 'versement-effectue',
  'emettre-titre': 'titre-emis',
  'enregistrer-reversement': 'reversement-recu',
  'constater-montant': 'montant-constate',
  'enregistrer-indice': 'indice-publie',
  'demander-aide': 'aide-demandee',
  'decider-aide': 'aide-decidee',
  'demander-reunion': 'reunion-demandee',
  'convoquer-reunion': 'reunion-convoquee',
  'deplacer-reunion': 'reunion-deplacee',
  'annuler-reunion': 'reunion-annulee',
  'tenir-reunion': 'reunion-tenue',
  'ouvrir-procedure': 'procedure-ouverte',
  'franchir-etape': 'etape-franchie',
  'ecrire-message': 'message-ecrit',
  'annuler-fait': 'fait-annule',
} as const satisfies Record<string, SorteDeFait>;

export type NomActe = keyof typeof FAIT_DE_L_ACTE;

/**
 * What someone asks to record: an act, the day it happened, the data and texts of its fact. Some acts ask for less
 * than their fact holds, because the program knows the rest: the calculation shown, the name of a text.
 */
export type Demande<A extends NomActe = NomActe> = {
  [K in A]: {
    readonly acte: K;
    readonly jour: Jour;
    readonly donnees: DonneesDemandees<K>;
    readonly textes: { readonly [T in TextesDe<(typeof FAIT_DE_L_ACTE)[K]>]?: string };
  };
}[A];

export type DonneesDemandees<K extends NomActe> = K extends keyof DonneesPropres
  ? DonneesPropres[K]
  : DonneesDe<(typeof FAIT_DE_L_ACTE)[K]>;

interface DonneesPropres {
  /** `montant`: the amount that the user saw; refused when it has changed since */
  'liquider-versement': Omit<DonneesDe<'versement-liquide'>, 'calcul'>;
  'enregistrer-paiement': Omit<DonneesDe<'versement-effectue'>, 'calcul'>;
  /** `modele`: content hash of the text that the agreement moves to */
  'signer-avenant': Omit<DonneesDe<'avenant-signe'>, 'modele'> & { readonly modele?: string | undefined };
  'remplir-fiche': {
    readonly formulaire: string;
    readonly exercice: number;
    /** answers by path; words, numbers (money in cents) and ticks */
    readonly reponses: Reponses;
  };
}

/** What creates an agreement: the modele, its terms, who holds each role. */
export interface Creation {
  readonly jour: Jour;
  readonly titre: string;
  /** content hash of a modele kept by the register */
  readonly modele: string;
  readonly termes: DonneesDe<'convention-creee'>['termes'];
  readonly parties: DonneesDe<'convention-creee'>['parties'];
  readonly quartiers: readonly string[];
}
