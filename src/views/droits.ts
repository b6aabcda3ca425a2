import type { Acteur } from '../acts/acteur.ts';
import type { NomActe } from '../acts/demande.ts';
import type { ActeExamine } from '../acts/possibles.ts';
import { direQui, droitDOffice } from '../acts/qui.ts';
import { ecrireRefus } from '../acts/refus.ts';
import { TABLE } from '../acts/table.ts';
import type { Etat } from '../rules/etat.ts';

/** What someone may do on an agreement, act by act: now, not now and why, or never and who may. */
export interface DroitDit {
  readonly acte: NomActe;
  readonly libelle: string;
  readonly quand: 'maintenant' | 'pas-maintenant' | 'pas-vous';
  readonly pourquoi: string;
}

export interface RubriqueDeDroits {
  readonly titre: string;
  readonly droits: readonly DroitDit[];
}

/** Every act of the table, by topic. `actes`: what was examined for this person today. */
export function direDroits(
  etat: Etat,
  acteur: Acteur,
  actes: readonly ActeExamine[],
): readonly RubriqueDeDroits[] {
  return RUBRIQUES.map(([titre, libelles]) => ({
    titre,
    droits: (Object.entries(libelles) as [NomActe, string][]).map(([acte, libelle]) => ({
      acte,
      libelle,
      ...juger(
        etat,
        acteur,
        acte,
        actes.filter((a) => a.demande.acte === acte),
      ),
    })),
  }));
}

function juger(
  etat: Etat,
  acteur: Acteur,
  acte: NomActe,
  examines: readonly ActeExamine[],
): Pick<DroitDit, 'quand' | 'pourquoi'> {
  if (examines.some((a) => a.empechements.length === 0))
    return {
      quand: 'maintenant',
      pourquoi: 'Le rôle de votre organisation et votre fonction le permettent.',
    };
  const { qui } = TABLE[acte];
  if (droitDOffice(qui, etat, acteur) === 'non')
    return { quand: 'pas-vous', pourquoi: `Le peuvent\u00A0: ${direQui(qui).join('\u202F; ')}.` };
  const raisons = [
    ...new Set(
      examines
        .flatMap((a) => a.empechements)
        .filter((r) => r.code !== 'fonction-sans-droit')
        .map(ecrireRefus),
    ),
  ];
  return {
    quand: 'pas-maintenant',
    pourquoi: raisons[0] ?? 'Rien, dans ce dossier, ne l’appelle aujourd’hui.',
  };
}

type Libelles<A extends NomActe> = Readonly<Record<A, string>>;

const PIECES = {
  'deposer-piece': 'Déposer une pièce',
  'accepter-piece': 'Accepter une pièce déposée',
  'retourner-piece': 'Retourner une pièce, avec un motif',
  'demander-piece': 'Demander une pièce',
  relancer: 'Relancer',
  'lever-reserve': 'Lever une réserve',
  'constater-obligation': 'Constater qu’une obligation est tenue ou non',
  'signaler-notification': 'Signaler une notification reçue d’un tiers',
  'remplir-fiche': 'Déposer la fiche annuelle',
} satisfies Partial<Libelles<NomActe>>;

const CONVENTION = {
  'deposer-deliberation': 'Enregistrer une délibération',
  'transmettre-acte': 'Enregistrer une transmission au contrôle de légalité',
  'publier-acte': 'Enregistrer une publication',
  signer: 'Signer la convention',
  notifier: 'Notifier la convention',
  'signer-avenant': 'Enregistrer un avenant',
  'denoncer-reconduction': 'Dénoncer la reconduction',
  'confier-fonction': 'Dire qui tient une fonction',
  'signaler-evenement': 'Signaler un événement',
  'porter-appreciation': 'Porter une appréciation',
} satisfies Partial<Libelles<NomActe>>;

const ARGENT = {
  'demander-subvention': 'Demander la subvention',
  'enregistrer-vote': 'Enregistrer un vote de crédits',
  'liquider-versement': 'Liquider un versement',
  'enregistrer-paiement': 'Enregistrer un paiement',
  'emettre-titre': 'Émettre un titre de recette',
  'enregistrer-reversement': 'Enregistrer un reversement',
  'constater-montant': 'Constater un montant',
  'enregistrer-indice': 'Enregistrer un indice',
  'demander-aide': 'Demander une aide',
  'decider-aide': 'Décider d’une aide',
} satisfies Partial<Libelles<NomActe>>;

const REUNIONS = {
  'demander-reunion': 'Demander une réunion',
  'convoquer-reunion': 'Convoquer une réunion',
  'deplacer-reunion': 'Déplacer une réunion',
  'annuler-reunion': 'Annuler une réunion',
  'tenir-reunion': 'Enregistrer une réunion tenue',
  'ouvrir-procedure': 'Ouvrir une procédure',
  'franchir-etape': 'Franchir une étape de procédure',
  'ecrire-message': 'Écrire un message aux autres parties',
  'annuler-fait': 'Annuler un fait, avec un motif',
} satisfies Partial<Libelles<NomActe>>;

/** Complete by type: an act added to the table must be named here. */
const TOUS: Libelles<NomActe> = { ...PIECES, ...CONVENTION, ...ARGENT, ...REUNIONS };

const RUBRIQUES: readonly (readonly [string, Partial<typeof TOUS>])[] = [
  ['Les pièces', PIECES],
  ['La convention', CONVENTION],
  ['L’argent', ARGENT],
  ['Les réunions, les procédures, le journal', REUNIONS],
];
