import { CONSERVATION, type Duree, type Durees } from '../rules/conservation.ts';

/** What each duration is about, for whoever sets it and for whoever reads it. */
export const DUREES_DITES: Readonly<Record<Duree, { readonly titre: string; readonly aide: string }>> = {
  courriels: {
    titre: 'Courriels envoyés',
    aide: 'À qui, quel jour, sur quoi\u00A0; jamais ce qu’ils disaient. Puis ils sont oubliés.',
  },
  lectures: {
    titre: 'Lectures d’IBAN et de relevés bancaires',
    aide: 'Qui les a lus, et quand. Puis ces traces sont oubliées.',
  },
  brouillons: {
    titre: 'Brouillons de fiches jamais déposés',
    aide: 'Depuis la dernière fois que quelqu’un y a écrit. Puis ils sont effacés.',
  },
  personnes: {
    titre: 'Personnes qui n’agissent plus',
    aide: 'Depuis leur dernier mandat. Puis la page « Personnes » les signale\u00A0: c’est vous qui effacez.',
  },
};

/** « 13 mois », « 2 ans ». */
export const direMois = (mois: number): string =>
  mois % 12 === 0 ? `${mois / 12}\u00A0${mois === 12 ? 'an' : 'ans'}` : `${mois}\u00A0mois`;

export const direBornes = (duree: Duree): string =>
  `De ${CONSERVATION[duree].min} à ${CONSERVATION[duree].max} mois`;

/** The durations in force, for a public page. */
export const dureesDites = (durees: Durees): readonly (readonly [titre: string, reponse: string])[] =>
  (Object.keys(DUREES_DITES) as Duree[]).map((d) => [DUREES_DITES[d].titre, direMois(durees[d])]);
