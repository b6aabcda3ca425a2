import type { Jour } from '../../basics/jour.ts';
import { jour } from './phrase.ts';

/** Who acts for whom: organisations, invitations, mandates, delegations. */
export const REFUS_ANNUAIRE = {
  'annuaire-sans-droit': () =>
    "Dire qui agit pour cette organisation revient à ses administrateurs, à sa présidence, ou à l'administrateur de l'espace. Demandez-leur de le faire.",
  'nom-absent': () => 'Le nom manque. Écrivez-le en entier.',
  'siret-faux': () =>
    "Ce n'est pas un numéro SIRET : 14 chiffres, dont la clé doit tomber juste. Recopiez celui de l'avis de situation.",
  'rna-faux': () =>
    "Ce n'est pas un numéro du répertoire national des associations : un W et neuf chiffres. Recopiez celui du récépissé.",
  'adresse-fausse': () =>
    "Cette adresse électronique n'a pas la forme attendue (nom@domaine.fr). Corrigez-la.",
  'fonction-d-ailleurs': () =>
    "Cette fonction ne s'exerce pas dans ce genre d'organisation. Choisissez-en une de la liste.",
  'jours-inverses': (r: { readonly du: Jour; readonly au: Jour }) =>
    `Le ${jour(r.au)} vient avant le ${jour(r.du)}. Corrigez l'une des deux dates.`,
  'fin-passee': (r: { readonly hier: Jour }) =>
    `Ce qui a été fait sous ce mandat reste fait. Choisissez une fin au plus tôt la veille du ${jour(r.hier)}.`,
  'deja-invite': (r: { readonly expire: Jour }) =>
    `Cette personne est déjà invitée pour cette fonction, jusqu'au ${jour(r.expire)}. Retirez d'abord l'invitation, ou attendez sa réponse.`,
  'invitation-inconnue': () => "Cette invitation n'existe pas. Demandez un nouveau lien à qui vous a invité.",
  'invitation-acceptee': () => "L'invitation a déjà servi. Connectez-vous, votre fonction vous attend.",
  'invitation-retiree': () => "L'invitation a été retirée. Demandez un nouveau lien à qui vous a invité.",
  'invitation-expiree': (r: { readonly expire: Jour }) =>
    `L'invitation n'était ouverte que jusqu'au ${jour(r.expire)}. Demandez-en une nouvelle à qui vous a invité.`,
  'personne-inconnue': () =>
    "Cette personne n'est pas connue de l'espace. Invitez-la d'abord par son adresse électronique.",
  'deja-titulaire': (r: { readonly depuis: Jour }) =>
    `Cette personne tient déjà cette fonction, depuis le ${jour(r.depuis)}. Terminez d'abord ce mandat.`,
  'mandat-inconnu': () => "Ce mandat n'est pas de cette organisation. Repartez de la liste.",
  'mandat-fini': (r: { readonly au: Jour }) => `Ce mandat a pris fin le ${jour(r.au)}. Il ne change plus.`,
  'mandat-delegue': () =>
    'Une délégation ne se délègue pas à son tour. La personne absente désigne elle-même chaque délégataire.',
  'a-soi-meme': () => 'Cette personne tient déjà le mandat. Choisissez quelqu’un d’autre.',
  'hors-du-mandat': (r: { readonly du: Jour; readonly au: Jour | null }) =>
    `La délégation sort du mandat, tenu du ${jour(r.du)}${r.au === null ? '' : ` au ${jour(r.au)}`}. Rapprochez les dates.`,
  'telephone-faux': () =>
    "Ce n'est pas un numéro de téléphone. Écrivez-le avec ses dix chiffres, ou avec l'indicatif du pays.",
  'source-absente': () =>
    "Dites d'où vient ce numéro : un papier signé, une rencontre. C'est ce qui permettra de s'y fier.",
  'coordonnees-d-association': () =>
    "Seules les coordonnées bancaires d'une association se changent ici. Les entités publiques passent par leurs comptables.",
  'iban-faux': () =>
    "Ce n'est pas un IBAN : deux lettres de pays, deux chiffres, puis le numéro du compte. Recopiez-le du relevé d'identité bancaire.",
  'iban-cle': () =>
    "Un chiffre de cet IBAN est faux : sa clé ne tombe pas juste. Recopiez-le du relevé d'identité bancaire.",
  'iban-inchange': () => "C'est l'IBAN déjà en vigueur. Il n'y a rien à changer.",
  'titulaire-absent': () => 'Le titulaire du compte manque. Recopiez-le du relevé.',
  'coordonnees-en-cours': (r: { readonly depuis: Jour }) =>
    `Un changement est déjà en cours depuis le ${jour(r.depuis)}. Concluez-le d'abord : validez-le, ou refusez-le.`,
  'coordonnees-sans-demande': () =>
    "Aucun changement de coordonnées bancaires n'est en cours. Repartez de la page des coordonnées.",
  'telephone-inconnu-avant': (r: { readonly demande: Jour }) =>
    `Aucun numéro n'était connu avant la demande du ${jour(r.demande)} : rappeler un numéro donné depuis ne prouverait rien. Refusez la demande, notez un numéro pris sur un papier signé, puis faites redemander.`,
  'interlocuteur-absent': () => 'Le nom de qui a répondu manque. Écrivez-le, avec sa fonction.',
  'rappel-absent': () =>
    "Personne n'a encore rappelé l'association au numéro connu avant la demande. Faites ce rappel d'abord.",
  'rappel-infirme': (r: { readonly le: Jour }) =>
    `Au rappel du ${jour(r.le)}, l'association n'a pas reconnu cette demande. Refusez-la, et prévenez votre responsable.`,
  'meme-personne': () =>
    'Vous avez enregistré la demande, ou fait le rappel : une autre personne doit valider. Demandez à un collègue des finances ou du service pilote.',
  'dernier-administrateur': () =>
    "C'est le dernier administrateur de l'espace : sans lui, plus personne ne pourrait y inviter. Confiez d'abord cette fonction à quelqu'un d'autre, sans date de fin.",
};
