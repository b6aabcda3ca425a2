import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../../src/basics/instant.ts';
import { ecrireIso } from '../../src/basics/jour.ts';
import { momentDans } from '../../src/services/horloge.ts';

const FUSEAUX = [
  'Europe/Paris',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Martinique',
  'UTC',
] as const;
const lire = (fuseau: string, texte: string) => {
  const { jour, heure } = momentDans(fuseau)(instant(new Date(texte)));
  return `${ecrireIso(jour)} ${heure}`;
};

test.each([
  ['Europe/Paris', '2026-11-26T22:59:59Z', '2026-11-26 23'],
  ['Europe/Paris', '2026-11-26T23:00:00Z', '2026-11-27 0'],
  ['Europe/Paris', '2026-03-29T00:59:59Z', '2026-03-29 1'],
  ['Europe/Paris', '2026-03-29T01:00:00Z', '2026-03-29 3'],
  ['America/Martinique', '2026-11-27T03:59:59Z', '2026-11-26 23'],
  ['Asia/Kathmandu', '2026-11-26T18:15:00Z', '2026-11-27 0'],
])('à %s, %s se lit %s', (fuseau, texte, attendu) => {
  expect(lire(fuseau, texte)).toBe(attendu);
});

test('ce qui est retenu d’un instant à l’autre ne change jamais la réponse', () => {
  const instants = fc.array(
    fc.date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
    { minLength: 1, maxLength: 8 },
  );
  const pas = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...FUSEAUX), instants, pas, (fuseau, departs, ecarts) => {
      const retenu = momentDans(fuseau);
      for (const depart of departs)
        for (const ecart of [0, ...ecarts]) {
          const i = instant(new Date(depart.getTime() + ecart));
          expect(retenu(i)).toEqual(momentDans(fuseau)(i));
        }
    }),
    { numRuns: 30 },
  );
});
