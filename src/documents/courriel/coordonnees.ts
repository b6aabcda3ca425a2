import { de } from '../../basics/francais.ts';
import { ecrireJour } from '../../basics/jour.ts';
import type { SorteDeCoordonnees } from '../../facts/coordonnees.ts';
import type { Fait } from '../../facts/fait.ts';
import type { DemandeDeCoordonnees } from '../../rules/coordonnees.ts';
import { direFaitDAnnuaire } from '../../views/annuaire.ts';
import { type NomsConnus, nomAuteur } from '../../views/dit.ts';
import { masquerIban } from '../../views/faits-coordonnees.ts';
import type { Message } from './service.ts';

/** One step of a change of bank details, told to one person; never more of the account than its two ends. */
export function messageDeCoordonnees(
  noms: NomsConnus,
  etape: {
    readonly organisation: string;
    readonly fait: Fait<SorteDeCoordonnees>;
    readonly demande: DemandeDeCoordonnees | null;
  },
  pour: { readonly courriel: string; readonly deLOrganisation: boolean; readonly adresse: string },
): Message {
  const { fait, demande } = etape;
  const nom = noms.organisation(etape.organisation)?.nomCourt ?? etape.organisation;
  return {
    a: pour.courriel,
    objet: `Coordonnées bancaires ${de(nom)}\u00A0: ${ETAPES[fait.sorte]}`,
    paragraphes: [
      `${direFaitDAnnuaire(noms, fait)}, le ${ecrireJour(fait.jour)}, par ${nomAuteur({ noms }, fait)}.`,
      ...(demande ? [`Le compte demandé\u00A0: ${masquerIban(demande.iban)}.`] : []),
      pour.deLOrganisation
        ? 'Si vous n’en savez rien, ne répondez à aucun message reçu à ce sujet\u00A0: refusez le changement sur la page, ou prévenez qui vous paie par un numéro que vous connaissez.'
        : 'Si quelque chose vous étonne, refusez le changement sur la page et prévenez vos collègues\u00A0: aucune étape ne se fait à la place d’un autre.',
    ],
    lien: { texte: 'Voir où en est le changement', adresse: pour.adresse },
  };
}

const ETAPES: { readonly [S in SorteDeCoordonnees]: string } = {
  'telephone-note': 'numéro de rappel noté',
  'coordonnees-demandees': 'changement demandé',
  'coordonnees-rappelees': 'rappel fait',
  'coordonnees-validees': 'changement validé',
  'coordonnees-refusees': 'changement refusé',
};
