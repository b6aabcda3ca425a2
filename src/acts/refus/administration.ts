import { enumerer } from '../../basics/francais.ts';
import type { Jour } from '../../basics/jour.ts';
import type { Fonction } from '../../facts/annuaire.ts';
import { jour } from './phrase.ts';

const FONCTIONS: Partial<Record<Fonction, string>> = {
  administrateur: "à l'administrateur de l'espace",
  'agent-pilote': 'au service pilote',
};

/** The espace itself: lists taken over, texts, neighbourhoods, settings. */
export const REFUS_ADMINISTRATION = {
  'administration-sans-droit': (r: { readonly fonctions: readonly Fonction[] }) =>
    `Cela revient ${enumerer(
      r.fonctions.map((f) => FONCTIONS[f] ?? f),
      'ou',
    )} de la collectivité qui répond de cet espace. Demandez-leur de le faire.`,
  'cellule-absente': (r: { readonly quoi: string }) =>
    `Cette cellule est vide, et « ${r.quoi} » est nécessaire. Remplissez-la.`,
  'cellule-jour': (r: { readonly texte: string }) =>
    `« ${r.texte} » ne se lit pas comme un jour. Attendu : une date, par exemple 24/11/2026.`,
  'cellule-montant': (r: { readonly texte: string }) =>
    `« ${r.texte} » ne se lit pas comme un montant positif. Attendu : des euros, par exemple 81 000,00.`,
  'cellule-nombre': (r: { readonly texte: string }) =>
    `« ${r.texte} » n'est pas un nombre entier. Attendu : des chiffres seulement.`,
  'cellule-part': (r: { readonly texte: string }) =>
    `« ${r.texte} » ne se lit pas comme une part. Attendu : par exemple 1/3 ou 80 %.`,
  'cellule-organisation': (r: { readonly texte: string; readonly connues: readonly string[] }) =>
    `« ${r.texte} » n'est pas une organisation de l'espace. Attendu : ${enumerer(r.connues, 'ou') || 'une organisation inscrite'}, par son nom ou son SIRET.`,
  'cellule-quartier': (r: { readonly texte: string; readonly connus: readonly string[] }) =>
    `« ${r.texte} » n'est pas un quartier de l'espace. Attendu : ${enumerer(r.connus, 'ou') || 'un quartier inscrit'}.`,
  'colonne-sans-jour': (r: { readonly quoi: string; readonly colonne: string }) =>
    `Le jour manque pour « ${r.quoi} » : un fait n'est jamais daté par supposition. Remplissez la colonne « ${r.colonne} ».`,
  'colonne-sans-montant': (r: { readonly quoi: string }) =>
    `Un jour est donné pour « ${r.quoi} », sans montant. Remplissez le montant, ou videz la date.`,
  'deux-fois-la-ligne': (r: { readonly ligne: number }) =>
    `Cette ligne dit la même convention que la ligne ${r.ligne} : même titre, même association. Retirez l'une des deux.`,
  'deja-repris': (r: { readonly le: Jour }) =>
    `Ce fichier a déjà été repris le ${jour(r.le)}. Annulez d'abord cette reprise, ou déposez un fichier qui ne contient que les nouvelles lignes.`,
  'reprise-fautive': (r: { readonly combien: number }) =>
    `Le tableau contient ${r.combien} faute${r.combien > 1 ? 's' : ''} : rien n'est repris. Corrigez le fichier, puis déposez-le de nouveau.`,
  'quartiers-sans-nom': (r: { readonly colonnes: readonly string[] }) =>
    `Aucune colonne ne donne le nom du quartier. Colonnes lues : ${enumerer(r.colonnes.filter((c) => c !== '').slice(0, 12))}. Nommez-en une « Nom » ou « nom_qp ».`,
  'quartiers-sans-commune': () =>
    'Le tableau ne dit pas de quelle commune est chaque quartier. Laissez la commune vide, ou ajoutez une colonne « Commune ».',
  'quartiers-rien': () => 'Le tableau ne change rien : aucun quartier nouveau, aucun qui diffère.',
  'quartiers-fautifs': (r: { readonly combien: number }) =>
    `Le tableau contient ${r.combien} faute${r.combien > 1 ? 's' : ''} : rien n'est inscrit. Corrigez le fichier, puis joignez-le de nouveau.`,
  'quartier-deux-fois': (r: { readonly nom: string }) =>
    `« ${r.nom} » est déjà plus haut dans le tableau. Gardez une seule des deux lignes.`,
  'quartier-nom': () => 'Le nom du quartier manque, ou dépasse 120 caractères. Écrivez-le.',
  'quartier-statut': (r: { readonly texte: string; readonly attendus: readonly string[] }) =>
    `« ${r.texte} » n'est pas un statut connu. Attendu : ${enumerer(r.attendus, 'ou')}.`,
  'quartier-habitants': (r: { readonly texte: string }) =>
    `« ${r.texte} » n'est pas un nombre d'habitants. Attendu : des chiffres seulement, ou rien.`,
  'mention-trop-longue': () => 'Cette réponse dépasse 2 000 caractères. Raccourcissez-la.',
  'personne-tient-mandat': (r: { readonly nom: string; readonly organisations: readonly string[] }) =>
    `${r.nom} agit encore, ou doit agir, pour ${enumerer(r.organisations)}. Terminez d'abord ses mandats : l'effacement est possible dès le lendemain de leur dernier jour.`,
  'personne-absente': () =>
    "Cette personne n'est pas, ou n'est plus, au registre de l'espace. Repartez de la liste.",
  'compte-absent': () =>
    "Cette personne n'a pas de compte : elle n'a pas encore accepté d'invitation. Il n'y a rien à lever.",
  'compte-partage': () =>
    "Ce compte sert aussi dans un autre espace, que ce second facteur protège. Demandez à qui tient l'installation de le lever.",
  'duree-hors-bornes': (r: { readonly min: number; readonly maximum: number }) =>
    `Cette durée va de ${r.min} à ${r.maximum} mois. Choisissez-en une entre les deux.`,
  'modele-fautif': (r: { readonly combien: number }) =>
    `Le texte contient ${r.combien} faute${r.combien > 1 ? 's' : ''} : il n'est pas publié. Corrigez-${r.combien > 1 ? 'les' : 'la'}, puis vérifiez de nouveau.`,
  'modele-retire': () =>
    "Ce modèle n'est plus proposé aux nouvelles conventions. Choisissez-en un autre, ou demandez à l'administrateur de le proposer de nouveau.",
  'modele-version-prise': (r: { readonly nom: string; readonly version: string }) =>
    `La version ${r.version} de « ${r.nom} » existe déjà, avec un autre texte. Un texte publié ne change pas : donnez une autre version à celui-ci.`,
  'modele-deja-offert': (r: { readonly nom: string; readonly version: string }) =>
    `« ${r.nom} », version ${r.version}, est déjà proposé aux nouvelles conventions, avec ce même texte.`,
  'modele-deja-retire': (r: { readonly nom: string; readonly version: string }) =>
    `« ${r.nom} », version ${r.version}, est déjà retiré du choix.`,
  'reprise-vide': () =>
    'Le tableau ne contient aucune ligne à reprendre. Déposez le fichier qui les contient.',
  'reprise-trop-longue': (r: { readonly max: number }) =>
    `Le tableau dépasse ${r.max} lignes. Partagez-le en plusieurs fichiers.`,
  'reprise-inconnue': () => "Cette reprise n'existe pas. Repartez de la liste des reprises.",
  'reprise-deja-annulee': (r: { readonly le: Jour }) =>
    `Cette reprise a déjà été annulée le ${jour(r.le)}. Ses conventions ne paraissent plus.`,
  'reprise-depassee': (r: { readonly titres: readonly string[] }) =>
    `Quelqu'un a écrit depuis dans ${enumerer(r.titres)}. La reprise ne s'annule plus d'un bloc : corrigez fait par fait, au journal de chaque convention.`,
};
