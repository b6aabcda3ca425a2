import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VOCABULAIRE } from '../../src/facts/fait.ts';
import { ecrireFait, type FaitEcrit, lireFait } from '../../src/facts/stockage.ts';

/** Facts as version 1 of each schema stored them. Never edited: a journal holds such facts for ever. */
const CONSERVES = JSON.parse(
  readFileSync(new URL('./conserves/version-1.json', import.meta.url), 'utf8'),
) as readonly FaitEcrit[];

describe('les faits conservés à la version 1', () => {
  it('couvrent tout le vocabulaire', () => {
    expect([...new Set(CONSERVES.map((f) => f.sorte))].sort()).toEqual(Object.keys(VOCABULAIRE).sort());
  });

  it.each(CONSERVES.map((f) => [f.sorte, f] as const))('%s se lit encore', (_, ecrit) => {
    const lu = lireFait(ecrit);
    if (!lu.ok) throw new Error(JSON.stringify(lu.erreur));
    const definition = VOCABULAIRE[lu.valeur.sorte];
    if (definition.version === ecrit.version)
      expect(ecrireFait(lu.valeur)).toEqual({ ok: true, valeur: ecrit });
  });
});
