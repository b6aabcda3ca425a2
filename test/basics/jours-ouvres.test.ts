import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { ecrireIso } from '../../src/basics/jour.ts';
import { feries, type ZoneFeriee } from '../../src/basics/jours-ouvres.ts';

/** The library is the witness: it knows nothing of our reckoning. */
const temoin = (annee: number, zone: ZoneFeriee): string[] =>
  new Holidays('FR', zone === 'france' ? '' : '57')
    .getHolidays(annee)
    .filter((f) => f.type === 'public')
    .map((f) => f.date.slice(0, 10))
    .sort();

describe('les jours fériés', () => {
  it.each(['france', 'alsace-moselle'] as const)(
    'sont ceux de la bibliothèque de 2000 à 2100 : %s',
    (zone) => {
      for (let annee = 2000; annee <= 2100; annee++)
        expect([...new Set(feries(annee, zone).map(ecrireIso))], `${annee}`).toEqual([
          ...new Set(temoin(annee, zone)),
        ]);
    },
  );

  it('de 2026 sont onze, et treize en Alsace-Moselle', () => {
    expect(feries(2026)).toHaveLength(11);
    expect(feries(2026, 'alsace-moselle')).toHaveLength(13);
  });
});
