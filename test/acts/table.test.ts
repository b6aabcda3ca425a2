import { describe, expect, it } from 'vitest';
import type { Demande } from '../../src/acts/demande.ts';
import { ACTES, preparer } from './epreuves.ts';
import { observatrice, voisine } from './vie.ts';

describe('chaque ligne de la table', () => {
  it.each(ACTES)('%s : accepté quand tout est réuni', (acte) => {
    const { epreuve, vie, demande } = preparer(acte);
    expect(vie.refus(epreuve.par, demande)).toEqual([]);
  });

  it.each(ACTES)('%s : refusé quand une condition manque', (acte) => {
    const { epreuve, vie, demande } = preparer(acte);
    const [autres, code] = epreuve.refuse;
    const fautive = { ...demande, donnees: { ...demande.donnees, ...autres(vie) } } as Demande;
    expect(vie.refus(epreuve.par, fautive)).toContain(code);
  });

  it.each(ACTES)('%s : refusé la veille de sa date, à qui n’est pas partie, à un observateur', (acte) => {
    const { epreuve, vie, demande } = preparer(acte);
    expect(vie.refus(voisine, demande)).toEqual(['hors-convention']);
    expect(vie.refus(observatrice, demande)).toEqual(['fonction-sans-droit']);
    const demain = { ...demande, jour: (demande.jour + 1) as Demande['jour'] };
    expect(vie.refus(epreuve.par, demain, demande.jour)).toContain('jour-futur');
  });
});
