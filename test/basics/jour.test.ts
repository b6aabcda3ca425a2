import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ajouterMois,
  dateCivile,
  ecrireIso,
  ecrireJour,
  ecrireJourAvecSemaine,
  type Jour,
  jour,
  jourDeLaSemaine,
  lireJour,
} from '../../src/basics/jour.ts';

const unJour = fc.integer({ min: -25_000, max: 84_000 }).map((n) => n as Jour);
const lu = (texte: string) => {
  const r = lireJour(texte);
  return r.ok ? ecrireIso(r.valeur) : r.erreur.code;
};

describe('un jour', () => {
  it('se lit comme les gens l’écrivent', () => {
    for (const texte of [
      '2026-07-15',
      '15/07/2026',
      '15.7.2026',
      '15 juillet 2026',
      'mercredi 15 juillet 2026',
      ' 15 JUILLET 2026 ',
    ])
      expect(lu(texte), texte).toBe('2026-07-15');
    expect(lu('1er août 2026')).toBe('2026-08-01');
    expect(lu('1 aout 2026')).toBe('2026-08-01');
    expect(lu('10 février 2027')).toBe('2027-02-10');
  });

  it('qui n’existe pas est refusé, avec le dernier jour du mois', () => {
    expect(lireJour('30 février 2026')).toEqual({
      ok: false,
      erreur: { code: 'date-inexistante', texte: '30 février 2026', mois: 2, dernier: 28 },
    });
    expect(lu('31/04/2026')).toBe('date-inexistante');
    for (const texte of ['', 'demain', '15/13/2026', '2026-07', '15 thermidor 2026', '1/1/0026'])
      expect(lu(texte), texte).toBe('date-illisible');
  });

  it('écrit en toutes lettres se relit, quel qu’il soit', () => {
    fc.assert(
      fc.property(unJour, (j) => {
        for (const texte of [ecrireIso(j), ecrireJour(j), ecrireJourAvecSemaine(j)])
          expect(lireJour(texte)).toEqual({ ok: true, valeur: j });
        const { annee, mois, jour: quantieme } = dateCivile(j);
        expect(jour(annee, mois, quantieme)).toBe(j);
      }),
    );
  });

  it('ne se coupe pas en fin de ligne', () => {
    expect(ecrireJour(jour(2026, 1, 1))).toBe('1er\u00A0janvier\u00A02026');
  });

  it('a le nom qu’il porte au calendrier', () => {
    expect(ecrireJourAvecSemaine(jour(2026, 11, 22))).toBe('dimanche 22\u00A0novembre\u00A02026');
    expect(jourDeLaSemaine(jour(1969, 12, 31))).toBe(3);
  });
});

describe('ajouter des mois', () => {
  it('garde le quantième, ou le ramène à la fin du mois, et ne saute jamais un mois', () => {
    fc.assert(
      fc.property(unJour, fc.integer({ min: -240, max: 240 }), (j, n) => {
        const de = dateCivile(j);
        const a = dateCivile(ajouterMois(j, n));
        expect(a.annee * 12 + a.mois).toBe(de.annee * 12 + de.mois + n);
        expect(a.jour === de.jour || (a.jour < de.jour && a.jour >= 28)).toBe(true);
      }),
    );
  });
});
