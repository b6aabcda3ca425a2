import { a, enumerer } from '../../basics/francais.ts';
import type { Jour } from '../../basics/jour.ts';
import { jour } from './phrase.ts';

/** Rights, dates, reasons, and what the journal refused. */
export const REFUS_COMMUNS = {
  'hors-convention': () =>
    "Votre organisation n'est pas partie à cette convention. Demandez au service qui la pilote de faire cet acte.",
  'fonction-sans-droit': (r: { readonly qui: readonly string[] }) =>
    `Cet acte revient ${enumerer(r.qui.map(a), 'ou')}. Demandez-leur de le faire.`,
  'regard-autre-jour': () =>
    "Vous regardez la convention telle qu'elle est un autre jour. Revenez à aujourd'hui pour agir.",
  'phase-contraire': (r: { readonly phase: string; readonly possibles: readonly string[] }) =>
    `La convention est ${r.phase}. Cet acte n'est possible que sur une convention ${enumerer(r.possibles, 'ou')}.`,
  'jour-futur': (r: { readonly jour: Jour; readonly aujourdhui: Jour }) =>
    `Le ${jour(r.jour)} n'est pas encore venu. Un fait s'enregistre une fois arrivé : au plus tard à la date du ${jour(r.aujourdhui)}.`,
  'jour-de-l-enregistrement': (r: { readonly jour: Jour; readonly aujourdhui: Jour }) =>
    `Cet acte ne peut pas être daté du ${jour(r.jour)} : venant de vous, il porte le jour où il s'enregistre, le ${jour(r.aujourdhui)}. Pour un envoi plus ancien, demandez à qui l'a reçu de l'enregistrer à sa date.`,
  'motif-absent': () => 'Le motif manque. Écrivez-le : il restera au journal avec le fait.',
  'demande-illisible': () =>
    "Ce qui a été envoyé n'est pas un acte que Maillage connaisse. Rien n'est enregistré : partez du formulaire de la page.",
  'donnee-refusee': (r: { readonly chemin: string }) =>
    `La valeur donnée pour « ${r.chemin} » n'a pas la forme attendue. Reprenez-la dans le formulaire.`,
  'texte-irrecevable': (r: { readonly texte: string }) =>
    `Le texte « ${r.texte} » contient un caractère qui ne peut pas être conservé. Saisissez-le de nouveau au clavier.`,
  'texte-trop-long': (r: { readonly max: number }) =>
    `Le texte dépasse ${r.max} caractères. Raccourcissez-le, ou joignez-le en pièce.`,
  'partie-inconnue': (r: { readonly partie: string; readonly parties: readonly string[] }) =>
    `« ${r.partie} » n'est pas une partie de la convention. Choisissez ${enumerer(r.parties, 'ou')}.`,
  'exercice-absent': () =>
    "L'exercice manque. Dites l'année à laquelle le fait se rapporte : rien n'est déduit de sa date.",
  'exercice-hors-convention': (r: {
    readonly exercice: number;
    readonly premier: number;
    readonly dernier: number;
  }) => `L'exercice ${r.exercice} n'est pas couvert. Choisissez une année de ${r.premier} à ${r.dernier}.`,
  'ecrit-entre-temps': (r: { readonly faits: readonly string[]; readonly autres: number }) =>
    `Le dossier a changé pendant votre saisie : ${enumerer(r.faits)}${r.autres > 0 ? `, et ${r.autres} avant` : ''}. Rien de votre acte n'est enregistré. Relisez le dossier, puis recommencez si l'acte reste utile.`,
  'lecture-arretee': (r: { readonly quoi: string; readonly pourquoi: string }) =>
    `Ce ${r.quoi} est trop complexe pour être lu ici : ${r.pourquoi}. Rien n'est changé. Simplifiez-le ou partagez-le, puis recommencez.`,
  'lecture-occupee': (r: { readonly quoi: string }) =>
    `Ce ${r.quoi} n'a pas été lu : d'autres sont en cours de lecture. Rien n'est changé. Réessayez dans une minute.`,
  'non-enregistre': () =>
    "L'acte n'a pas pu être écrit, rien n'est enregistré. Recommencez dans quelques minutes, et prévenez l'administrateur si cela dure.",
  'horloge-reculee': (r: { readonly minutes: number }) =>
    `L'horloge du serveur a reculé : elle est en retard de ${duree(r.minutes)} sur le dernier fait déjà écrit ici. Rien n'est enregistré, pour que les faits gardent leur ordre. Prévenez l'administrateur, puis recommencez une fois l'horloge remise à l'heure.`,
  'dossier-introuvable': () =>
    'Aucune convention accessible ne porte cet identifiant. Partez de la liste de vos conventions.',
};

function duree(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`;
  const heures = Math.floor(minutes / 60);
  return heures < 48 ? `${heures} heures` : `${Math.floor(heures / 24)} jours`;
}
