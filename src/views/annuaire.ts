import { minuscule } from '../basics/francais.ts';
import type { Fonction } from '../facts/annuaire.ts';
import type { Fait } from '../facts/fait.ts';
import { VOCABULAIRE } from '../facts/fait.ts';
import type { NomsConnus } from './dit.ts';
import { PHRASES_ADMINISTRATION } from './faits-administration.ts';
import { PHRASES_ANNUAIRE } from './faits-annuaire.ts';
import { PHRASES_COORDONNEES } from './faits-coordonnees.ts';
import { FONCTIONS } from './listes/fonctions.ts';

/** A fact of an organisation or of the espace, in one sentence; any other kind by its name. */
export function direFaitDAnnuaire(noms: NomsConnus, fait: Fait): string {
  const phrase = (PHRASES as Readonly<Record<string, unknown>>)[fait.sorte];
  return typeof phrase === 'function'
    ? (phrase as (d: { noms: NomsConnus }, f: Fait) => string)({ noms }, fait)
    : VOCABULAIRE[fait.sorte].libelle;
}

const PHRASES = { ...PHRASES_ANNUAIRE, ...PHRASES_ADMINISTRATION, ...PHRASES_COORDONNEES };

/** « la Ville (finances) »: for whom, in which office. */
export const direPourQui = (
  noms: Pick<NomsConnus, 'organisation'>,
  { organisation, fonction }: { readonly organisation: string; readonly fonction: string },
): string =>
  `${noms.organisation(organisation)?.nomCourt ?? 'organisation inconnue'} (${minuscule(FONCTIONS[fonction as Fonction] ?? fonction)})`;

export const NATURES_DITES: Readonly<Record<string, string>> = {
  commune: 'Commune',
  ccas: 'Centre communal d’action sociale',
  intercommunalite: 'Intercommunalité',
  departement: 'Département',
  association: 'Association',
  autre: 'Autre organisme',
};
