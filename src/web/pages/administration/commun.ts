import type { Context } from 'hono';
import type { ActeDAdministration } from '../../../acts/administration/table.ts';
import { ecrireRefus, type Refus } from '../../../acts/refus.ts';
import type { TableauIllisible } from '../../../acts/reprise/tableau.ts';
import type { Result } from '../../../basics/result.ts';
import type { Acteur, Espace } from '../../../espace/espace.ts';
import type { ErreurDeSaisie } from '../../composants/formulaire.tsx';
import type { Env } from '../../env.ts';
import { ErreurHttp } from '../../porte/erreur.ts';
import { acteurOuChoix } from '../listes/commun.tsx';

/** Who administers, refused at once with the reason when they may not. */
export async function administrateurOuRefus(
  c: Context<Env>,
): Promise<{ readonly acteur: Acteur; readonly espace: Espace }> {
  const acteur = acteurOuChoix(c);
  const { espace } = c.var.deps;
  permis(await espace.administration.journal(acteur));
  return { acteur, espace };
}

/** The value, or a page that says why this person may not. */
export function permis<T>(issue: Result<T, readonly Refus[]>): T {
  if (issue.ok) return issue.valeur;
  throw new ErreurHttp(403, 'pas-permis', issue.erreur.map(ecrireRefus).join(' '));
}

export async function exiger(c: Context<Env>, acte: ActeDAdministration) {
  const ici = await administrateurOuRefus(c);
  if (await ici.espace.administration.permet(ici.acteur, acte)) return ici;
  throw new ErreurHttp(
    403,
    'pas-permis',
    'Cela revient à une autre fonction de la collectivité. Demandez-lui de le faire.',
  );
}

export const enErreurs = (refus: readonly Refus[]): readonly ErreurDeSaisie[] =>
  refus.map((r) => ({ champ: r.champ, message: ecrireRefus(r) }));

export type StatutDeRefus = 422 | 503;

/** Nothing is wrong with what was sent when the readers were only busy: a program may send it again. */
export const statutDe = (refus: readonly { readonly code: string }[]): StatutDeRefus =>
  refus.some((r) => r.code === 'lecture-occupee') ? 503 : 422;

export const statutDuTableau = (refus: TableauIllisible): StatutDeRefus =>
  refus.code === 'non-lu' && refus.borne === 'occupe' ? 503 : 422;

/** What was deposited, whole: for what is read at once and is small by its own bound. */
export async function lireDepose({ fichiers }: Espace, empreinte: string): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const m of (await fichiers.lire(empreinte)) ?? []) morceaux.push(m);
  return Buffer.concat(morceaux);
}

export const ADMINISTRATION = { texte: 'Administration', href: '/administration' };
