import type { Jour } from '../../basics/jour.ts';
import { jour } from './phrase.ts';

/** Who acts for whom: organisations, invitations, mandates, delegations. */
export const REFUS_ANNUAIRE = {
  'annuaire-sans-droit': () =>
    "Dire qui agit pour cette organisation revient à ses administrateurs, à sa présidence, ou à l'administrateur de l'espace. Demandez-leur de le faire.",
  'coordonnees-sans-droit': () =>
    "Les coordonnées bancaires d'une association se demandent par sa présidence ; elles se rappellent et se valident chez un payeur, aux finances ou au service pilote. Un payeur est partie à une convention en vigueur que l'association a signée.",
  'fiche-inchangee': () => "La fiche dit déjà tout cela. Changez ce qui doit l'être, ou revenez en arrière.",
  'identite-par-l-autorite': () =>
    "La nature et les numéros d'une organisation (SIRET, RNA) sont tenus par la collectivité qui répond de l'espace. Demandez-lui de les corriger.",
  'nature-d-un-role-tenu': (r: { readonly role: 'entite' | 'association' }) =>
    `Cette organisation est ${r.role === 'association' ? "l'association" : 'un organisme public'} d'une convention : sa nature ne change pas. S'il s'agit d'un autre organisme, inscrivez-le à part.`,
  'nom-d-un-autre': (r: { readonly autre: string }) =>
    `Ce nom est celui d'une autre organisation de l'espace : ${r.autre}. Choisissez-en un qui ne se confonde pas, ou demandez à la collectivité de l'enregistrer.`,
  'se-gouverne': () =>
    "Cette organisation a sa présidence ou son administrateur : à eux de dire qui agit pour elle. Demandez-leur d'inviter cette personne.",
  'fini-par-soi': () =>
    "Vous avez terminé vous-même un mandat de présidence ou d'administration de cette organisation : une autre personne nomme qui la dirigera. Demandez à un autre administrateur de l'espace ; s'il n'y en a pas, invitez-en un.",
  'pour-soi': () =>
    "Personne ne se donne une fonction à soi-même. Demandez à quelqu'un d'autre qui peut inviter de vous la confier.",
  'invitation-de-soi': () =>
    "Vous avez envoyé cette invitation : quelqu'un d'autre doit l'accepter. Déconnectez-vous d'abord, si elle est destinée à une autre personne.",
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
  'coordonnees-par-l-association': () =>
    "L'association a une présidence ou un administrateur dans l'espace : à eux de demander le changement, pour qu'une même personne ne le demande et ne le vérifie pas. Demandez-leur de l'enregistrer.",
  'telephone-de-qui-demande': () =>
    'Le numéro de rappel a été noté par la personne qui demande le changement : le rappeler ne prouverait rien. Faites noter par un collègue un numéro pris sur un papier signé, puis faites redemander.',
  'telephone-de-qui-valide': () =>
    "Vous avez noté le numéro qui a été rappelé : une autre personne doit valider. Demandez à un collègue des finances ou du service pilote ; s'il n'y en a pas, faites-en inviter un par l'administrateur.",
  'telephone-d-un-tiers': () =>
    "Le numéro connu avant la demande a été noté par une organisation qui ne paie pas l'association : il ne prouve rien. Refusez la demande, notez un numéro pris sur un papier signé, puis faites redemander.",
  'rappel-de-qui-demande': () =>
    'Vous avez enregistré la demande : une autre personne doit rappeler. Demandez à un collègue des finances ou du service pilote.',
  'interlocuteur-absent': () => 'Le nom de qui a répondu manque. Écrivez-le, avec sa fonction.',
  'rappel-absent': () =>
    "Personne n'a encore rappelé l'association au numéro connu avant la demande. Faites ce rappel d'abord.",
  'rappel-infirme': (r: { readonly le: Jour }) =>
    `Au rappel du ${jour(r.le)}, l'association n'a pas reconnu cette demande. Refusez-la, et prévenez votre responsable.`,
  'meme-personne': () =>
    'Vous avez enregistré la demande, ou fait le rappel : une autre personne doit valider. Demandez à un collègue des finances ou du service pilote ; s’il n’y en a pas, faites-en inviter un par l’administrateur.',
  'dernier-administrateur': () =>
    "C'est le dernier administrateur de l'espace : sans lui, plus personne ne pourrait y inviter. Confiez d'abord cette fonction à quelqu'un d'autre, sans date de fin.",
};
