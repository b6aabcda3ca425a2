import { INSECABLE } from '../basics/francais.ts';
import { ecrireJour, lireJour } from '../basics/jour.ts';
import { type Centimes, ecrireMontantCourt, ecrireMontantSimple } from '../basics/montant.ts';
import type { Reponses } from '../facts/fiche.ts';
import type { Unite } from '../modele/formulaire.ts';
import type { TypeDeReponse } from '../rules/fiche-questions.ts';

type Valeur = Reponses[string];

/** An answer as it is read: `81 000 €`, `41,5 %`, `24 novembre 2026`. */
export function ecrireReponse(type: TypeDeReponse, v: Valeur | undefined): string | null {
  if (v === undefined || v === '') return null;
  if (typeof v === 'boolean') return v ? 'oui' : 'non';
  if (typeof v === 'string')
    return type === 'jour' ? ecrireJourLu(v) : type === 'siret' ? grouperSiret(v) : v;
  if (type === 'montant' || type === 'montant-signe') return ecrireMontantCourt(v as Centimes);
  return ecrireCentiemes(Math.round(v * 100), type === 'pourcent' ? 'pourcents' : 'unites');
}

/** The same as a field wants it, so that what stands in it can be typed over. */
export function saisirReponse(type: TypeDeReponse, v: Valeur | undefined): string {
  if (v === undefined || typeof v === 'boolean') return '';
  if (typeof v === 'string') return type === 'jour' ? ecrireJourLu(v).replaceAll(INSECABLE, ' ') : v;
  if (type === 'montant' || type === 'montant-signe')
    return ecrireMontantSimple(v as Centimes).replace(/,00$/, '');
  return String(v).replace('.', ',');
}

/** Hundredths in their unit: `5 000 €`, `41,5 %`, `212`. */
export function ecrireCentiemes(n: number, unite: Unite): string {
  if (unite === 'euros') return ecrireMontantCourt(n as Centimes);
  const nombre = ecrireMontantCourt(n as Centimes)
    .replace(`${INSECABLE}€`, '')
    .replace(/(,\d)0$/, '$1');
  return unite === 'pourcents' ? `${nombre}\u202F%` : nombre;
}

/** `+ 12 000 €`, `− 35`: a difference says its direction. */
export const ecrireEcart = (n: number, unite: Unite): string =>
  n > 0 ? `+\u202F${ecrireCentiemes(n, unite)}` : ecrireCentiemes(n, unite).replace('\u2212', '\u2212\u202F');

/** Tenths of a percent: `41,5 %`. */
export const ecrirePart = (dixiemes: number): string => ecrireCentiemes(dixiemes * 10, 'pourcents');

function ecrireJourLu(iso: string): string {
  const lu = lireJour(iso);
  return lu.ok ? ecrireJour(lu.valeur) : iso;
}

const grouperSiret = (t: string): string =>
  t.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, `$1${INSECABLE}$2${INSECABLE}$3${INSECABLE}$4`);
