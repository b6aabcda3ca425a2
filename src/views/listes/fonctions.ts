import type { Fonction } from '../../facts/annuaire.ts';

/** What each office comes for, in one sentence. */
export const CE_QU_ON_VIENT_FAIRE: Readonly<Record<Fonction, string>> = {
  'agent-pilote':
    'Suit toutes les conventions : reçoit les pièces, relance, convoque, prépare les versements.',
  agent: 'Suit la part de son organisation dans les conventions dont elle est partie.',
  finances: 'Liquide et paie ce qui est exigible, voit ce qui est retenu et pourquoi.',
  elu: 'Voit en dix secondes où en est chaque partenariat, et ce qui se décide quand.',
  dirigeant: 'Signe, demande la subvention, répond au nom de l’association.',
  equipe: 'Dépose les pièces et remplit la fiche annuelle de l’association.',
  observateur: 'Lit ce que la commission de suivi examine ; n’enregistre rien.',
  administrateur: 'Tient le référentiel de l’espace et corrige ce qui doit l’être.',
};

/** The office in a word or two, above the organisation. */
export const FONCTIONS: Readonly<Record<Fonction, string>> = {
  'agent-pilote': 'Service pilote',
  agent: 'Agent',
  finances: 'Finances',
  elu: 'Élu',
  dirigeant: 'Présidence',
  equipe: 'Équipe',
  observateur: 'Observateur',
  administrateur: 'Administration',
};
