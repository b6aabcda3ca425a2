import { euros } from '../../src/basics/montant.ts';
import { cadreAvecAgrement } from './annee.ts';
import {
  acompte,
  aideDemandee,
  avecDepot,
  compte,
  controle,
  convoquee,
  dernier,
  type Epreuves,
  motif,
  tropPaye,
} from './situations.ts';
import { cadreSigne, dvq, equipe, finances, le, presidente } from './vie.ts';

/** Rows of the table put to the test: money, meetings, procedures, the journal. */
export const EPREUVES_SUITES: Epreuves<
  | 'demander-subvention'
  | 'enregistrer-vote'
  | 'liquider-versement'
  | 'enregistrer-paiement'
  | 'emettre-titre'
  | 'enregistrer-reversement'
  | 'constater-montant'
  | 'enregistrer-indice'
  | 'demander-aide'
  | 'decider-aide'
  | 'demander-reunion'
  | 'convoquer-reunion'
  | 'deplacer-reunion'
  | 'annuler-reunion'
  | 'tenir-reunion'
  | 'ouvrir-procedure'
  | 'franchir-etape'
  | 'ecrire-message'
  | 'annuler-fait'
> = {
  'demander-subvention': {
    sur: cadreSigne,
    par: presidente,
    jour: '20 août 2026',
    donnees: () => ({ versements: 'fonctionnement', exercice: 2027, montant: euros(255_000) }),
    refuse: [() => ({ exercice: 2031 }), 'exercice-hors-convention'],
  },
  'enregistrer-vote': {
    sur: cadreSigne,
    par: finances,
    jour: '26 mars 2026',
    donnees: () => ({ ...compte, montant: euros(250_000) }),
    refuse: [() => ({ exercice: 2031 }), 'exercice-hors-convention'],
  },
  'liquider-versement': {
    sur: cadreAvecAgrement,
    par: finances,
    jour: '10 février 2026',
    donnees: () => ({ ...acompte, montant: euros(81_000) }),
    refuse: [() => ({ montant: euros(80_000) }), 'montant-change'],
  },
  'enregistrer-paiement': {
    sur: cadreAvecAgrement,
    par: finances,
    jour: '12 février 2026',
    donnees: () => ({ ...acompte, montant: euros(81_000) }),
    refuse: [() => ({ montant: euros(82_000) }), 'paiement-au-dela'],
  },
  'emettre-titre': {
    sur: tropPaye,
    par: finances,
    jour: '1 septembre 2026',
    donnees: () => ({ ...compte, montant: euros(21_000) }),
    refuse: [() => ({ montant: euros(21_001) }), 'titre-au-dela'],
  },
  'enregistrer-reversement': {
    sur: tropPaye,
    par: finances,
    jour: '1 octobre 2026',
    donnees: () => ({ ...compte, montant: euros(21_000) }),
    refuse: [() => ({ exercice: 2027 }), 'rien-a-recouvrer'],
  },
  'constater-montant': {
    sur: cadreSigne,
    par: dvq,
    jour: '3 septembre 2026',
    donnees: () => ({ grandeur: 'valorisation-votee', exercice: 2026, montant: euros(4_200) }),
    refuse: [() => ({ grandeur: 'temperature' }), 'grandeur-inconnue'],
  },
  // No modele kept here is indexed: the row is refused on all of them.
  'enregistrer-indice': null,
  'demander-aide': {
    sur: cadreSigne,
    par: equipe,
    jour: '3 mars 2026',
    donnees: () => ({ obligation: 'aides-en-nature', nature: 'locaux' }),
    refuse: [() => ({ nature: 'helicoptere' }), 'nature-inconnue'],
  },
  'decider-aide': {
    sur: aideDemandee,
    par: dvq,
    jour: '2 avril 2026',
    donnees: (vie) => ({
      demande: dernier(vie, 'aide-demandee'),
      decision: 'accordee',
      valeur: euros(4_200),
    }),
    refuse: [() => ({ valeur: undefined }), 'valeur-absente'],
  },
  'demander-reunion': {
    sur: cadreSigne,
    par: presidente,
    jour: '3 mars 2026',
    donnees: () => ({ instance: 'commission-suivi', partie: 'association' }),
    refuse: [() => ({ instance: 'bal' }), 'instance-inconnue'],
  },
  'convoquer-reunion': {
    sur: cadreSigne,
    par: dvq,
    jour: '12 octobre 2026',
    donnees: () => ({ instance: 'commission-suivi', tenueLe: le('10 décembre 2026'), exercice: 2026 }),
    refuse: [() => ({ tenueLe: le('1 octobre 2026') }), 'seance-avant-convocation'],
  },
  'deplacer-reunion': {
    sur: convoquee,
    par: dvq,
    jour: '1 décembre 2026',
    donnees: (vie) => ({ reunion: dernier(vie, 'reunion-convoquee'), tenueLe: le('17 décembre 2026') }),
    refuse: [() => ({ tenueLe: le('10 décembre 2026') }), 'meme-date'],
  },
  'annuler-reunion': {
    sur: convoquee,
    par: dvq,
    jour: '1 décembre 2026',
    donnees: (vie) => ({ reunion: dernier(vie, 'reunion-convoquee') }),
    textes: motif,
    refuse: [() => ({ reunion: 'vie:999' }), 'reunion-inconnue'],
  },
  'tenir-reunion': {
    sur: convoquee,
    par: dvq,
    jour: '10 décembre 2026',
    donnees: (vie) => ({ instance: 'commission-suivi', reunion: dernier(vie, 'reunion-convoquee') }),
    refuse: [() => ({ reunion: undefined, exercice: 2026 }), 'convocation-a-dire'],
  },
  'ouvrir-procedure': {
    sur: cadreSigne,
    par: presidente,
    jour: '1 mars 2027',
    donnees: () => ({ procedure: 'resiliation-faute', partie: 'association', motif: 'defaillance' }),
    refuse: [() => ({ motif: 'ennui' }), 'motif-hors-liste'],
  },
  'franchir-etape': {
    sur: controle,
    par: dvq,
    jour: '2 mars 2027',
    donnees: (vie) => ({ ouverture: dernier(vie, 'procedure-ouverte'), etape: 'ouverture' }),
    refuse: [() => ({ etape: 'reponse' }), 'etape-precedente'],
  },
  'ecrire-message': {
    sur: cadreSigne,
    par: presidente,
    jour: '2 juin 2026',
    donnees: () => ({ sur: { sorte: 'echeance', cle: 'pieces-annuelles/2026' } }),
    textes: { message: 'Les comptes arrivent en fin de semaine.' },
    refuse: [() => ({ sur: { sorte: 'echeance', cle: 'pieces-annuelles/1999' } }), 'sujet-inconnu'],
  },
  'annuler-fait': {
    sur: avecDepot,
    par: equipe,
    jour: '11 juillet 2026',
    donnees: (vie) => ({ fait: dernier(vie, 'piece-deposee') }),
    textes: motif,
    refuse: [() => ({ fait: 'vie:1' }), 'fonction-sans-droit'],
  },
};
