import type { Fait } from '../facts/fait.ts';
import { VOCABULAIRE } from '../facts/fait.ts';
import type { NomsConnus } from './dit.ts';
import { PHRASES_ADMINISTRATION } from './faits-administration.ts';
import { PHRASES_ANNUAIRE } from './faits-annuaire.ts';
import { PHRASES_COORDONNEES } from './faits-coordonnees.ts';

/** A fact of an organisation or of the espace, in one sentence; any other kind by its name. */
export function direFaitDAnnuaire(noms: NomsConnus, fait: Fait): string {
  const phrase = (PHRASES as Readonly<Record<string, unknown>>)[fait.sorte];
  return typeof phrase === 'function'
    ? (phrase as (d: { noms: NomsConnus }, f: Fait) => string)({ noms }, fait)
    : VOCABULAIRE[fait.sorte].libelle;
}

const PHRASES = { ...PHRASES_ANNUAIRE, ...PHRASES_ADMINISTRATION, ...PHRASES_COORDONNEES };

export const NATURES_DITES: Readonly<Record<string, string>> = {
  commune: 'Commune',
  ccas: 'Centre communal d’action sociale',
  intercommunalite: 'Intercommunalité',
  departement: 'Département',
  association: 'Association',
  autre: 'Autre organisme',
};
