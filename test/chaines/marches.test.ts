import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { marcher, reduire } from './marches.ts';
import { type Depart, ouvrirDepart } from './ouverture.ts';
import { PORTE } from './porte.ts';
import { raconter } from './recit.ts';
import { MELANGE } from './tirer.ts';

/** `MARCHES=20` walks twenty times as much; `GRAINE=…` walks one walk again, and tells it. */
const FOIS = Number(process.env.MARCHES ?? 1);
const GRAINE = process.env.GRAINE;

describe('toutes les identités, dans deux espaces, au hasard des actes permis', () => {
  let depart: Depart;
  beforeAll(async () => {
    depart = await ouvrirDepart(PORTE);
  });
  afterAll(() => depart?.effacer());

  it(
    'n’obtiennent par aucune suite d’actes ce qui n’est pas à elles',
    async () => {
      const graines = GRAINE === undefined ? fc.noShrink(fc.nat()) : fc.constant(Number(GRAINE));
      const trajet = { porte: PORTE, depart, guette: () => true };
      await fc.assert(
        fc.asyncProperty(graines, async (graine) => {
          const marche = await marcher(trajet, graine, MELANGE, 40);
          if (marche.violations.length > 0)
            throw new Error(`graine ${graine}\n${raconter(await reduire(trajet, marche))}`);
        }),
        { seed: 52, numRuns: GRAINE === undefined ? 5 * FOIS : 1, endOnFailure: true },
      );
    },
    120_000 * FOIS,
  );
});
