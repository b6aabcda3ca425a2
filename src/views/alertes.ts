import { de } from '../basics/francais.ts';
import { ecrireJour } from '../basics/jour.ts';
import { ecrireMontant } from '../basics/montant.ts';
import type { Alerte } from '../rules/etat.ts';
import { type ADire, nomPartie, nomRegistre, reference } from './dit.ts';
import { titreCompte } from './intitules.ts';

export interface AlerteDite {
  readonly titre: string;
  readonly texte: string;
  readonly ton: 'retard' | 'proche';
}

/** Warnings that are about the life of the agreement; those about its text stand in the consistency note. */
export const direAlertes = (d: ADire): readonly AlerteDite[] =>
  d.etat.alertes.flatMap((a) => direAlerte(d, a) ?? []);

function direAlerte(d: ADire, a: Alerte): AlerteDite | null {
  switch (a.sorte) {
    case 'registre-expire': {
      const nom = nomRegistre(d, a.registre);
      return a.le < d.etat.regard.au
        ? {
            titre: `${nom}, terme dépassé`,
            texte: `Le dernier enregistré a pris fin le ${ecrireJour(a.le)}.`,
            ton: 'retard',
          }
        : { titre: `${nom}, terme proche`, texte: `Prend fin le ${ecrireJour(a.le)}.`, ton: 'proche' };
    }
    case 'convention-expire':
      return {
        titre: 'La convention arrive à son terme',
        texte: `Elle prend fin le ${ecrireJour(a.le)}.`,
        ton: 'proche',
      };
    case 'trop-percu': {
      const perdue = a.compte.prescription;
      return {
        titre: `${ecrireMontant(a.compte.tropPercu)} versés en trop`,
        texte: `${titreCompte(d.etat, a.compte)}, ${nomPartie(d, a.compte.payeur)}.${perdue === null ? '' : ` À réclamer avant le 31 décembre ${perdue}.`}`,
        ton: 'retard',
      };
    }
    case 'signature-avant-transmission': {
      const fait = reference(d, a.fait);
      return {
        titre: `Signature ${de(nomPartie(d, a.partie))} antérieure à la transmission de sa délibération`,
        texte: `Elle est irrégulière et ne se régularise pas ensuite${fait ? ` (fait n°\u00A0${fait.rang}, ${ecrireJour(fait.jour)})` : ''}.`,
        ton: 'retard',
      };
    }
    case 'impasse':
    case 'ecart':
      return null;
  }
}
