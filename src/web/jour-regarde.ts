import type { Instant } from '../basics/instant.ts';
import { ajouterJours, type DateRefusee, dateCivile, type Jour, lireJour } from '../basics/jour.ts';
import { echec, type Result, reussite } from '../basics/result.ts';

export interface JourRegarde {
  readonly au: Jour;
  readonly connu: Instant | null;
  readonly ailleurs: boolean;
}

/**
 * Reads `?au=` (ISO or as the French write it) and `?connu=alors`. Older knowledge has a meaning for a past day only:
 * what was recorded by that day's last instant, in the espace's zone.
 */
export function lireJourRegarde(
  au: string | undefined,
  connu: string | undefined,
  aujourdhui: Jour,
  fuseau: string,
): Result<JourRegarde, DateRefusee> {
  if (au === undefined || au === '') return reussite({ au: aujourdhui, connu: null, ailleurs: false });
  const lu = lireJour(au);
  if (!lu.ok) return echec(lu.erreur);
  const jour = lu.valeur;
  const alors = connu === 'alors' && jour < aujourdhui;
  return reussite({
    au: jour,
    connu: alors ? finDuJour(jour, fuseau) : null,
    ailleurs: jour !== aujourdhui,
  });
}

/** The last millisecond of a day in a zone, as an instant. */
export function finDuJour(j: Jour, fuseau: string): Instant {
  const { annee, mois, jour } = dateCivile(ajouterJours(j, 1));
  const minuitUtc = Date.UTC(annee, mois - 1, jour);
  const minuitLocal = minuitUtc - decalage(minuitUtc - decalage(minuitUtc, fuseau), fuseau);
  return new Date(minuitLocal - 1).toISOString() as Instant;
}

function decalage(ms: number, fuseau: string): number {
  const p = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: fuseau,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
      .formatToParts(ms)
      .map((x) => [x.type, Number(x.value)]),
  );
  const local = Date.UTC(
    p.year ?? 0,
    (p.month ?? 1) - 1,
    p.day ?? 1,
    p.hour ?? 0,
    p.minute ?? 0,
    p.second ?? 0,
  );
  return local - Math.floor(ms / 1000) * 1000;
}
