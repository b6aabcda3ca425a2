import { enumerer } from '../../basics/francais.ts';
import type { Jour } from '../../basics/jour.ts';
import { jour } from './phrase.ts';

/** Papers, deadlines, reminders, reserves, forms. */
export const REFUS_PIECES = {
  'obligation-inconnue': (r: { readonly obligation: string }) =>
    `La convention ne prévoit pas d'obligation « ${r.obligation} ». Choisissez-en une dans l'échéancier.`,
  'piece-inconnue': (r: {
    readonly piece: string;
    readonly obligation: string;
    readonly pieces: readonly string[];
  }) =>
    r.pieces.length === 0
      ? `« ${r.obligation} » n'attend aucune pièce. Constatez-la directement.`
      : `« ${r.piece} » n'est pas une pièce de « ${r.obligation} ». Choisissez parmi : ${enumerer(r.pieces, 'ou')}.`,
  'echeance-inconnue': (r: { readonly obligation: string }) =>
    `Aucune échéance de « ${r.obligation} » ne correspond. Partez de l'échéance voulue dans l'échéancier.`,
  'echeance-ambigue': (r: { readonly obligation: string; readonly nombre: number }) =>
    `${r.nombre} échéances de « ${r.obligation} » peuvent recevoir cette pièce. Dites laquelle.`,
  'rien-de-demande': (r: { readonly obligation: string }) =>
    `« ${r.obligation} » ne se remet que sur demande, et aucune demande n'est enregistrée. Faites d'abord enregistrer la demande.`,
  'fenetre-fermee': (r: { readonly obligation: string; readonly ouverture: Jour }) =>
    `« ${r.obligation} » n'est pas encore ouverte. Revenez à partir du ${jour(r.ouverture)}.`,
  'avant-declencheur': (r: { readonly obligation: string; readonly depuis: Jour }) =>
    `« ${r.obligation} » n'est née que le ${jour(r.depuis)}. Indiquez ce jour ou un jour postérieur.`,
  'hors-periode': (r: { readonly obligation: string; readonly du: Jour | null; readonly au: Jour | null }) =>
    `« ${r.obligation} » ne se dépose que pendant la convention${
      r.du !== null && r.au !== null ? `, du ${jour(r.du)} au ${jour(r.au)}` : ''
    }. Indiquez un jour de cette période.`,
  'maximum-par-exercice': (r: {
    readonly obligation: string;
    readonly maximum: number;
    readonly exercice: number;
  }) =>
    `La convention n'admet que ${r.maximum} dépôt${r.maximum > 1 ? 's' : ''} pour « ${r.obligation} » au titre de ${r.exercice}, et il est déjà fait. Attendez l'exercice suivant, ou faites retourner le premier.`,
  'periode-absente': (r: { readonly piece: string }) =>
    `La période couverte par « ${r.piece} » manque. Indiquez son premier et son dernier jour.`,
  'periode-inversee': (r: { readonly du: Jour; readonly au: Jour }) =>
    `La période finit le ${jour(r.au)}, avant de commencer le ${jour(r.du)}. Corrigez l'une des deux dates.`,
  'reception-avant-envoi': (r: { readonly envoi: Jour; readonly reception: Jour }) =>
    `La réception du ${jour(r.reception)} précède l'envoi du ${jour(r.envoi)}. Corrigez l'une des deux dates.`,
  'remise-a-constater': () =>
    "Ce que vous devez remettre se dépose ici avec son fichier. Un envoi par courriel, par la poste ou en main propre s'enregistre par qui le reçoit.",
  'fichier-absent': () =>
    "Un dépôt en ligne se fait avec son fichier. Joignez-le, ou choisissez un autre moyen d'envoi.",
  'fichier-introuvable': () => "Le fichier joint n'est pas arrivé jusqu'au dépôt. Joignez-le de nouveau.",
  'piece-deja-acceptee': (r: { readonly piece: string; readonly le: Jour }) =>
    `« ${r.piece} » a été acceptée le ${jour(r.le)}. Faites d'abord annuler cette acceptation si une autre version doit la remplacer.`,
  'depot-inconnu': () =>
    "Ce dépôt n'est pas au dossier, ou il a été annulé. Partez du dépôt dans l'échéancier.",
  'avant-depot': (r: { readonly depot: Jour }) =>
    `La pièce a été envoyée le ${jour(r.depot)}. Indiquez ce jour ou un jour postérieur.`,
  'depot-deja-accepte': (r: { readonly le: Jour }) =>
    `Ce dépôt a été accepté le ${jour(r.le)}. Annulez l'acceptation avant de revenir dessus.`,
  'depot-deja-retourne': (r: { readonly le: Jour }) =>
    `Ce dépôt a été retourné le ${jour(r.le)}. Attendez une nouvelle version, ou annulez le retour.`,
  'non-demandable': (r: { readonly obligation: string }) =>
    `« ${r.obligation} » a sa propre échéance et ne se demande pas. Relancez l'échéance si elle tarde.`,
  'pieces-absentes': () => 'Aucune pièce n’est désignée. Cochez au moins une pièce à demander.',
  'delai-passe': (r: { readonly pourLe: Jour; readonly demande: Jour }) =>
    `Le délai du ${jour(r.pourLe)} ne laisse aucun jour après la demande du ${jour(r.demande)}. Fixez un jour postérieur.`,
  'rien-a-relancer': (r: { readonly obligation: string }) =>
    `« ${r.obligation} » n'attend plus rien. Aucune relance n'est utile.`,
  'aucune-reserve': (r: { readonly obligation: string }) =>
    `« ${r.obligation} » ne porte aucune réserve. Une réserve naît d'une pièce arrivée hors délai.`,
  'reserve-deja-levee': (r: { readonly obligation: string }) =>
    `La réserve sur « ${r.obligation} » est déjà levée. Il n'y a rien à refaire.`,
  'se-prouve-par-pieces': (r: { readonly obligation: string; readonly pieces: readonly string[] }) =>
    `« ${r.obligation} » se prouve par ses pièces : ${enumerer(r.pieces)}. Enregistrez leur dépôt.`,
  'deja-constatee': (r: { readonly obligation: string }) =>
    `« ${r.obligation} » est déjà constatée. Annulez le constat s'il est faux.`,
  'notification-inconnue': (r: { readonly piece: string; readonly pieces: readonly string[] }) =>
    r.pieces.length === 0
      ? "La convention ne fait dépendre aucune échéance d'une notification reçue d'un tiers. Déposez la pièce elle-même."
      : `Aucune échéance ne dépend de la réception de « ${r.piece} ». Choisissez parmi : ${enumerer(r.pieces, 'ou')}.`,
  'formulaire-inconnu': (r: { readonly formulaire: string }) =>
    `La convention n'a pas de formulaire « ${r.formulaire} ». Ouvrez la fiche depuis son échéance.`,
  'reponse-irrecevable': (r: { readonly chemin: string }) =>
    `La réponse à « ${r.chemin} » n'est pas de la sorte attendue. Reprenez-la dans la fiche.`,
  'brouillon-depasse': () =>
    "Quelqu'un de votre organisation a enregistré cette partie pendant votre saisie. Votre texte est toujours dans la page : relisez, puis enregistrez de nouveau pour le garder à la place du sien.",
  'fiche-vide': () => "La fiche est vide. Remplissez au moins une rubrique avant de l'envoyer.",
  'reponse-inconnue': (r: { readonly chemin: string }) =>
    `La fiche n'a pas de rubrique « ${r.chemin} ». Rouvrez la fiche : sa forme a pu changer.`,
};
