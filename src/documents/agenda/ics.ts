import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { ecrireIso, type Jour } from '../../basics/jour.ts';
import { sansControle } from '../textes.ts';
import type { EvenementDAgenda } from './evenement.ts';

/**
 * An iCalendar feed (RFC 5545) of all-day events, without time zone: a day is the same day wherever it is read.
 * `jour` is the day whose state it tells, and dates the events, so that the same state gives the same feed.
 */
export function ecrireIcs(nom: string, jour: Jour, evenements: readonly EvenementDAgenda[]): string {
  const agenda = ical({
    name: texteSur(nom),
    prodId: { company: 'Maillage', product: 'Maillage', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 3600,
  });
  for (const e of evenements) {
    const evenement = agenda.createEvent({
      id: e.uid,
      start: ecrireIso(e.jour),
      end: ecrireIso((e.jour + 1) as Jour),
      allDay: true,
      floating: true,
      stamp: `${ecrireIso(jour)}T00:00:00Z`,
      summary: texteSur(e.titre),
      description: texteSur(e.description),
      transparency: ICalEventTransparency.TRANSPARENT,
      status: e.annule ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      categories: [{ name: e.categorie }],
    });
    if (e.adresse !== null) evenement.url(e.adresse);
  }
  return agenda.toString();
}

/** The library escapes line feeds but lets a carriage return through, which would open another property. */
const texteSur = (texte: string): string => sansControle(texte).replace(/\r\n?/g, '\n');
