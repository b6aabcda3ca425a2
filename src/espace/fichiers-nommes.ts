import { type Refus, refuser } from '../acts/refus.ts';
import type { FaitNouveau } from '../facts/fait.ts';
import type { Fichiers } from './espace.ts';

/** A fact never names a file that the store has not kept, wherever in its data it names it. */
export async function fichierAbsent(
  fichiers: Fichiers,
  nouveaux: readonly FaitNouveau[],
): Promise<Refus | null> {
  for (const { donnees } of nouveaux)
    for (const { place, empreinte } of nommes(donnees, 'donnees'))
      if (!(await fichiers.existe(empreinte))) return refuser('fichier-introuvable', place);
  return null;
}

function nommes(
  v: unknown,
  place: string,
): readonly { readonly place: string; readonly empreinte: string }[] {
  if (typeof v !== 'object' || v === null) return [];
  const { empreinte, taille } = v as Record<string, unknown>;
  if (typeof empreinte === 'string' && typeof taille === 'number') return [{ place, empreinte }];
  return Object.entries(v).flatMap(([cle, dedans]) => nommes(dedans, `${place}.${cle}`));
}
