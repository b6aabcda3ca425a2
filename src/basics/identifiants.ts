import { ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import { type Jour, lireJour } from './jour.ts';
import { echec, type Result, reussite } from './result.ts';

/** Why a text is not the identifier it should be. `attendu`: its number of characters. */
export type IdentifiantRefuse =
  | { readonly code: 'longueur'; readonly texte: string; readonly attendu: number }
  | { readonly code: 'forme'; readonly texte: string }
  /** the key (Luhn, or ISO 13616 for an IBAN) does not match: a digit was mistyped */
  | { readonly code: 'cle'; readonly texte: string };

/** La Poste's establishments do not follow Luhn's key: their digits add up to a multiple of five. */
const SIREN_LA_POSTE = '356000000';

/** Nine digits with Luhn's key; spaces and dots are dropped. */
export function lireSiren(texte: string): Result<string, IdentifiantRefuse> {
  const t = resserrer(texte);
  if (!/^\d*$/.test(t)) return echec({ code: 'forme', texte });
  if (t.length !== 9) return echec({ code: 'longueur', texte, attendu: 9 });
  return luhn(t) && t !== '000000000' ? reussite(t) : echec({ code: 'cle', texte });
}

/** Fourteen digits: a SIREN and five more, with Luhn's key on the whole. */
export function lireSiret(texte: string): Result<string, IdentifiantRefuse> {
  const t = resserrer(texte);
  if (!/^\d*$/.test(t)) return echec({ code: 'forme', texte });
  if (t.length !== 14) return echec({ code: 'longueur', texte, attendu: 14 });
  const siren = t.slice(0, 9);
  if (siren === SIREN_LA_POSTE && t !== `${SIREN_LA_POSTE}00048`)
    return sommeDesChiffres(t) % 5 === 0 ? reussite(t) : echec({ code: 'cle', texte });
  return luhn(t) && lireSiren(siren).ok ? reussite(t) : echec({ code: 'cle', texte });
}

/**
 * A number of the national register of associations: `W` and nine digits; in Alsace-Moselle, where associations are
 * kept by the court, `W` and nine digits of another series, or the volume and folio of the court's register.
 */
export function lireRna(texte: string): Result<string, IdentifiantRefuse> {
  const t = resserrer(texte).toUpperCase();
  if (/^W\d[\dA-Z]\d{7}$/.test(t)) return reussite(t);
  const folio = /^V(?:OL(?:UME)?)?N?(\d{1,4})F(?:OLIO)?N?(\d{1,5})$/.exec(t.replace(/[°º/-]/g, ''));
  if (folio) return reussite(`VOL${Number(folio[1])}FOLIO${Number(folio[2])}`);
  return echec({ code: 'forme', texte });
}

/** Four digits and a letter, `94.99Z` as `9499Z`. */
export function lireApe(texte: string): Result<string, IdentifiantRefuse> {
  const t = resserrer(texte).toUpperCase();
  return /^\d{4}[A-Z]$/.test(t) ? reussite(t) : echec({ code: 'forme', texte });
}

/** An IBAN of any country, checked by its own structure and key; without spaces. */
export function lireIban(texte: string): Result<string, IdentifiantRefuse> {
  const t = texte.replace(/[\s\u00A0\u202F.-]/g, '').toUpperCase();
  const { valid, errorCodes } = validateIBAN(t);
  if (valid) return reussite(t);
  const cle = [ValidationErrorsIBAN.WrongIBANChecksum, ValidationErrorsIBAN.WrongAccountBankBranchChecksum];
  return echec(
    errorCodes.every((code) => cle.includes(code)) ? { code: 'cle', texte } : { code: 'forme', texte },
  );
}

/** An act sent to the prefecture, as its receipt names it. */
export interface ActeTransmis {
  readonly departement: string;
  readonly siren: string;
  readonly date: Jour;
  readonly numero: string;
  /** `DE` deliberation, `AR` order, `CC` contract, `AI`, `BF` budget… */
  readonly nature: string;
}

/** Reads `025-262500564-20251203-D00198310-DE`. Checks form, SIREN key and date; the body is for the caller to compare. */
export function lireActeTransmis(texte: string): Result<ActeTransmis, IdentifiantRefuse> {
  const m =
    /^(\d{3}|02[AB])-(\d{9})-(\d{4})(\d{2})(\d{2})-([A-Z0-9_.]{1,15})-(DE|AR|AI|CC|BF|AU|SE|CR)$/.exec(
      texte.trim().toUpperCase(),
    );
  if (!m) return echec({ code: 'forme', texte });
  const [, departement = '', siren = '', annee, mois, quantieme, numero = '', nature = ''] = m;
  if (!lireSiren(siren).ok) return echec({ code: 'cle', texte });
  const date = lireJour(`${annee}-${mois}-${quantieme}`);
  if (!date.ok) return echec({ code: 'forme', texte });
  return reussite({ departement, siren, date: date.valeur, numero, nature });
}

const resserrer = (texte: string): string => texte.replace(/[\s\u00A0\u202F.]/g, '');

const sommeDesChiffres = (t: string): number => [...t].reduce((somme, c) => somme + Number(c), 0);

/** Every second digit from the right is doubled, nines taken out; the sum is a multiple of ten. */
function luhn(t: string): boolean {
  const somme = [...t].reduceRight((total, c, i) => {
    const double = (t.length - i) % 2 === 0 ? Number(c) * 2 : Number(c);
    return total + (double > 9 ? double - 9 : double);
  }, 0);
  return somme % 10 === 0;
}
