import { describe, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import { TABLE } from '../../src/acts/table.ts';
import { type DroitDit, direDroits } from '../../src/views/droits.ts';
import { cadreAvecAgrement } from '../acts/annee.ts';
import { cpoSignee, dvq, equipe, finances, le, observatrice, presidente, type Vie } from '../acts/vie.ts';

const JOUR = le('15 février 2026');
const droitsDe = (vie: Vie, acteur: Acteur): readonly DroitDit[] =>
  direDroits(vie.etat(JOUR), acteur, vie.examines(acteur, JOUR)).flatMap((r) => r.droits);
const quand = (vie: Vie, acteur: Acteur, acte: string): string | undefined =>
  droitsDe(vie, acteur).find((d) => d.acte === acte)?.quand;

describe.each([
  ['la convention-cadre', cadreAvecAgrement],
  ['la convention pluriannuelle', cpoSignee],
] as const)('les droits sur %s', (_, vivre) => {
  it.each([dvq, finances, presidente, equipe, observatrice])(
    'disent chaque acte une fois ($fonction)',
    (acteur) => {
      const dits = droitsDe(vivre(), acteur);
      expect(dits.map((d) => d.acte).sort()).toEqual(Object.keys(TABLE).sort());
      for (const d of dits) expect(d.pourquoi).toMatch(/^[«\p{Lu}].*\.$/u);
    },
  );

  it('ne disent « possible » que ce que la table permettra', () => {
    const vie = vivre();
    for (const acteur of [dvq, finances, presidente, equipe, observatrice]) {
      const permis = new Set(
        vie
          .examines(acteur, JOUR)
          .filter((a) => a.empechements.length === 0)
          .map((a) => a.demande.acte),
      );
      for (const d of droitsDe(vie, acteur))
        expect(d.quand === 'maintenant', d.acte).toBe(permis.has(d.acte));
    }
  });

  it('disent à l’observatrice, pour tout, qui d’autre le peut', () => {
    const dits = droitsDe(vivre(), observatrice);
    expect(new Set(dits.map((d) => d.quand))).toEqual(new Set(['pas-vous']));
    expect(dits.find((d) => d.acte === 'liquider-versement')?.pourquoi).toContain('les finances');
  });
});

it('l’équipe dépose mais ne signe pas ; la présidence signerait, plus maintenant', () => {
  const vie = cadreAvecAgrement();
  expect(quand(vie, equipe, 'deposer-piece')).toBe('maintenant');
  expect(quand(vie, equipe, 'signer')).toBe('pas-vous');
  expect(quand(vie, presidente, 'signer')).toBe('pas-maintenant');
});
