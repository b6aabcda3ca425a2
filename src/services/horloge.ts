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
  let dernier: { readonly quart: number; readonly moment: { jour: Jour; heure: number } } | null = null;
  return (i) => {
    // Clocks are set by whole quarters of an hour, everywhere: within one, the day and the hour stay.
    const quart = Math.floor(Date.parse(i) / QUART_D_HEURE);
    if (dernier?.quart === quart) return dernier.moment;
    const lus = format.formatToParts(new Date(i)).map((p) => [p.type, Number(p.value)] as const);
    const { year = 0, month = 0, day = 0, hour = 0 } = Object.fromEntries(lus);
    dernier = { quart, moment: { jour: jour(year, month, day), heure: hour } };
    return dernier.moment;
  };
}

const QUART_D_HEURE = 900_000;
