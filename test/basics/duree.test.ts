import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ajouterDuree, type Duree } from '../../src/basics/duree.ts';
import { ajouterJours, ecrireIso, type Jour, lireJour } from '../../src/basics/jour.ts';
import { calendrier, estOuvre, reporterAuJourOuvre } from '../../src/basics/jours-ouvres.ts';

const le = (texte: string): Jour => {
  const lu = lireJour(texte);
  if (!lu.ok) throw new Error(texte);
  return lu.valeur;
};
const apres = (de: string, duree: Duree) => ecrireIso(ajouterDuree(le(de), duree, 'apres'));
const avant = (de: string, duree: Duree) => ecrireIso(ajouterDuree(le(de), duree, 'avant'));
const jours = (
  n: number,
  mode: 'calendaires' | 'ouvres' | 'ouvrables' | 'francs' = 'calendaires',
): Duree => ({
  unite: 'jours',
  n,
  mode,
});

describe('un délai', () => {
  it('de quinze jours ne compte pas le jour qui le déclenche et comprend le dernier', () => {
    expect(apres('2026-11-05', jours(15))).toBe('2026-11-20');
    expect(avant('2026-12-10', jours(15))).toBe('2026-11-25');
  });

  it('en mois va de quantième à quantième, ramené au dernier jour du mois', () => {
    expect(apres('2026-01-31', { unite: 'mois', n: 1 })).toBe('2026-02-28');
    expect(apres('2028-01-31', { unite: 'mois', n: 1 })).toBe('2028-02-29');
    expect(avant('2029-12-31', { unite: 'mois', n: 3 })).toBe('2029-09-30');
  });

  it('d’un an part d’un 29 février et arrive un 28', () => {
    expect(apres('2028-02-29', { unite: 'annees', n: 1 })).toBe('2029-02-28');
  });

  it('démesuré s’arrête au dernier jour qui s’écrit, dans un sens comme dans l’autre', () => {
    for (const duree of [
      { unite: 'annees', n: 9999 },
      { unite: 'annees', n: 9999 * 50 },
      { unite: 'mois', n: 9999 },
      jours(9_999_999),
      jours(9_999_999, 'ouvres'),
    ] as const) {
      expect(apres('2026-01-31', duree)).toBe('2200-12-31');
      expect(avant('2026-01-31', duree)).toBe('1900-01-01');
    }
  });

  it('franc de deux mois, acte publié le 8 décembre 2025 : dernier jour le 9 février 2026', () => {
    expect(apres('2025-12-08', { unite: 'mois', n: 2, mode: 'francs' })).toBe('2026-02-09');
  });

  it('franc de deux mois qui finit un samedi : reporté au lundi quand on le demande', () => {
    const fin = ajouterDuree(le('2025-12-06'), { unite: 'mois', n: 2, mode: 'francs' }, 'apres');
    expect(ecrireIso(fin)).toBe('2026-02-07');
    expect(ecrireIso(reporterAuJourOuvre(fin))).toBe('2026-02-09');
  });

  it('de cinq jours francs avant une séance laisse cinq jours pleins entre la convocation et elle', () => {
    expect(avant('2026-12-10', jours(5, 'francs'))).toBe('2026-12-04');
  });

  it('en jours ouvrés saute les fins de semaine et les jours fériés', () => {
    expect(apres('2026-04-30', jours(3, 'ouvres'))).toBe('2026-05-06');
    expect(avant('2026-05-15', jours(2, 'ouvres'))).toBe('2026-05-12');
  });

  it('en jours ouvrables compte les samedis', () => {
    expect(apres('2026-04-30', jours(3, 'ouvrables'))).toBe('2026-05-05');
  });

  it('en jours ouvrés compte le Vendredi saint partout sauf en Alsace-Moselle', () => {
    const trois = (zone: 'france' | 'alsace-moselle') =>
      ecrireIso(ajouterDuree(le('2026-04-01'), jours(3, 'ouvres'), 'apres', calendrier(zone)));
    expect(trois('france')).toBe('2026-04-07');
    expect(trois('alsace-moselle')).toBe('2026-04-08');
  });
});

describe('quel que soit le jour', () => {
  const unJour = fc.integer({ min: 0, max: 60_000 }).map((n) => n as Jour);

  it('n jours après puis n jours avant ramènent au départ', () => {
    fc.assert(
      fc.property(unJour, fc.nat(800), (j, n) => {
        expect(ajouterDuree(ajouterDuree(j, jours(n), 'apres'), jours(n), 'avant')).toBe(j);
      }),
    );
  });

  it('un délai en jours ouvrés finit un jour ouvré et en contient exactement n', () => {
    fc.assert(
      fc.property(unJour, fc.integer({ min: 1, max: 60 }), (j, n) => {
        const fin = ajouterDuree(j, jours(n, 'ouvres'), 'apres');
        let ouvres = 0;
        for (let k = ajouterJours(j, 1); k <= fin; k = ajouterJours(k, 1)) if (estOuvre(k)) ouvres++;
        expect(ouvres).toBe(n);
        expect(estOuvre(fin)).toBe(true);
      }),
    );
  });

  it('un délai plus long ne finit jamais plus tôt', () => {
    const duree = fc.oneof(
      fc.nat(60).map(
        (n) =>
          (k: number): Duree => ({ unite: 'mois', n: n + k }),
      ),
      fc.nat(60).map(
        (n) =>
          (k: number): Duree =>
            jours(n + k, 'ouvres'),
      ),
    );
    fc.assert(
      fc.property(unJour, duree, (j, d) => {
        expect(ajouterDuree(j, d(1), 'apres')).toBeGreaterThanOrEqual(ajouterDuree(j, d(0), 'apres'));
      }),
    );
  });
});
