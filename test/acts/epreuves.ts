import type { Demande, NomActe } from '../../src/acts/demande.ts';
import { TABLE } from '../../src/acts/table.ts';
import { EPREUVES_CONVENTION } from './epreuves-convention.ts';
import { EPREUVES_SUITES } from './epreuves-suites.ts';
import type { Epreuve, Epreuves } from './situations.ts';
import { le } from './vie.ts';

/** The compiler asks for every act of the table. */
const EPREUVES: Epreuves<NomActe> = { ...EPREUVES_CONVENTION, ...EPREUVES_SUITES };

/** Acts that an agreement of the tests can receive. */
export const ACTES = (Object.keys(TABLE) as NomActe[]).filter((acte) => EPREUVES[acte] !== null);

/** An agreement on which this act is possible, who may, and the request that is accepted. */
export function preparer(acte: NomActe) {
  const epreuve = EPREUVES[acte] as unknown as Epreuve<NomActe>;
  const vie = epreuve.sur();
  const demande = {
    acte,
    jour: le(epreuve.jour),
    donnees: epreuve.donnees(vie),
    textes: epreuve.textes ?? {},
  } as Demande;
  return { epreuve, vie, demande };
}
