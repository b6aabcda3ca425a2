import { ecrireIso, type Jour } from '../../basics/jour.ts';
import { sansControle } from '../textes.ts';
import type { EvenementDAgenda } from './evenement.ts';

/**
 * An iCalendar feed (RFC 5545) of all-day events, without time zone: a day is the same day wherever it is read.
 * `jour` is the day whose state it tells, and dates the events, so that the same state gives the same feed.
 */
export function ecrireIcs(nom: string, jour: Jour, evenements: readonly EvenementDAgenda[]): string {
  const lignes = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Maillage//Maillage//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${texte(nom)}`,
    `X-WR-CALNAME:${texte(nom)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...evenements.flatMap((e) => evenement(e, jour)),
    'END:VCALENDAR',
  ];
  return lignes.map((l) => `${plier(l)}\r\n`).join('');
}

function evenement(e: EvenementDAgenda, jour: Jour): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${texte(e.uid)}`,
    `DTSTAMP:${compact(jour)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(e.jour)}`,
    `DTEND;VALUE=DATE:${compact((e.jour + 1) as Jour)}`,
    `SUMMARY:${texte(e.titre)}`,
    `DESCRIPTION:${texte(e.description)}`,
    `CATEGORIES:${texte(e.categorie)}`,
    `STATUS:${e.annule ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    ...(e.adresse === null ? [] : [`URL:${encodeURI(e.adresse)}`]),
    'END:VEVENT',
  ];
}

const compact = (j: Jour): string => ecrireIso(j).replaceAll('-', '');

/** A text value (§3.3.11): no break nor separator of its own can end the line or the property. */
const texte = (t: string): string =>
  sansControle(t)
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replaceAll('\n', '\\n');

/** Lines of 75 octets at most (§3.1), never cut inside a character. */
function plier(ligne: string): string {
  let sortie = '';
  let octets = 0;
  for (const c of ligne) {
    const n = Buffer.byteLength(c);
    if (octets + n > 75) {
      sortie += '\r\n ';
      octets = 1;
    }
    sortie += c;
    octets += n;
  }
  return sortie;
}
