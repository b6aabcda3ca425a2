import type { Context } from 'hono';
import type { Acteur } from '../../../acts/acteur.ts';
import type { Noms } from '../../../espace/espace.ts';
import type { Option } from '../../composants/champ.tsx';
import type { Env } from '../../env.ts';
import { ErreurHttp } from '../../porte/erreur.ts';

/** Rows on one page of a list. */
export const TAILLE = 50;

/** Who looks; without an identity, the choice page answers first, and comes back here. */
export function acteurOuChoix(c: Context<Env>): Acteur {
  const { acteur } = c.var.cadre;
  if (acteur === null) throw new ErreurHttp(403, 'sans-identite');
  return acteur;
}

/** A page number from the address: 1 unless a sane number stands there. */
export function pageDemandee(c: Context<Env>): number {
  const n = Number(c.req.query('page') ?? '1');
  return Number.isSafeInteger(n) && n >= 1 && n <= 1_000_000 ? n : 1;
}

/** A word chosen in a filter, only if it is one of those offered. */
export const choisi = <V extends string>(valeur: string | undefined, permis: readonly V[]): V | undefined =>
  permis.find((p) => p === valeur);

/** A word of the register in a filter (an organisation, a neighbourhood, an agreement). */
export const motDuFiltre = (valeur: string | undefined): string | undefined =>
  valeur !== undefined && /^[a-z0-9][a-z0-9-]{0,79}$/.test(valeur) ? valeur : undefined;

/** The address of a list with some parameters changed; going to another page 1 is left unsaid. */
export function adresseAvec(
  chemin: string,
  parametres: Readonly<Record<string, string | number | undefined>>,
): string {
  const p = new URLSearchParams();
  for (const [cle, valeur] of Object.entries(parametres))
    if (valeur !== undefined && valeur !== '' && !(cle === 'page' && valeur === 1))
      p.set(cle, String(valeur));
  const requete = p.toString();
  return requete === '' ? chemin : `${chemin}?${requete}`;
}

/** What the filters of the lists offer: agreements, organisations and neighbourhoods this person meets. */
export interface Choix {
  readonly conventions: readonly Option[];
  readonly organisations: readonly Option[];
  readonly quartiers: readonly Option[];
}

/** Beyond this many agreements a closed list helps nobody: the search of « Conventions » does. */
const CONVENTIONS_LISTABLES = 60;

export async function lireChoix(c: Context<Env>, acteur: Acteur, noms: Noms): Promise<Choix> {
  const { lignes, total } = await c.var.deps.espace.conventions(acteur, {
    page: 1,
    taille: CONVENTIONS_LISTABLES,
    tri: 'titre',
  });
  const organisations = new Set(lignes.flatMap((l) => l.organisations));
  const quartiers = new Set(lignes.flatMap((l) => l.quartiers));
  organisations.delete(acteur.organisation);
  return {
    conventions:
      total > CONVENTIONS_LISTABLES ? [] : lignes.map((l) => ({ valeur: l.flux, libelle: l.titre })),
    organisations: trier(
      [...organisations].map((id) => ({ valeur: id, libelle: noms.organisation(id)?.nom ?? id })),
    ),
    quartiers: trier([...quartiers].map((id) => ({ valeur: id, libelle: noms.quartier(id)?.nom ?? id }))),
  };
}

const trier = (options: readonly Option[]): readonly Option[] =>
  [...options].sort((a, b) => a.libelle.localeCompare(b.libelle, 'fr'));
