import type { Fonction } from '../../src/facts/annuaire.ts';
import type { Organisation } from '../../src/journal/registre.ts';

type Nature = Organisation['nature'];

/** Who lives in each espace at its founding: organisation, office, person. The first organisation is the authority. */
interface Peuple {
  readonly nom: string;
  readonly organisations: readonly (readonly [id: string, nature: Nature, nom: string])[];
  readonly mandats: readonly (readonly [organisation: string, fonction: Fonction, personne: string])[];
}

/**
 * Every identifier begins by its espace, so that one found in the other is seen at once. Lou alone lives in both, by one
 * account: president of a club here, of the team of a hostel there.
 */
export const PEUPLES: Readonly<Record<string, Peuple>> = {
  valmont: {
    nom: 'Ville de Valmont',
    organisations: [
      ['ville', 'commune', 'la Ville'],
      ['departement', 'departement', 'le Département'],
      ['ateliers', 'association', 'les Ateliers'],
      ['foyer', 'association', 'le Foyer'],
    ],
    mandats: [
      ['ville', 'administrateur', 'camille'],
      ['ville', 'administrateur', 'clea'],
      ['ville', 'agent-pilote', 'paul'],
      ['ville', 'agent', 'agathe'],
      ['ville', 'finances', 'fanny'],
      ['ville', 'finances', 'felix'],
      ['ville', 'elu', 'elise'],
      ['ville', 'observateur', 'odile'],
      ['departement', 'administrateur', 'alix'],
      ['departement', 'agent-pilote', 'dora'],
      ['departement', 'finances', 'denis'],
      ['departement', 'finances', 'diane'],
      ['ateliers', 'dirigeant', 'sacha'],
      ['ateliers', 'equipe', 'noor'],
      ['foyer', 'dirigeant', 'remi'],
      ['foyer', 'equipe', 'lou'],
    ],
  },
  aubrelle: {
    nom: 'Ville d’Aubrelle',
    organisations: [
      ['mairie', 'commune', 'la Mairie'],
      ['club', 'association', 'le Club'],
    ],
    mandats: [
      ['mairie', 'administrateur', 'anna'],
      ['mairie', 'agent-pilote', 'luc'],
      ['mairie', 'finances', 'zoe'],
      ['mairie', 'finances', 'yves'],
      ['club', 'dirigeant', 'lou'],
      ['club', 'equipe', 'max'],
    ],
  },
};

/** Those who may answer an invitation, beside whoever is already there. */
const VENUS_D_AILLEURS = ['ines', 'omar'] as const;

/** What a person is called in the register of an espace, and the account behind them. */
export const personneDe = (espace: string, prenom: string): string => `${espace}-${prenom}`;
export const courrielDe = (prenom: string): string => `${prenom}@exemple.test`;
export const compteDe = (prenom: string) => ({
  ...{ id: `compte-${prenom}`, nom: prenom, courriel: courrielDe(prenom) },
});
export const PRENOMS: readonly string[] = [
  ...new Set([...Object.values(PEUPLES).flatMap((p) => p.mandats.map((m) => m[2])), ...VENUS_D_AILLEURS]),
];

export const organisationDe = (espace: string, nom: string): string => `${espace}-${nom}`;
/** A founding mandate bears a name that says whose it is: stories read better. */
export const mandatDe = (espace: string, prenom: string, fonction: Fonction): string =>
  `${espace}-${prenom}-${fonction}`;
