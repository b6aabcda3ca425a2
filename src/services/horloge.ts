import { type Instant, instant } from '../basics/instant.ts';
import { type Jour, jour } from '../basics/jour.ts';

/** The clock of the machine, and the day as an espace counts it. */
export interface HorlogeDuSysteme {
  maintenant(): Instant;
  aujourdhui(): Jour;
}

/** `fuseau`: IANA name; instants are UTC, but the day is the espace's own. */
export function horlogeDuSysteme(fuseau = 'Europe/Paris'): HorlogeDuSysteme {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: fuseau,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return {
    maintenant: () => instant(new Date()),
    aujourdhui() {
      const [annee, mois, quantieme] = format.format(new Date()).split('-').map(Number);
      return jour(annee ?? 0, mois ?? 0, quantieme ?? 0);
    },
  };
}
