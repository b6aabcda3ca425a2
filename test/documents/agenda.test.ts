import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { jour } from '../../src/basics/jour.ts';
import type { EvenementDAgenda } from '../../src/documents/agenda/evenement.ts';
import { ecrireIcs } from '../../src/documents/agenda/ics.ts';

const evenement = (quoi: Partial<EvenementDAgenda> = {}): EvenementDAgenda => ({
  uid: 'pieces-annuelles/2026.trois-ponts@maillage',
  jour: jour(2026, 7, 15),
  titre: 'À venir\u00A0: Pièces annuelles 2026',
  description: 'Convention d’essai\nArticle 6.3.',
  adresse: 'https://exemple.fr/conventions/trois-ponts',
  annule: false,
  categorie: 'Échéance',
  ...quoi,
});

const AU = jour(2026, 3, 1);
const lire = (ics: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((v) => new ICAL.Event(v));

describe('un agenda iCalendar', () => {
  it('dit le jour entier, sans heure ni fuseau', () => {
    const ics = ecrireIcs('Échéances', AU, [evenement()]);
    const [lu] = lire(ics);
    expect(lu?.startDate.isDate).toBe(true);
    expect(lu?.startDate.toString()).toBe('2026-07-15');
    expect(lu?.endDate.toString()).toBe('2026-07-16');
    expect(ics).not.toMatch(/TZID|VTIMEZONE/);
  });

  it('garde titre, description, adresse et identifiant', () => {
    const [lu] = lire(ecrireIcs('Échéances', AU, [evenement()]));
    expect(lu?.uid).toBe('pieces-annuelles/2026.trois-ponts@maillage');
    expect(lu?.summary).toBe('À venir\u00A0: Pièces annuelles 2026');
    expect(lu?.description).toBe('Convention d’essai\nArticle 6.3.');
    expect(lu?.component.getFirstPropertyValue('url')).toBe('https://exemple.fr/conventions/trois-ponts');
    expect(lu?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  });

  it('annule ce qui n’a plus d’objet, au lieu de l’oublier', () => {
    const [lu] = lire(ecrireIcs('Échéances', AU, [evenement({ annule: true })]));
    expect(lu?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('respecte les lignes de 75 octets et leurs fins, même avec accents et textes longs', () => {
    const long = 'é'.repeat(300);
    const ics = ecrireIcs(long, AU, [evenement({ titre: long, description: `${long}\n${long}` })]);
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const l of ics.split('\r\n')) expect(Buffer.byteLength(l)).toBeLessThanOrEqual(75);
    expect(lire(ics)[0]?.summary).toBe(long);
  });

  it('ne laisse aucun texte ouvrir une autre ligne, une autre propriété ou un autre évènement', () => {
    const piege = 'fin\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:file:///etc/passwd;,\\ "x"\u0000';
    const ics = ecrireIcs(piege, AU, [evenement({ titre: piege, description: piege, uid: 'a,b;c/d' })]);
    const lus = lire(ics);
    expect(lus).toHaveLength(1);
    expect(lus[0]?.component.getFirstProperty('attach')).toBeNull();
    expect(lus[0]?.summary.replaceAll('\r\n', '\n')).toBe(
      piege.replaceAll('\r\n', '\n').replace('\u0000', ''),
    );
  });

  it('donne le même fichier pour le même état', () => {
    expect(ecrireIcs('Échéances', AU, [evenement()])).toBe(ecrireIcs('Échéances', AU, [evenement()]));
  });

  it('reste lisible quand il n’a rien à dire', () => {
    expect(lire(ecrireIcs('Échéances', AU, []))).toEqual([]);
  });
});
