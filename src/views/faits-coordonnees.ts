import { de } from '../basics/francais.ts';
import type { FAITS_COORDONNEES } from '../facts/coordonnees.ts';
import type { Fait } from '../facts/fait.ts';
import type { NomsConnus } from './dit.ts';
import { motNu } from './typographie.ts';

type ANommer = { readonly noms: NomsConnus };

/** Bank details: never the numbers themselves, which only some may read. */
export const PHRASES_COORDONNEES: {
  readonly [K in keyof typeof FAITS_COORDONNEES]: (d: ANommer, fait: Fait<K>) => string;
} = {
  'telephone-note': (d, f) => `Numéro de rappel ${nomDe(d, f.donnees.organisation)} noté`,
  'coordonnees-demandees': (d, f) =>
    `Nouvelles coordonnées bancaires ${nomDe(d, f.donnees.organisation)} demandées\u00A0: ses paiements attendent`,
  'coordonnees-rappelees': (_, f) =>
    f.donnees.confirme
      ? 'Rappel fait\u00A0: la demande de nouvelles coordonnées est confirmée'
      : 'Rappel fait\u00A0: la demande de nouvelles coordonnées n’est pas reconnue',
  'coordonnees-validees': () => 'Nouvelles coordonnées bancaires validées par une seconde personne',
  'coordonnees-refusees': () =>
    'Nouvelles coordonnées bancaires refusées\u00A0: les anciennes valent toujours',
};

const nomDe = ({ noms }: ANommer, id: string): string => de(noms.organisation(id)?.nomCourt ?? motNu(id));

/** `FR76 •••• 0189`: enough to recognise it, too little to use it. */
export const masquerIban = (iban: string | null): string =>
  iban === null ? 'effacé' : `${iban.slice(0, 4)} •••• ${iban.slice(-4)}`;

/** In groups of four, as banks print it. */
export const ecrireIban = (iban: string | null): string =>
  iban === null ? 'effacé' : iban.replace(/(.{4})(?=.)/g, '$1\u00A0');
