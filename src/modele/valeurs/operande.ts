import { lireMontant } from '../../basics/montant.ts';
import { reussite } from '../../basics/result.ts';
import type { Cible, Operande, Reprise, Unite } from '../formulaire.ts';
import {
  type Jeton,
  type Lecture,
  type Lu,
  lireAnneeRelative,
  lireRenvoi,
  manque,
  passer,
  refuser,
  voir,
} from './jetons.ts';

export const OPERANDE_ATTENDU =
  'un nombre : un champ (« adherents »), une case (« dont-ville en prevu »), les mêmes « de la fiche N-1 », « demande N+1 », « vote N », « versé N-1 », ou une valeur comme « 100 % »';
export const SEUIL_ATTENDU = 'une valeur : « 5 000 € », « 1 % » ou « 10 »';
export const CIBLE_ATTENDUE = 'un champ (« adherents »), une case (« fonds en definitif ») ou « colonne … »';
export const REPRISE_ATTENDUE =
  'une donnée connue : « organisme.nom », « fonction.president », « registre.… », « terme … » ou « fiche N-1 »';

type SansPosition<T> = T extends unknown ? Omit<T, 'position'> : never;

const DEHORS = { demande: 'demande', vote: 'vote', versé: 'verse' } as const;

/** A number of a form, of last year's form, of the dossier, or written out. */
export function lireOperande(l: Lecture): Lu<SansPosition<Operande>> {
  for (const [ecrit, sorte] of Object.entries(DEHORS)) {
    if (!/^N/.test(voir(l, 1)) || !passer(l, ecrit)) continue;
    const decalage = lireAnneeRelative(l);
    return decalage.ok ? reussite({ sorte, decalage: decalage.valeur }) : decalage;
  }
  // A word may start with a digit: only figures alone, a unit or nothing after them, are a value.
  if (/^-?\d[\d.,]*[%€]?$/.test(voir(l))) return lireSeuil(l);
  const lue = lireCase(l);
  if (!lue.ok) return lue;
  const fiche = lireFiche(l);
  return fiche.ok ? reussite({ ...lue.valeur, fiche: fiche.valeur }) : fiche;
}

/** `100 %`, `5 000 €`, `12`: hundredths and their unit. */
export function lireSeuil(l: Lecture): Lu<{ sorte: 'fixe'; valeur: number; unite: Unite }> {
  const premier = l.jetons[l.i];
  if (!premier) return manque(l, SEUIL_ATTENDU, []);
  const ecrit = l.jetons
    .slice(l.i)
    .map((j) => j.texte)
    .join(' ');
  const jeton: Jeton = { debut: premier.debut, texte: ecrit };
  const unite: Unite = ecrit.endsWith('%') ? 'pourcents' : ecrit.endsWith('€') ? 'euros' : 'unites';
  const lu = lireMontant(ecrit.replace(/%$/, ''));
  if (!lu.ok) return refuser(jeton, `« ${ecrit} » n’est pas une valeur`, SEUIL_ATTENDU, []);
  if (lu.valeur < 0) return refuser(jeton, `« ${ecrit} » est négatif`, 'une valeur positive', []);
  l.i = l.jetons.length;
  return reussite({ sorte: 'fixe', valeur: lu.valeur, unite });
}

/** What a comparison looks at. */
export function lireCible(l: Lecture): Lu<SansPosition<Cible>> {
  if (voir(l, 1) !== '' && voir(l, 1) !== 'en' && passer(l, 'colonne')) {
    const colonne = lireRenvoi(l, 'colonne', 'une colonne du tableau');
    return colonne.ok ? reussite({ sorte: 'colonne', colonne: colonne.valeur }) : colonne;
  }
  return lireCase(l);
}

/** `adherents`, or `dont-ville en prevu`. */
function lireCase(
  l: Lecture,
): Lu<{ sorte: 'champ'; champ: string } | { sorte: 'cellule'; ligne: string; colonne: string }> {
  if (voir(l, 1) !== 'en') {
    const champ = lireRenvoi(l, 'champ', 'un champ du formulaire');
    return champ.ok ? reussite({ sorte: 'champ', champ: champ.valeur }) : champ;
  }
  const ligne = lireRenvoi(l, 'ligne', 'une ligne du tableau');
  if (!ligne.ok) return ligne;
  passer(l, 'en');
  const colonne = lireRenvoi(l, 'colonne', 'une colonne du tableau');
  return colonne.ok ? reussite({ sorte: 'cellule', ligne: ligne.valeur, colonne: colonne.valeur }) : colonne;
}

/** `de la fiche N-1`; this form when nothing is said. */
function lireFiche(l: Lecture): Lu<number> {
  if (!passer(l, 'de', 'la', 'fiche')) return reussite(0);
  const jeton = l.jetons[l.i];
  const annee = lireAnneeRelative(l);
  if (!annee.ok) return annee;
  return annee.valeur === -1 || !jeton
    ? annee
    : refuser(jeton, `une fiche se compare à la précédente, non à « ${jeton.texte} »`, '« N-1 »', ['N-1']);
}

const DE_L_ORGANISME = ['nom', 'siret', 'rna', 'adresse', 'courriel'] as const;

/** Where a field finds what it proposes. */
export function lireReprise(l: Lecture): Lu<Reprise> {
  if (passer(l, 'fiche')) {
    const annee = lireAnneeRelative(l);
    if (!annee.ok) return annee;
    return annee.valeur === -1
      ? reussite({ sorte: 'fiche-precedente' })
      : manque(l, '« fiche N-1 »', ['fiche N-1']);
  }
  if (passer(l, 'terme')) {
    const terme = lireRenvoi(l, 'terme', 'un terme déclaré');
    return terme.ok ? reussite({ sorte: 'terme', terme: terme.valeur }) : terme;
  }
  const jeton = l.jetons[l.i];
  if (!jeton) return manque(l, REPRISE_ATTENDUE, []);
  const [source = '', mot = ''] = jeton.texte.split(/\.(.*)/);
  const quoi = DE_L_ORGANISME.find((x) => x === mot);
  if (source === 'organisme' && quoi) {
    l.i += 1;
    return reussite({ sorte: 'organisme', quoi });
  }
  if ((source === 'fonction' || source === 'registre') && /^[a-z0-9][a-z0-9-]*$/.test(mot)) {
    l.i += 1;
    if (source === 'fonction') return reussite({ sorte: 'fonction', fonction: mot });
    l.renvois.push({ sorte: 'registre', mot, debut: jeton.debut + source.length + 1 });
    return reussite({ sorte: 'registre', registre: mot });
  }
  return refuser(jeton, `« ${jeton.texte} » n’est pas une donnée connue`, REPRISE_ATTENDUE, [
    ...DE_L_ORGANISME.map((x) => `organisme.${x}`),
    'fonction.president',
  ]);
}
