import type { Duree } from '../../basics/duree.ts';
import { reussite } from '../../basics/result.ts';
import { type Lecture, type Lu, passer, refuser, refuserIci, voir } from './jetons.ts';

export const DUREE_ATTENDUE =
  'une durée : « 15 jours calendaires », « 10 jours ouvrés », « 6 jours ouvrables », « 8 jours francs », « 3 mois » ou « 2 ans »';

const MODES = {
  calendaires: 'calendaires',
  ouvrés: 'ouvres',
  ouvrables: 'ouvrables',
  francs: 'francs',
} as const;

/** Days say how they are counted: a bare « 15 jours » is refused, since three readings of it exist. */
export function lireDuree(l: Lecture): Lu<Duree> {
  const jeton = l.jetons[l.i];
  if (!jeton || !/^\d{1,4}$/.test(jeton.texte) || Number(jeton.texte) === 0)
    return refuserIci(l, (mot) => `« ${mot} » n’est pas une durée`, DUREE_ATTENDUE, []);
  const n = Number(jeton.texte);
  l.i += 1;
  if (passer(l, 'mois')) {
    const francs = passer(l, 'francs') || passer(l, 'franc');
    return reussite(francs ? { unite: 'mois', n, mode: 'francs' } : { unite: 'mois', n });
  }
  if (passer(l, 'ans') || passer(l, 'an')) return reussite({ unite: 'annees', n });
  if (passer(l, 'jours') || passer(l, 'jour')) {
    const mode = Object.entries(MODES).find(([nom]) => nom.replace(/s$/, '') === voir(l).replace(/s$/, ''));
    if (mode) {
      l.i += 1;
      return reussite({ unite: 'jours', n, mode: mode[1] });
    }
    return refuser(
      l.jetons[l.i] ?? { texte: `${n} jours`, debut: jeton.debut },
      'la durée ne dit pas comment ses jours se comptent',
      '« calendaires », « ouvrés », « ouvrables » ou « francs »',
      Object.keys(MODES),
    );
  }
  return refuserIci(l, (mot) => `« ${mot} » n’est pas une unité de durée`, DUREE_ATTENDUE, [
    'jours',
    'mois',
    'ans',
  ]);
}

/** As a modele writes it; reads back to the same value. */
export function noterDuree(d: Duree): string {
  const pluriel = d.n > 1 ? 's' : '';
  if (d.unite === 'mois') return d.mode === 'francs' ? `${d.n} mois franc${pluriel}` : `${d.n} mois`;
  if (d.unite === 'annees') return `${d.n} an${pluriel}`;
  const mode = { calendaires: 'calendaire', ouvres: 'ouvré', ouvrables: 'ouvrable', francs: 'franc' }[d.mode];
  return `${d.n} jour${pluriel} ${mode}${pluriel}`;
}
