import { type Instant, instant } from '../basics/instant.ts';
import { type Jour, jour } from '../basics/jour.ts';

/** The clock of the machine, and the day as an espace counts it. */
export interface HorlogeDuSysteme {
  maintenant(): Instant;
  aujourdhui(): Jour;
}

/** `fuseau`: IANA name; instants are UTC, but the day is the espace's own. */
export function horlogeDuSysteme(fuseau = 'Europe/Paris'): HorlogeDuSysteme {
  const local = momentDans(fuseau);
  return {
    maintenant: () => instant(new Date()),
    aujourdhui: () => local(instant(new Date())).jour,
  };
}

/** The day and the hour that clocks show somewhere, at an instant. */
export function momentDans(fuseau: string): (i: Instant) => { readonly jour: Jour; readonly heure: number } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: fuseau,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (i) => {
    const lus = format.formatToParts(new Date(i)).map((p) => [p.type, Number(p.value)] as const);
    const { year = 0, month = 0, day = 0, hour = 0 } = Object.fromEntries(lus);
    return { jour: jour(year, month, day), heure: hour };
  };
}
