import type { Fait } from '../facts/fait.ts';

/** The fact that last said whether each text is offered, by content hash, from the espace's journal; a text that none names is offered. */
export function choixDesModeles(
  faits: readonly Fait[],
): ReadonlyMap<string, Fait<'modele-publie'> | Fait<'modele-retire'>> {
  const choix = new Map<string, Fait<'modele-publie'> | Fait<'modele-retire'>>();
  for (const f of faits)
    if (f.sorte === 'modele-publie' || f.sorte === 'modele-retire') choix.set(f.donnees.modele.empreinte, f);
  return choix;
}
