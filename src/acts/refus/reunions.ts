import { a, enumerer } from '../../basics/francais.ts';
import type { Jour } from '../../basics/jour.ts';
import { jour } from './phrase.ts';

/** Meetings and procedures. */
export const REFUS_REUNIONS = {
  'instance-inconnue': (r: { readonly instance: string }) =>
    `La convention ne prévoit pas d'instance « ${r.instance} ». Choisissez-en une parmi les siennes.`,
  'ne-demande-pas': (r: {
    readonly partie: string;
    readonly instance: string;
    readonly parties: readonly string[];
  }) =>
    `${r.partie} ne peut pas demander « ${r.instance} ». La convention le permet ${enumerer(r.parties.map(a), 'ou')}.`,
  'seance-avant-convocation': (r: { readonly tenueLe: Jour; readonly convocation: Jour }) =>
    `La séance du ${jour(r.tenueLe)} précède la convocation du ${jour(r.convocation)}. Corrigez l'une des deux dates.`,
  'deja-convoquee': (r: { readonly instance: string; readonly prevueLe: Jour }) =>
    `« ${r.instance} » est déjà convoquée pour le ${jour(r.prevueLe)}. Déplacez cette séance, ou annulez-la.`,
  'reunion-inconnue': () =>
    "Cette séance n'est pas au dossier, ou sa convocation a été annulée. Partez de l'échéancier.",
  'reunion-deja-tenue': (r: { readonly le: Jour }) =>
    `La séance a été tenue le ${jour(r.le)}. Annulez ce fait s'il est faux.`,
  'reunion-deja-annulee': () => 'La séance a été annulée. Convoquez-en une autre.',
  'meme-date': (r: { readonly prevueLe: Jour }) =>
    `La séance est déjà prévue le ${jour(r.prevueLe)}. Choisissez un autre jour.`,
  'autre-jour-que-prevu': (r: { readonly prevueLe: Jour }) =>
    `La séance était prévue le ${jour(r.prevueLe)}. Enregistrez d'abord son déplacement si elle s'est tenue un autre jour.`,
  'autre-instance': (r: { readonly instance: string }) =>
    `Cette convocation est celle de « ${r.instance} ». Choisissez la bonne instance.`,
  'convocation-a-dire': (r: { readonly instance: string; readonly prevueLe: Jour }) =>
    `« ${r.instance} » est convoquée pour le ${jour(r.prevueLe)}. Dites s'il s'agit de cette séance.`,
  'procedure-inconnue': (r: { readonly procedure: string }) =>
    `La convention ne prévoit pas de procédure « ${r.procedure} ». Choisissez-en une parmi les siennes.`,
  'convention-deja-finie': (r: { readonly depuis: Jour | null }) =>
    `La convention a déjà pris fin${r.depuis === null ? '' : ` le ${jour(r.depuis)}`}. Aucune procédure n'y mettrait fin de nouveau.`,
  'sans-initiative': (r: { readonly partie: string; readonly parties: readonly string[] }) =>
    `${r.partie} ne peut pas ouvrir cette procédure. La convention le permet ${enumerer(r.parties.map(a), 'ou')}.`,
  'motif-hors-liste': (r: { readonly motifs: readonly string[] }) =>
    `Ce motif n'est pas prévu. Choisissez parmi : ${enumerer(r.motifs, 'ou')}.`,
  'procedure-deja-ouverte': (r: { readonly depuis: Jour }) =>
    `Cette procédure est ouverte depuis le ${jour(r.depuis)}. Poursuivez-la.`,
  'ouverture-inconnue': () => "Cette procédure n'est pas au dossier, ou son ouverture a été annulée.",
  'procedure-close': (r: { readonly le: Jour }) =>
    `Cette procédure est close depuis le ${jour(r.le)}. Ouvrez-en une autre si besoin.`,
  'etape-inconnue': (r: { readonly etape: string; readonly etapes: readonly string[] }) =>
    `La procédure n'a pas d'étape « ${r.etape} ». Choisissez parmi : ${enumerer(r.etapes, 'ou')}.`,
  'etape-deja-franchie': (r: { readonly le: Jour }) =>
    `Cette étape a été franchie le ${jour(r.le)}. Annulez ce fait s'il est faux.`,
  'etape-fermee': (r: { readonly etape: string; readonly cause: string }) =>
    `« ${r.etape} » n'est plus possible : « ${r.cause} » a été franchie. Il n'y a rien à faire.`,
  'etape-precedente': (r: { readonly etape: string; readonly precedente: string }) =>
    `« ${r.etape} » vient après « ${r.precedente} ». Enregistrez d'abord cette étape.`,
  'etape-trop-tot': (r: { readonly etape: string; readonly des: Jour }) =>
    `La convention ne permet pas « ${r.etape} » avant le ${jour(r.des)}. Attendez ce jour.`,
  'reception-inconnue': (r: { readonly etape: string; readonly attendue: string }) =>
    `Le délai de « ${r.etape} » part de la réception de « ${r.attendue} », qui n'est pas enregistrée. Enregistrez l'avis de réception.`,
  'etape-d-une-autre-partie': (r: { readonly etape: string; readonly parties: readonly string[] }) =>
    `« ${r.etape} » revient ${enumerer(r.parties.map(a), 'ou')}. Laissez-leur cette étape.`,
  'avant-ouverture': (r: { readonly le: Jour }) =>
    `La procédure a été ouverte le ${jour(r.le)}. Indiquez ce jour ou un jour postérieur.`,
};
