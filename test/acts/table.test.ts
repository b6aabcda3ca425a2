import { describe, expect, it } from 'vitest';
import type { Demande, NomActe } from '../../src/acts/demande.ts';
import { TABLE } from '../../src/acts/table.ts';
import { EPREUVES_CONVENTION } from './epreuves-convention.ts';
import { EPREUVES_SUITES } from './epreuves-suites.ts';
import type { Epreuve, Epreuves } from './situations.ts';
import { le, observatrice, voisine } from './vie.ts';

/** The compiler asks for every act of the table. */
const EPREUVES: Epreuves<NomActe> = { ...EPREUVES_CONVENTION, ...EPREUVES_SUITES };

const ACTES = (Object.keys(TABLE) as NomActe[]).filter((acte) => EPREUVES[acte] !== null);
const preparer = (acte: NomActe) => {
  const epreuve = EPREUVES[acte] as unknown as Epreuve<NomActe>;
  const vie = epreuve.sur();
  const demande = {
    acte,
    jour: le(epreuve.jour),
    donnees: epreuve.donnees(vie),
    textes: epreuve.textes ?? {},
  } as Demande;
  return { epreuve, vie, demande };
};

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
