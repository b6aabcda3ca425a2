import { reussite } from '../../basics/result.ts';
import type { PasDeRappel } from '../rappel.ts';
import { lireDuree, noterDuree } from './duree.ts';
import { type Lecture, type Lu, passer, refuserIci, voir } from './jetons.ts';

export const RAPPEL_ATTENDU =
  'un moment de rappel : « 30 jours calendaires avant », « le jour même » ou « 1 jour ouvré après »';

/** `30 jours calendaires avant`, `le jour même`, `8 jours calendaires après`. */
export function lireRappel(l: Lecture): Lu<PasDeRappel> {
  if (passer(l, 'le', 'jour', 'même')) return reussite({ sorte: 'jour-meme' });
  if (!/^\d/.test(voir(l)))
    return refuserIci(l, (mot) => `« ${mot} » n’est pas un moment de rappel`, RAPPEL_ATTENDU, [
      'le jour même',
    ]);
  const duree = lireDuree(l);
  if (!duree.ok) return duree;
  if (passer(l, 'avant')) return reussite({ sorte: 'avant', duree: duree.valeur });
  if (passer(l, 'après')) return reussite({ sorte: 'apres', duree: duree.valeur });
  return refuserIci(
    l,
    (mot) => `« ${mot} » ne dit pas si le rappel vient avant ou après`,
    '« avant » ou « après »',
    ['avant', 'après'],
  );
}

/** As a modele writes it; reads back to the same value. */
export const noterRappel = (p: PasDeRappel): string =>
  p.sorte === 'jour-meme'
    ? 'le jour même'
    : `${noterDuree(p.duree)} ${p.sorte === 'avant' ? 'avant' : 'après'}`;
