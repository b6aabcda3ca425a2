import type { Cas, Condition } from './cas.ts';
import type { NomActe } from './demande.ts';
import { type Lien, tientLeLien } from './qui.ts';
import { refuser } from './refus.ts';

/**
 * Where the day of an act comes from: `dit`, whoever records says it, for it happened outside; `du-jour`, it happens when
 * it is recorded. By link: the first that the organisation holds decides, whatever the office; none held, the day is said.
 */
export type Datation = 'dit' | 'du-jour';
export type DatationDeLigne = Datation | Partial<Record<Lien, Datation>>;

/** Who gains by an earlier day does not choose it: what they record happened when it was recorded. */
export const dateSansInteret =
  (regle: DatationDeLigne): Condition<NomActe> =>
  (cas) => {
    const { demande, aujourdhui } = cas;
    return demande.jour < aujourdhui && datation(regle, cas) === 'du-jour'
      ? refuser('jour-de-l-enregistrement', 'jour', { jour: demande.jour, aujourdhui })
      : null;
  };

/** How this very act is dated, for who asks it. */
export function datation(regle: DatationDeLigne, cas: Cas): Datation {
  if (typeof regle === 'string') return regle;
  const lien = liens(regle).find((l) => tientLeLien(l, cas));
  return (lien && regle[lien]) ?? 'dit';
}

export const liens = (par: Partial<Record<Lien, unknown>>): readonly Lien[] => Object.keys(par) as Lien[];
