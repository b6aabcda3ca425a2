import { guillemets, minuscule } from '../basics/francais.ts';
import { ecrireJour, type Jour } from '../basics/jour.ts';
import type { Proposition } from '../espace/propositions.ts';
import type { DonneesDe } from '../facts/fait.ts';
import type { MotifDEcart } from '../facts/guichet.ts';
import type { Arrivee, EtatDArrivee, FichierArrive } from '../rules/guichet.ts';
import { type NomsConnus, nomPiece } from './dit.ts';
import { titreEcheance } from './intitules.ts';
import { type Statut, statutEcheance } from './statuts.ts';
import { compter, sansArticle } from './typographie.ts';

/** « le service », or « l’association » that waits: what must still be done, for whoever reads. */
export function statutDArrivee(etat: EtatDArrivee, tientLeGuichet: boolean): Statut {
  switch (etat) {
    case 'a-classer':
      return { forme: 'proche', libelle: 'À classer' };
    case 'a-confirmer':
      return tientLeGuichet
        ? { forme: 'ouvert', libelle: 'À confirmer' }
        : { forme: 'attente', libelle: 'Chez le service' };
    case 'a-part':
      return { forme: 'suspendu', libelle: 'Mise à part' };
    case 'finie':
      return { forme: 'fait', libelle: 'Traitée' };
  }
}

export function statutDeFichier(f: FichierArrive): Statut {
  if (f.suite?.sorte === 'verse')
    return { forme: 'fait', libelle: `Versé au dossier le ${ecrireJour(f.suite.le)}` };
  if (f.suite?.sorte === 'retourne')
    return { forme: 'suspendu', libelle: `Retourné le ${ecrireJour(f.suite.le)}` };
  return f.classement === null
    ? { forme: 'proche', libelle: 'À classer' }
    : { forme: 'ouvert', libelle: 'Attend d’être confirmé' };
}

/** Why the reader of the mailbox left a message aside. */
export const MOTIFS_D_ECART_DITS: Readonly<Record<MotifDEcart, string>> = {
  'expediteur-inconnu': 'Aucune organisation n’est connue sous cette adresse',
  'reponse-automatique': 'C’est une réponse automatique',
  'avis-de-non-remise': 'C’est un avis de non-remise',
  boucle: 'Ce message est déjà passé par cette boîte',
  'envoi-en-nombre': 'C’est un envoi en nombre (liste, lettre d’information)',
  'deja-recu': 'Le même message, avec les mêmes fichiers, est déjà arrivé',
  'sans-fichier': 'Il ne porte aucun fichier',
  illisible: 'Il ne se lit pas : sa forme est abîmée',
  'trop-grand': 'Il est trop grand pour être gardé',
};

export const motifDEcartDit = (motif: string | null): string =>
  motif === null
    ? 'Sans motif connu'
    : Object.hasOwn(MOTIFS_D_ECART_DITS, motif)
      ? MOTIFS_D_ECART_DITS[motif as MotifDEcart]
      : motif;

const REFUS_DE_FICHIER: Readonly<Record<DonneesDe<'fichier-refuse'>['motif'], string>> = {
  vide: 'il est vide',
  'trop-grand': 'il dépasse 20 Mo',
  'type-interdit': 'ce genre de fichier n’est pas accepté',
  'type-mensonger': 'son contenu n’est pas celui que son nom annonce',
  macro: 'il contient un programme (macro)',
  'non-enregistre': 'le disque a refusé de l’écrire',
  'trop-nombreux': 'le message portait trop de fichiers',
};

export const direRefusDeFichier = ({ nom, motif }: Arrivee['refuses'][number]): string =>
  `${nom === null ? 'Un fichier' : guillemets(nom)} n’a pas été gardé : ${REFUS_DE_FICHIER[motif]}.`;

export interface PropositionVue {
  /** `Rapport d’activité 2025` */
  readonly piece: string;
  /** `Pièces annuelles 2026, en retard de 8 jours` */
  readonly echeance: string;
  readonly convention: string;
  /** null for a first sending */
  readonly version: string | null;
}

export function propositionView(p: Proposition, au: Jour): PropositionVue {
  const { dossier, echeance, piece, version } = p;
  const titre = sansArticle(nomPiece(dossier, piece.id, echeance.exercice));
  const de = titreEcheance(dossier, echeance);
  const etat = minuscule(statutEcheance(echeance, au).libelle);
  return {
    piece: titre,
    echeance: de === titre ? etat : `${de}, ${etat}`,
    convention: dossier.titre,
    version: version === 1 ? null : `version ${version}`,
  };
}

/** « Rapport d’activité 2025 (Pièces annuelles 2026, en retard de 8 jours), version 2 ». */
export const direProposition = (v: PropositionVue): string =>
  `${v.piece} (${v.echeance})${v.version === null ? '' : `, ${v.version}`}`;

/** What someone may quote of a receipt: the part of its name that tells it from the others, in groups to be read aloud. */
export const referenceDArrivee = (flux: string): string =>
  flux
    .replace(/^arrivee--[a-z]-/, '')
    .toUpperCase()
    .replace(/.{4}(?=.)/g, '$&\u00A0');

/** Who sends, as lists say it. */
export const direExpediteur = (
  noms: NomsConnus,
  a: { readonly organisation: string | null; readonly expediteur: string | null },
): string =>
  a.organisation === null
    ? (a.expediteur ?? 'Expéditeur inconnu')
    : (noms.organisation(a.organisation)?.nom ?? 'Organisation inconnue');

export const titreDArrivee = (a: {
  readonly objet: string | null;
  readonly fichiers: readonly { readonly nom: string | null }[];
}): string => {
  if (a.objet !== null && a.objet.trim() !== '') return a.objet;
  const [premier] = a.fichiers;
  if (!premier) return 'Message sans objet';
  const nom = premier.nom ?? 'fichier';
  return a.fichiers.length === 1
    ? nom
    : `${nom} et ${compter(a.fichiers.length - 1, 'autre fichier', 'autres fichiers')}`;
};
