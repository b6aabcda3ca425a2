import type { Jour } from '../../basics/jour.ts';
import { jour } from './phrase.ts';

/** What comes to the counter: deposits, classing, entering, returning. */
export const REFUS_GUICHET = {
  'guichet-sans-droit': () =>
    "Cet acte revient au service qui tient ce guichet, ou à l'organisation qui dépose. Demandez-leur de le faire.",
  'arrivee-introuvable': () =>
    'Aucune arrivée de ce guichet ne porte cet identifiant. Partez de la liste du guichet.',
  'hors-guichet': () =>
    'Ce guichet ne suit aucune convention avec cette organisation. Choisissez-en une autre, ou demandez au service qui pilote la convention.',
  'depot-sans-fichier': () => "Aucun fichier n'a été gardé. Joignez au moins un fichier, puis déposez.",
  'depot-antidate': () =>
    "Un dépôt en ligne est daté du jour où il est fait. Pour un papier posté plus tôt, remettez-le au guichet, qui dira son jour d'envoi.",
  'arrivee-a-part': () => "Cette arrivée est mise à part. Reprenez-la d'abord.",
  'arrivee-pas-a-part': () => "Cette arrivée n'est pas mise à part. Il n'y a rien à reprendre.",
  'arrivee-finie': () => 'Chaque fichier de cette arrivée a déjà sa suite. Il ne reste rien à décider.',
  'arrivee-entamee': () =>
    "Un fichier de cette arrivée est déjà versé ou retourné. Elle ne change plus d'expéditeur.",
  'expediteur-a-reconnaitre': () =>
    "On ne sait pas encore qui a envoyé cela. Dites d'abord de quelle organisation cela vient.",
  'fichier-inconnu': () => "Ce fichier n'est pas de cette arrivée. Partez de sa page.",
  'fichier-deja-verse': (r: { readonly le: Jour }) =>
    `Ce fichier a été versé au dossier le ${jour(r.le)}. Pour le retirer, annulez le dépôt dans le dossier.`,
  'fichier-deja-retourne': (r: { readonly le: Jour }) =>
    `Ce fichier a été retourné le ${jour(r.le)}. Attendez une nouvelle version.`,
  'fichier-non-classe': () => "Ce fichier n'est pas classé. Dites d'abord de quelle pièce il s'agit.",
  'fichier-en-quarantaine': () =>
    "Ce fichier attend la recherche de programmes nuisibles. Revenez dans quelques minutes, et prévenez l'administrateur si cela dure.",
  'fichier-infecte': () =>
    'Un programme nuisible a été trouvé dans ce fichier. Retournez-le avec son motif : il ne sera remis à personne.',
  'classement-ailleurs': () =>
    "Cette convention n'est pas suivie par ce guichet avec cette organisation. Choisissez une pièce de la liste.",
  'arrivee-deja-versee': (r: { readonly le: Jour }) =>
    `Ce fichier du guichet est déjà au dossier depuis le ${jour(r.le)}. Il n'y a rien à refaire.`,
};
