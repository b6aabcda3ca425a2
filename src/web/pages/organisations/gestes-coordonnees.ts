import type { ActeDeCoordonnees } from '../../../acts/annuaire/coordonnees.ts';
import { ecrireJour } from '../../../basics/jour.ts';
import type { Champ } from '../../formulaires.ts';
import type { GesteDAnnuaire } from './declaration.ts';

const motif: Champ = {
  ...{ genre: 'long', id: 'donnees.motif', libelle: 'Pourquoi' },
  aide: 'Le motif reste à l’histoire de l’organisation',
};

/** Bank details: asked, called back, validated by a second person, or refused. */
export const GESTES_DE_COORDONNEES: { readonly [A in ActeDeCoordonnees]: GesteDAnnuaire } = {
  'noter-telephone': {
    acte: 'noter-telephone',
    sur: 'organisation',
    titre: () => 'Noter le numéro de rappel',
    lede: 'Un numéro que vous tenez d’un papier signé ou d’une rencontre, jamais d’un courriel qui demande un changement. Il ne servira qu’aux demandes à venir.',
    bouton: 'Noter le numéro',
    champs: () => [
      { genre: 'texte', id: 'donnees.numero', libelle: 'Numéro de téléphone' },
      {
        ...{ genre: 'texte', id: 'donnees.source', libelle: 'D’où il vient' },
        aide: 'Par exemple : convention signée, statuts, rencontre du 12 mars',
      },
    ],
  },
  'demander-coordonnees': {
    acte: 'demander-coordonnees',
    sur: 'organisation',
    titre: () => 'Changer de coordonnées bancaires',
    lede: 'Les paiements à l’association attendent jusqu’à ce que le changement soit validé ou refusé.',
    bouton: 'Demander le changement',
    champs: () => [
      { genre: 'texte', id: 'donnees.iban', libelle: 'IBAN', aide: 'Tel qu’il est écrit sur le relevé' },
      { genre: 'texte', id: 'donnees.titulaire', libelle: 'Titulaire du compte' },
      {
        ...{ genre: 'fichier', id: 'donnees.rib', libelle: 'Relevé d’identité bancaire' },
        aide: 'Celui de la banque : PDF, JPEG ou PNG, 20 Mo au plus',
      },
    ],
  },
  'rappeler-coordonnees': {
    acte: 'rappeler-coordonnees',
    sur: 'organisation',
    titre: () => 'Rappeler l’association',
    lede: (s) => {
      const t = s.coordonnees.enAttente?.telephone;
      return t
        ? `Appelez le ${t.numero ?? 'numéro effacé'}, noté le ${ecrireJour(t.jour)} (${t.source ?? 'source effacée'}), et aucun autre. Demandez si ce changement vient bien d’elle, puis enregistrez la réponse.`
        : 'Aucun numéro n’était connu avant la demande.';
    },
    bouton: 'Enregistrer le rappel',
    champs: () => [
      { genre: 'texte', id: 'donnees.interlocuteur', libelle: 'Qui a répondu' },
      {
        ...{ genre: 'oui-non', id: 'donnees.confirme', libelle: 'Cette personne reconnaît la demande' },
        ...{ oui: 'Oui, le changement vient de l’association', non: 'Non, ou un doute demeure' },
      },
      { genre: 'long', id: 'donnees.remarque', libelle: 'Remarque', facultatif: true },
    ],
  },
  'valider-coordonnees': {
    acte: 'valider-coordonnees',
    sur: 'organisation',
    titre: () => 'Valider les nouvelles coordonnées',
    lede: 'Comparez l’IBAN au relevé de la banque. Une fois validé, les paiements reprennent sur ce compte.',
    bouton: 'Valider les coordonnées',
    champs: () => [],
  },
  'refuser-coordonnees': {
    acte: 'refuser-coordonnees',
    sur: 'organisation',
    titre: () => 'Refuser le changement',
    lede: 'Les coordonnées d’avant valent toujours, et les paiements reprennent.',
    bouton: 'Refuser le changement',
    champs: () => [motif],
  },
};
