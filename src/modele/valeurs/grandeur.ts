import {
  type Centimes,
  ecrireMontantSimple,
  type Fraction,
  fraction,
  lireMontant,
} from '../../basics/montant.ts';
import { reussite } from '../../basics/result.ts';
import type { Grandeur } from '../regles.ts';
import {
  type Lecture,
  type Lu,
  lireAnneeRelative,
  lireRenvoi,
  manque,
  noterAnneeRelative,
  passer,
  passerArticle,
  refuser,
  refuserIci,
  voir,
} from './jetons.ts';

export const GRANDEUR_ATTENDUE =
  'une grandeur : « vote N », « montant N », « déterminé N », « versé N », « constaté … N », « terme … » ou un montant comme « 81 000 € »';
export const FRACTION_ATTENDUE = 'une part : « 1/3 » ou « 80 % »';

const ANNUELLES = { vote: 'vote', montant: 'montant', déterminé: 'determine', versé: 'verse' } as const;

/** A quantity of money. */
export function lireGrandeur(l: Lecture): Lu<Grandeur> {
  passerArticle(l);
  for (const [ecrit, sorte] of Object.entries(ANNUELLES)) {
    if (!passer(l, ecrit)) continue;
    const decalage = lireAnneeRelative(l);
    return decalage.ok ? reussite({ sorte, decalage: decalage.valeur }) : decalage;
  }
  if (passer(l, 'terme')) {
    const terme = lireRenvoi(l, 'terme', 'un terme déclaré', 'montant');
    return terme.ok ? reussite({ sorte: 'terme', terme: terme.valeur }) : terme;
  }
  if (passer(l, 'constaté')) {
    const grandeur = lireRenvoi(l, 'grandeur', 'une grandeur déclarée');
    if (!grandeur.ok) return grandeur;
    const decalage = lireAnneeRelative(l);
    return decalage.ok
      ? reussite({ sorte: 'constate', grandeur: grandeur.valeur, decalage: decalage.valeur })
      : decalage;
  }
  if (/^[\d-]/.test(voir(l))) {
    const montant = lireMontantFixe(l);
    return montant.ok ? reussite({ sorte: 'fixe', montant: montant.valeur }) : montant;
  }
  return refuserIci(l, (mot) => `« ${mot} » n’est pas une grandeur connue`, GRANDEUR_ATTENDUE, [
    ...Object.keys(ANNUELLES),
    'constaté',
    'terme',
  ]);
}

/** `81000`, `81 000 €`, `81 000,50 €`: never negative in a modele. */
export function lireMontantFixe(l: Lecture): Lu<Centimes> {
  const premier = l.jetons[l.i];
  if (!premier) return manque(l, 'un montant en euros', []);
  const texte = l.jetons
    .slice(l.i)
    .map((j) => j.texte)
    .join(' ');
  const lu = lireMontant(texte);
  const jeton = { debut: premier.debut, texte };
  if (!lu.ok)
    return lu.erreur.code === 'montant-trop-precis'
      ? refuser(jeton, `« ${texte} » a plus de deux décimales`, 'un montant en euros et centimes', [])
      : lu.erreur.code === 'montant-trop-grand'
        ? refuser(jeton, `« ${texte} » est trop grand`, 'un montant inférieur à dix milliards d’euros', [])
        : refuser(
            jeton,
            `« ${texte} » n’est pas un montant`,
            'un montant comme « 81 000 € » ou « 81 000,50 € »',
            [],
          );
  if (lu.valeur < 0) return refuser(jeton, `« ${texte} » est négatif`, 'un montant positif', []);
  l.i = l.jetons.length;
  return reussite(lu.valeur);
}

/** `1/3`, `80 %`, `12,5 %`: more than nothing, at most the whole. */
export function lireFraction(l: Lecture): Lu<Fraction> {
  const premier = l.jetons[l.i];
  if (!premier) return manque(l, FRACTION_ATTENDUE, []);
  const texte = l.jetons
    .slice(l.i)
    .map((j) => j.texte)
    .join(' ');
  const jeton = { debut: premier.debut, texte };
  const part = lirePart(texte.replace(/ /g, ''));
  if (!part) return refuser(jeton, `« ${texte} » n’est pas une part`, FRACTION_ATTENDUE, []);
  if (part.num <= 0 || part.num > part.den)
    return refuser(
      jeton,
      `« ${texte} » n’est pas entre 0 et 1`,
      'une part supérieure à 0 et au plus égale à 1',
      [],
    );
  l.i = l.jetons.length;
  return reussite(part);
}

function lirePart(t: string): Fraction | null {
  const quotient = /^(\d{1,6})\/(\d{1,6})$/.exec(t);
  if (quotient) return Number(quotient[2]) === 0 ? null : fraction(Number(quotient[1]), Number(quotient[2]));
  const pourcent = /^(\d{1,3})(?:,(\d{1,4}))?%$/.exec(t);
  if (!pourcent) return null;
  const decimales = pourcent[2] ?? '';
  return fraction(Number(`${pourcent[1]}${decimales}`), 100 * 10 ** decimales.length);
}

/** As a modele writes it; reads back to the same value. */
export function noterGrandeur(g: Grandeur): string {
  switch (g.sorte) {
    case 'vote':
    case 'montant':
      return `${g.sorte} ${noterAnneeRelative(g.decalage)}`;
    case 'determine':
      return `déterminé ${noterAnneeRelative(g.decalage)}`;
    case 'verse':
      return `versé ${noterAnneeRelative(g.decalage)}`;
    case 'terme':
      return `terme ${g.terme}`;
    case 'constate':
      return `constaté ${g.grandeur} ${noterAnneeRelative(g.decalage)}`;
    case 'fixe':
      return `${ecrireMontantSimple(g.montant)} €`;
  }
}

export const noterFraction = (f: Fraction): string => `${f.num}/${f.den}`;
