import { enumerer } from '../../basics/francais.ts';
import type { Jour } from '../../basics/jour.ts';
import type { Centimes } from '../../basics/montant.ts';
import { jour, montant } from './phrase.ts';

/** Grants, instalments, sums taken back, aid in kind, figures. */
export const REFUS_ARGENT = {
  'versements-inconnus': (r: { readonly versements: string }) =>
    `La convention ne prévoit pas de versements « ${r.versements} ». Choisissez-en dans la page des versements.`,
  'payeur-inconnu': (r: { readonly payeur: string; readonly payeurs: readonly string[] }) =>
    `${r.payeur} ne paie pas cette subvention. Choisissez ${enumerer(r.payeurs, 'ou')}.`,
  'versement-inconnu': () =>
    "Aucun versement ne correspond à cette tranche et à cette année. Partez du versement dans l'échéancier.",
  'versement-pas-venu': (r: { readonly du: Jour | null }) =>
    r.du === null
      ? "La date de ce versement n'est pas encore connue. Attendez le fait dont elle dépend."
      : `Ce versement n'est payable qu'à partir du ${jour(r.du)}. Revenez ce jour-là.`,
  'versement-suspendu': (r: { readonly manque: readonly string[] }) =>
    `Ce versement est suspendu : il manque ${enumerer(r.manque)}. Il se débloque dès que ce qui manque est enregistré.`,
  'montant-indetermine': () =>
    "Le montant de ce versement n'a pas de base : la subvention ou le chiffre dont il dépend n'est pas enregistré. Enregistrez-le d'abord.",
  'versement-sans-objet': () => "Ce versement est sans objet : il n'y a rien à payer.",
  'deja-liquide': (r: { readonly le: Jour }) =>
    `Ce versement a été liquidé le ${jour(r.le)}. Annulez la liquidation si elle est fausse.`,
  'montant-change': (r: { readonly vu: Centimes; readonly montant: Centimes }) =>
    `Le montant n'est plus de ${montant(r.vu)} mais de ${montant(r.montant)}. Relisez le calcul, puis liquidez ce montant.`,
  'montant-nul': () =>
    'Le montant est nul. Un paiement se compte en euros et en centimes, au-dessus de zéro.',
  'montant-negatif': () => "Le montant est négatif. Pour de l'argent rendu, enregistrez un reversement.",
  'paiement-au-dela': (r: { readonly paye: Centimes; readonly du: Centimes }) =>
    `Il reste ${montant(r.du)} à payer, et le paiement est de ${montant(r.paye)}. Écrivez pourquoi, ou corrigez le montant.`,
  'paiement-sans-droit': (r: { readonly etat: string }) =>
    `Ce versement est ${r.etat} : il n'était pas à payer. Écrivez pourquoi il l'a été.`,
  'avant-liquidation': (r: { readonly le: Jour }) =>
    `Ce versement a été liquidé le ${jour(r.le)}. Indiquez ce jour ou un jour postérieur.`,
  'rien-a-recouvrer': () => "Il n'y a pas de trop-perçu à recouvrer pour cet exercice.",
  'titre-au-dela': (r: { readonly montant: Centimes; readonly reste: Centimes }) =>
    `Le titre est de ${montant(r.montant)}, et il reste ${montant(r.reste)} de trop-perçu sans titre. Corrigez le montant.`,
  'reversement-au-dela': (r: { readonly montant: Centimes; readonly reste: Centimes }) =>
    `Le reversement est de ${montant(r.montant)}, et le trop-perçu de ${montant(r.reste)}. Corrigez le montant.`,
  'grandeur-inconnue': (r: { readonly grandeur: string; readonly grandeurs: readonly string[] }) =>
    r.grandeurs.length === 0
      ? "La convention ne fait dépendre aucun versement d'un chiffre à constater."
      : `La convention ne compte pas « ${r.grandeur} ». Choisissez parmi : ${enumerer(r.grandeurs, 'ou')}.`,
  'aide-non-prevue': (r: { readonly obligation: string }) =>
    `« ${r.obligation} » ne se demande pas. Choisissez une aide prévue par la convention.`,
  'demande-inconnue': () => "Cette demande d'aide n'est pas au dossier, ou elle a été annulée.",
  'aide-deja-decidee': (r: { readonly le: Jour }) =>
    `Cette demande a reçu sa réponse le ${jour(r.le)}. Annulez cette réponse si elle est fausse.`,
  'avant-demande': (r: { readonly le: Jour }) =>
    `La demande date du ${jour(r.le)}. Indiquez ce jour ou un jour postérieur.`,
  'valeur-absente': () =>
    "La valeur de l'aide manque. Chiffrez-la : elle doit se retrouver dans les comptes de l'association.",
  'indice-inconnu': (r: { readonly indice: string; readonly indices: readonly string[] }) =>
    r.indices.length === 0
      ? "La convention n'indexe aucun montant."
      : `La convention ne suit pas l'indice « ${r.indice} ». Choisissez ${enumerer(r.indices, 'ou')}.`,
};
