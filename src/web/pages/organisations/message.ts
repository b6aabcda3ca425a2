import { de, minuscule } from '../../../basics/francais.ts';
import { ecrireJour } from '../../../basics/jour.ts';
import type { Message } from '../../../documents/courriel/service.ts';
import type { Invitation } from '../../../rules/mandats.ts';
import { FONCTIONS } from '../../../views/listes/fonctions.ts';

/** The mail of an invitation: who invites, to do what, until when. */
export const messageDInvitation = (i: Invitation, organisation: string, adresse: string): Message => ({
  a: i.courriel ?? '',
  objet: `Invitation à agir au nom ${de(organisation)} dans Maillage`,
  paragraphes: [
    `Bonjour ${i.nom ?? ''},`,
    `Vous êtes invité à agir au nom ${de(organisation)} (fonction\u00A0: ${minuscule(FONCTIONS[i.fonction])}) dans Maillage, où se suivent les conventions entre collectivités et associations.`,
    `L’invitation est ouverte jusqu’au ${ecrireJour(i.expire)}.`,
  ],
  lien: { texte: 'Accepter l’invitation', adresse },
});
