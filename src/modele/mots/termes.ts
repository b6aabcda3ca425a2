import { ecrireJour } from '../../basics/jour.ts';
import { ecrireMontantCourt } from '../../basics/montant.ts';
import type { ValeurDeTerme } from '../../facts/champs.ts';
import type { Modele, Mot } from '../regles.ts';
import { ecrirePart } from './parts.ts';

/** What fills the text of one agreement: the value of its terms, the names of its parties. Both may be partly unknown. */
export interface ValeursDuTexte {
  readonly termes: Readonly<Record<Mot, ValeurDeTerme | undefined>>;
  /** the organisation's name, by role */
  readonly parties: Readonly<Record<Mot, string | undefined>>;
}

export interface Contexte {
  readonly modele: Modele;
  readonly valeurs: ValeursDuTexte;
  /** gathers the terms that a phrase needed and that have no value */
  readonly inconnus?: Set<Mot>;
}

/** A term as it is read; `connu` false when it has neither value nor default: its label then stands in brackets. */
export function valeurDeTerme(c: Contexte, id: Mot): { readonly texte: string; readonly connu: boolean } {
  const terme = c.modele.termes.find((t) => t.id === id);
  const valeur = c.valeurs.termes[id] ?? terme?.defaut ?? null;
  if (!valeur) c.inconnus?.add(id);
  return valeur
    ? { texte: ecrireValeur(valeur), connu: true }
    : { texte: `[${terme?.intitule ?? id}]`, connu: false };
}

export function ecrireValeur(v: ValeurDeTerme): string {
  switch (v.type) {
    case 'jour':
      return ecrireJour(v.valeur);
    case 'montant':
      return ecrireMontantCourt(v.valeur);
    case 'fraction':
      return ecrirePart(v);
    case 'nombre':
      return String(v.valeur);
    case 'texte':
      return v.valeur;
  }
}
