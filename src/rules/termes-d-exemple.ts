import { jour } from '../basics/jour.ts';
import { euros } from '../basics/montant.ts';
import type { ValeurDeTerme } from '../facts/champs.ts';
import type { Modele, TermeDeclare } from '../modele/regles.ts';

/** Invented values for the terms that must have one, so that a text can be seen at work: a life of four years from `annee`. */
export function termesDExemple(modele: Modele, annee: number): Readonly<Record<string, ValeurDeTerme>> {
  const { de, a } = modele.duree;
  const valeurDe = (t: TermeDeclare): ValeurDeTerme | null => {
    if (de.sorte === 'terme' && t.id === de.terme) return { type: 'jour', valeur: jour(annee, 1, 1) };
    if (a.sorte === 'terme' && t.id === a.terme) return { type: 'jour', valeur: jour(annee + 3, 12, 31) };
    return t.defaut !== null || t.facultatif ? null : inventer(t, annee);
  };
  return Object.fromEntries(
    modele.termes.flatMap((t) => {
      const valeur = valeurDe(t);
      return valeur === null ? [] : [[t.id, valeur]];
    }),
  );
}

function inventer({ type, choix }: TermeDeclare, annee: number): ValeurDeTerme {
  switch (type) {
    case 'jour':
      return { type, valeur: jour(annee, 1, 31) };
    case 'montant':
      return { type, valeur: euros(30_000) };
    case 'nombre':
      return { type, valeur: annee - 1 };
    case 'fraction':
      return { type, num: 1, den: 3 };
    case 'texte':
      return { type, valeur: choix[0] ?? 'à compléter' };
  }
}
