import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrondir,
  centimes,
  ecrireMontant,
  ecrireMontantCourt,
  ecrireMontantSimple,
  euros,
  fraction,
  lireMontant,
  type ModeArrondi,
} from '../../src/basics/montant.ts';

const lu = (texte: string) => {
  const r = lireMontant(texte);
  return r.ok ? r.valeur : r.erreur.code;
};

describe('un montant', () => {
  it('se lit comme les gens l’écrivent', () => {
    for (const texte of ['81000', '81 000', '81\u202F000,00\u00A0€', '81000.0', '81\u00A0000 €'])
      expect(lu(texte), texte).toBe(8_100_000);
    expect(lu('-12,5')).toBe(-1250);
    expect(lu('\u221212')).toBe(-1200);
  });

  it('illisible, trop précis ou démesuré est refusé', () => {
    expect(lu('douze')).toBe('montant-illisible');
    expect(lu('')).toBe('montant-illisible');
    expect(lu('1,2,3')).toBe('montant-illisible');
    expect(lu('1,005')).toBe('montant-trop-precis');
    expect(lu('99999999999')).toBe('montant-trop-grand');
  });

  it('s’écrit avec ses espaces et son vrai signe moins', () => {
    expect(ecrireMontant(euros(81_000))).toBe('81\u202F000,00\u00A0€');
    expect(ecrireMontant(centimes(-105))).toBe('\u22121,05\u00A0€');
    expect(ecrireMontantCourt(euros(1_234_567))).toBe('1\u202F234\u202F567\u00A0€');
    expect(ecrireMontantCourt(centimes(3_333_334))).toBe('33\u202F333,34\u00A0€');
    expect(ecrireMontantSimple(centimes(-5))).toBe('-0,05');
  });

  it('écrit puis relu revient au centime', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (n) => {
        const c = centimes(n);
        for (const texte of [ecrireMontant(c), ecrireMontantCourt(c), ecrireMontantSimple(c)])
          expect(lireMontant(texte)).toEqual({ ok: true, valeur: c });
      }),
    );
  });
});

describe('arrondir', () => {
  it('un tiers de 100 000 € : le demi-centime monte, le reste va au centime le plus proche', () => {
    expect(arrondir(fraction(10_000_000, 3), 'demi-superieur')).toBe(3_333_333);
    expect(arrondir(fraction(1, 2), 'demi-superieur')).toBe(1);
    expect(arrondir(fraction(-1, 2), 'demi-superieur')).toBe(-1);
    expect(arrondir(fraction(8_449_999, 1), 'inferieur', 100)).toBe(8_449_900);
    expect(arrondir(fraction(8_449_901, 1), 'superieur', 100)).toBe(8_450_000);
  });

  it('reste à moins d’un pas de la valeur exacte, du bon côté, et au pas près', () => {
    const valeur = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1000 }));
    const mode = fc.constantFrom<ModeArrondi>('demi-superieur', 'superieur', 'inferieur');
    fc.assert(
      fc.property(valeur, mode, fc.constantFrom(1, 10, 100), ([num, den], m, pas) => {
        const arrondi = arrondir(fraction(num, den), m, pas);
        const ecart = arrondi * den - num;
        expect(Math.abs(arrondi % pas)).toBe(0);
        if (m === 'superieur') expect(ecart >= 0 && ecart < pas * den).toBe(true);
        else if (m === 'inferieur') expect(ecart <= 0 && -ecart < pas * den).toBe(true);
        else expect(Math.abs(ecart) * 2 <= pas * den).toBe(true);
      }),
    );
  });

  it('une fraction est toujours réduite, son dénominateur positif', () => {
    expect(fraction(2, -6)).toEqual({ num: -1, den: 3 });
    expect(fraction(0, 5)).toEqual({ num: 0, den: 1 });
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => centimes(0.1)).toThrow(RangeError);
  });
});
