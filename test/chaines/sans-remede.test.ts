import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Invariant } from './invariants.ts';
import { marcher } from './marches.ts';
import { type Depart, ouvrirDepart } from './ouverture.ts';
import { ouvrirSansRemede, type SansRemede } from './sans-remede.ts';
import { MELANGE } from './tirer.ts';

/** The mends of both chains, and what must break once they are taken out. */
const REMEDES = [
  {
    ...{ fichier: 'src/acts/creer.ts', ecrit: 'acteur.organisation === collectivite && PREPARENT' },
    ote: 'PREPARENT',
  },
  {
    ...{ fichier: 'src/rules/payeurs.ts', ecrit: "if (etat.phase.nom !== 'en-vigueur') return payeurs;" },
    ote: '',
  },
  { ...{ fichier: 'src/rules/payeurs.ts', ecrit: 'sur.get(f.id) === true,' }, ote: 'true,' },
  {
    ...{ fichier: 'src/rules/payeurs.ts', ecrit: ' && signee(v.beneficiaire))' },
    ote: ' && (signee(v.beneficiaire) || true))',
  },
  {
    ...{ fichier: 'src/acts/annuaire/table.ts', ecrit: 'si.identiteParLAutorite, ' },
    ote: '',
  },
] as const;

describe('les remèdes ôtés, les marches retrouvent les deux chaînes', () => {
  let sans: SansRemede;
  let depart: Depart;
  beforeAll(async () => {
    sans = await ouvrirSansRemede(REMEDES);
    depart = await ouvrirDepart(sans.porte);
  });
  afterAll(async () => {
    await depart?.effacer();
    sans?.effacer();
  });

  it.each([
    ['convention-creee', 'un invité crée sa convention'],
    ['coordonnees-lues', 'un IBAN se lit sans convention signée'],
  ] as const satisfies readonly (readonly [Invariant, string])[])(
    '%s : %s',
    async (invariant) => {
      const trajet = { porte: sans.porte, depart, guette: (i: Invariant) => i === invariant };
      const trouves: string[] = [];
      for (let graine = 1; graine <= 12 && trouves.length === 0; graine++)
        trouves.push(...(await marcher(trajet, graine, MELANGE, 40)).violations.map((v) => v.invariant));
      expect(trouves).toContain(invariant);
    },
    120_000,
  );
});
