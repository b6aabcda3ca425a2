import { capitale, de, minuscule } from '../basics/francais.ts';
import { ecrireJour, type Jour } from '../basics/jour.ts';
import type { FAITS_ANNUAIRE, FAITS_ESPACE, Fonction } from '../facts/annuaire.ts';
import type { Fait } from '../facts/fait.ts';
import { type NomsConnus, nomPersonne } from './dit.ts';
import { FONCTIONS } from './listes/fonctions.ts';
import { motNu } from './typographie.ts';

type ANommer = { readonly noms: NomsConnus };
type SorteDAdministration = keyof typeof FAITS_ANNUAIRE | keyof typeof FAITS_ESPACE;

/** Facts of organisations and of the espace: they are said without any agreement. */
export const PHRASES_ANNUAIRE: {
  readonly [K in SorteDAdministration]: (d: ANommer, fait: Fait<K>) => string;
} = {
  'organisation-inscrite': (d, f) => `${capitale(nomDe(d, f.donnees.organisation))} entre dans l’espace`,
  'organisation-modifiee': (d, f) =>
    `Fiche ${de(nomDe(d, f.donnees.organisation))} modifiée\u00A0: ${f.donnees.champs.map((c) => CHAMPS[c] ?? motNu(c)).join(', ')}`,
  'invitation-envoyee': (_, f) =>
    `Invitation envoyée${f.textes.nom ? ` à ${f.textes.nom}` : ''} (${fonction(f.donnees.fonction)}), ouverte jusqu’au ${ecrireJour(f.donnees.expire)}`,
  'invitation-retiree': () => 'Invitation retirée',
  'mandat-confie': (d, f) =>
    `${personne(d, f.donnees.personne)} agit pour ${nomDe(d, f.donnees.organisation)} (${fonction(f.donnees.fonction)}), ${direPeriode(f.donnees)}`,
  'mandat-termine': (_, f) =>
    `Mandat terminé le ${ecrireJour(f.donnees.le)}${f.donnees.le === f.jour ? '' : ' au soir'}`,
  'delegation-donnee': (d, f) =>
    `Délégation donnée à ${personne(d, f.donnees.personne)}, ${direPeriode(f.donnees)}`,
  'espace-cree': (d, f) =>
    `Espace créé${f.donnees.demonstration ? ' pour la démonstration' : ''}, tenu par ${nomDe(d, f.donnees.collectivite)}`,
};

const CHAMPS: Readonly<Record<string, string>> = {
  nomcourt: 'nom court',
  siret: 'SIRET',
  rna: 'RNA',
  courriel: 'adresse électronique',
};

const nomDe = ({ noms }: ANommer, id: string): string => noms.organisation(id)?.nomCourt ?? motNu(id);
const personne = ({ noms }: ANommer, id: string): string => nomPersonne(noms, id);
const fonction = (f: Fonction): string => minuscule(FONCTIONS[f]);

/** « depuis le 5 janvier 2026 », « du 2 février 2026 au 8 février 2026 ». */
export const direPeriode = ({
  du,
  au,
}: {
  readonly du: Jour;
  readonly au?: Jour | null | undefined;
}): string =>
  au === undefined || au === null
    ? `depuis le ${ecrireJour(du)}`
    : au === du
      ? `le ${ecrireJour(du)} seulement`
      : `du ${ecrireJour(du)} au ${ecrireJour(au)}`;
