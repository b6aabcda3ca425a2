import { AGREMENT, FICHIER } from './annee.ts';
import {
  acteCcas,
  aNotifier,
  avecDepot,
  avenantAutorise,
  deliberee,
  dernier,
  type Epreuves,
  enRetard,
  executoire,
  motif,
} from './situations.ts';
import {
  agentCcas,
  agentGbm,
  cadreSigne,
  cpoSignee,
  dvq,
  elueCcas,
  equipe,
  le,
  presidente,
  projetDeCadre,
} from './vie.ts';

/** Rows of the table put to the test: papers and the agreement itself. */
export const EPREUVES_CONVENTION: Epreuves<
  | 'deposer-piece'
  | 'accepter-piece'
  | 'retourner-piece'
  | 'demander-piece'
  | 'relancer'
  | 'lever-reserve'
  | 'constater-obligation'
  | 'signaler-notification'
  | 'remplir-fiche'
  | 'deposer-deliberation'
  | 'transmettre-acte'
  | 'publier-acte'
  | 'signer'
  | 'notifier'
  | 'signer-avenant'
  | 'denoncer-reconduction'
  | 'confier-fonction'
  | 'signaler-evenement'
  | 'porter-appreciation'
> = {
  'deposer-piece': {
    sur: cadreSigne,
    par: equipe,
    jour: '12 janvier 2026',
    donnees: () => ({
      obligation: 'agrement-initial',
      piece: 'notification-caf',
      moyen: 'depot',
      fichier: FICHIER,
      ...AGREMENT,
    }),
    refuse: [() => ({ piece: 'photo' }), 'piece-inconnue'],
  },
  'accepter-piece': {
    sur: avecDepot,
    par: dvq,
    jour: '12 juillet 2026',
    donnees: (vie) => ({ depot: dernier(vie, 'piece-deposee') }),
    refuse: [() => ({ depot: 'vie:999' }), 'depot-inconnu'],
  },
  'retourner-piece': {
    sur: avecDepot,
    par: dvq,
    jour: '12 juillet 2026',
    donnees: (vie) => ({ depot: dernier(vie, 'piece-deposee') }),
    textes: motif,
    refuse: [() => ({ depot: 'vie:999' }), 'depot-inconnu'],
  },
  'demander-piece': {
    sur: cadreSigne,
    par: agentCcas,
    jour: '2 mars 2026',
    donnees: () => ({ obligation: 'assurances', pieces: ['preuve-primes'], pourLe: le('16 mars 2026') }),
    refuse: [() => ({ pieces: ['photo'] }), 'piece-inconnue'],
  },
  relancer: {
    sur: cadreSigne,
    par: dvq,
    jour: '1 août 2026',
    donnees: () => ({ echeance: 'pieces-annuelles/2026', moyen: 'telephone' }),
    refuse: [() => ({ echeance: 'pieces-annuelles/1999' }), 'echeance-inconnue'],
  },
  'lever-reserve': {
    sur: enRetard,
    par: dvq,
    jour: '3 août 2026',
    donnees: () => ({ echeance: 'pieces-annuelles/2026' }),
    textes: motif,
    refuse: [() => ({ echeance: 'pieces-annuelles/2027' }), 'aucune-reserve'],
  },
  'constater-obligation': {
    sur: cadreSigne,
    par: agentGbm,
    jour: '3 mars 2026',
    donnees: () => ({ obligation: 'mention-soutien', conforme: true }),
    refuse: [() => ({ conforme: false }), 'motif-absent'],
  },
  'signaler-notification': {
    sur: cadreSigne,
    par: equipe,
    jour: '5 novembre 2026',
    donnees: () => ({ piece: 'notification-caf' }),
    refuse: [() => ({ piece: 'rapport-activite' }), 'notification-inconnue'],
  },
  'remplir-fiche': {
    sur: cadreSigne,
    par: equipe,
    jour: '20 novembre 2026',
    donnees: () => ({
      formulaire: 'fiche-de-suivi',
      exercice: 2026,
      reponses: { 'chiffres.salaires.prevu': 1 },
    }),
    refuse: [() => ({ exercice: 2031 }), 'exercice-hors-convention'],
  },
  'deposer-deliberation': {
    sur: projetDeCadre,
    par: elueCcas,
    jour: '3 décembre 2025',
    donnees: () => acteCcas,
    refuse: [() => ({ partie: 'association' }), 'fonction-sans-droit'],
  },
  'transmettre-acte': {
    sur: deliberee,
    par: agentCcas,
    jour: '5 décembre 2025',
    donnees: () => ({ ...acteCcas, identifiant: '025-262500564-20251203-D00198310-DE' }),
    refuse: [() => ({ identifiant: '025' }), 'identifiant-illisible'],
  },
  'publier-acte': {
    sur: deliberee,
    par: dvq,
    jour: '8 décembre 2025',
    donnees: () => acteCcas,
    refuse: [() => ({ partie: 'gbm' }), 'deliberation-absente'],
  },
  signer: {
    sur: executoire,
    par: elueCcas,
    jour: '20 décembre 2025',
    donnees: () => ({ partie: 'ccas' }),
    refuse: [() => ({ partie: 'ville' }), 'fonction-sans-droit'],
  },
  notifier: {
    sur: aNotifier,
    par: dvq,
    jour: '23 décembre 2025',
    donnees: () => ({}),
    refuse: [
      (vie) => {
        vie.faire(dvq, { acte: 'notifier', jour: le('23 décembre 2025'), donnees: {}, textes: {} });
        return {};
      },
      'deja-notifiee',
    ],
  },
  'signer-avenant': {
    sur: () => avenantAutorise(),
    par: dvq,
    jour: '2 avril 2026',
    donnees: () => ({
      numero: 1,
      parties: ['ville', 'association'],
      effet: le('2 avril 2026'),
      termes: {},
      exercice: 2026,
    }),
    refuse: [() => ({ numero: 4 }), 'numero-avenant'],
  },
  'denoncer-reconduction': {
    sur: cpoSignee,
    par: presidente,
    jour: '30 juin 2028',
    donnees: () => ({ partie: 'association' }),
    refuse: [() => ({ partie: 'ville' }), 'fonction-sans-droit'],
  },
  'confier-fonction': {
    sur: cadreSigne,
    par: presidente,
    jour: '3 mars 2026',
    donnees: () => ({ partie: 'association', fonction: 'tresorier', personne: 'quelqu-un' }),
    refuse: [() => ({ fonction: 'Trésorier !' }), 'donnee-refusee'],
  },
  'signaler-evenement': {
    sur: cadreSigne,
    par: equipe,
    jour: '3 mars 2026',
    donnees: () => ({ evenement: 'changement', nature: 'bureau' }),
    refuse: [() => ({ nature: 'couleur' }), 'nature-inconnue'],
  },
  'porter-appreciation': {
    sur: cadreSigne,
    par: elueCcas,
    jour: '3 mars 2026',
    donnees: () => ({ objet: 'commission-suivi', conclusion: 'significatif' }),
    textes: motif,
    refuse: [() => ({ objet: 'meteo' }), 'objet-inconnu'],
  },
};
