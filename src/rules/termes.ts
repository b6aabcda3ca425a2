import type { Jour } from '../basics/jour.ts';
import type { ValeurDeTerme } from '../facts/champs.ts';
import type { Modele, Mot } from '../modele/regles.ts';
import type { IdFait, TermeEnVigueur } from './etat.ts';
import { type Faits, faitsDe } from './selection.ts';

/** What set terms: the creation, then each amendment from its day of effect. */
interface VersionDeTermes {
  readonly effet: number;
  readonly signeLe: number;
  readonly fait: IdFait;
  readonly termes: Readonly<Record<Mot, ValeurDeTerme>>;
}

/** Oldest effect first. */
export type Termes = readonly VersionDeTermes[];

const TOUJOURS = Number.NEGATIVE_INFINITY;

export function lireTermes(modele: Modele, faits: Faits): Termes {
  const creation = faitsDe(faits, 'convention-creee')[0];
  const defauts: Record<Mot, ValeurDeTerme> = {};
  for (const t of modele.termes) if (t.defaut !== null) defauts[t.id] = t.defaut;
  const versions: VersionDeTermes[] = [
    { effet: TOUJOURS, signeLe: TOUJOURS, fait: creation?.id ?? '', termes: defauts },
  ];
  if (creation)
    versions.push({
      effet: TOUJOURS,
      signeLe: TOUJOURS,
      fait: creation.id,
      termes: creation.donnees.termes,
    });
  for (const f of faitsDe(faits, 'avenant-signe'))
    versions.push({ effet: f.donnees.effet, signeLe: f.jour, fait: f.id, termes: f.donnees.termes });
  return versions.length > 3 ? versions.sort(parEffet) : versions;
}

const parEffet = (a: VersionDeTermes, b: VersionDeTermes): number =>
  a.effet < b.effet ? -1 : a.effet > b.effet ? 1 : 0;

/** The value of a term in force on a day, as amended by `connuLe`; null when it has none. */
export function termeAu(
  termes: Termes,
  mot: Mot,
  au: number,
  connuLe = Number.POSITIVE_INFINITY,
): TermeEnVigueur | null {
  for (let i = termes.length - 1; i >= 0; i--) {
    const v = termes[i] as VersionDeTermes;
    if (v.effet > au || v.signeLe > connuLe) continue;
    const valeur = v.termes[mot];
    if (valeur !== undefined) return { valeur, fait: v.fait };
  }
  return null;
}

export function jourDuTerme(termes: Termes, mot: Mot, au: number): Jour | null {
  const terme = termeAu(termes, mot, au);
  return terme?.valeur.type === 'jour' ? terme.valeur.valeur : null;
}

export function termesEnVigueur(modele: Modele, termes: Termes, au: Jour): Record<Mot, TermeEnVigueur> {
  const enVigueur: Record<Mot, TermeEnVigueur> = {};
  for (const { id } of modele.termes) {
    const terme = termeAu(termes, id, au);
    if (terme !== null) enVigueur[id] = terme;
  }
  return enVigueur;
}
