import type { Acteur } from '../acts/acteur.ts';
import type { Instant } from '../basics/instant.ts';
import { ecrireIso, type Jour } from '../basics/jour.ts';

/** What every page of one request needs from its surroundings: who looks, at which day, and how to link onwards. */
export interface Cadre {
  /** the real today: rights are judged by it */
  readonly aujourdhui: Jour;
  /** the day looked at; `aujourdhui` unless `?au=` says otherwise */
  readonly au: Jour;
  /** facts recorded by this instant only (`?connu=alors`); null: everything known today */
  readonly connu: Instant | null;
  /** true when another day, or an older knowledge, is looked at: nothing may be written */
  readonly ailleurs: boolean;
  readonly chemin: string;
  readonly acteur: Acteur | null;
  /** who looks, as shown in the masthead: office, then organisation */
  readonly qui: { readonly nom: string; readonly pour: string } | null;
  /** the account that is signed in; null in a demonstration, and for whoever is not known */
  readonly compte: { readonly nom: string } | null;
  /** the espace in which they act; null when nobody is known */
  readonly espace: { readonly nom: string; readonly demonstration: boolean } | null;
  /** they may administer the espace */
  readonly administre: boolean;
  /** how many things await whoever looks; null when not counted */
  readonly aTraiter: number | null;
  /** the token that every POST form carries, bound to the session */
  readonly jeton: string;
  /** hashed addresses of the assets, by their plain name */
  readonly actif: (nom: string) => string;
}

/** The day looked at, without who looks: all that a drawing shared by several readers may know. */
export type JourVu = Pick<Cadre, 'au' | 'aujourdhui' | 'connu' | 'ailleurs'>;

/** Carries the day looked at from page to page. `href` is a path of this application, with or without query and fragment. */
export function lier(cadre: JourVu, href: string): string {
  if (!cadre.ailleurs) return href;
  const [avant = '', ancre] = href.split('#', 2);
  const [chemin = '', requete = ''] = avant.split('?', 2);
  const p = new URLSearchParams(requete);
  for (const [cle, valeur] of parametresDuJour(cadre)) if (!p.has(cle)) p.set(cle, valeur);
  return `${chemin}?${p.toString()}${ancre === undefined ? '' : `#${ancre}`}`;
}

/** The query parameters that say which day is looked at; none today. GET forms repeat them as hidden fields. */
export function parametresDuJour(
  cadre: Pick<Cadre, 'au' | 'connu' | 'ailleurs'>,
): readonly (readonly [string, string])[] {
  if (!cadre.ailleurs) return [];
  const au = ['au', ecrireIso(cadre.au)] as const;
  return cadre.connu === null ? [au] : [au, ['connu', 'alors']];
}
