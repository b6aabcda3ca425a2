import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lireActeTransmis,
  lireApe,
  lireIban,
  lireRna,
  lireSiren,
  lireSiret,
} from '../../src/basics/identifiants.ts';
import { ecrireIso } from '../../src/basics/jour.ts';

const code = (r: { ok: boolean; erreur?: { code: string } }) => (r.ok ? 'ok' : r.erreur?.code);

describe('un SIREN', () => {
  it('a neuf chiffres et sa clé ; espaces et points ne comptent pas', () => {
    expect(lireSiren('262 500 564')).toEqual({ ok: true, valeur: '262500564' });
    expect(code(lireSiren('262500565'))).toBe('cle');
    expect(code(lireSiren('26250056'))).toBe('longueur');
    expect(code(lireSiren('26250056A'))).toBe('forme');
    expect(code(lireSiren('000000000'))).toBe('cle');
  });

  it('dont un seul chiffre change est refusé', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (i, ecart) => {
        const chiffres = [...'262500564'];
        chiffres[i] = String((Number(chiffres[i]) + ecart) % 10);
        expect(code(lireSiren(chiffres.join('')))).toBe('cle');
      }),
    );
  });
});

describe('un SIRET', () => {
  it('a quatorze chiffres, la clé du tout et celle de son SIREN', () => {
    expect(code(lireSiret('732 829 320 00074'))).toBe('ok');
    expect(code(lireSiret('73282932000075'))).toBe('cle');
    expect(code(lireSiret('732829320000'))).toBe('longueur');
    expect(code(lireSiret('7328293200007O'))).toBe('forme');
  });

  it('de La Poste suit sa propre règle : la somme de ses chiffres est un multiple de cinq', () => {
    expect(code(lireSiret('35600000049837'))).toBe('ok');
    expect(code(lireSiret('35600000049838'))).toBe('cle');
    expect(code(lireSiret('35600000000048'))).toBe('ok');
  });
});

describe('un numéro RNA', () => {
  it('commence par W ; en Alsace-Moselle, le volume et le folio du tribunal valent aussi', () => {
    expect(lireRna('w251000123')).toEqual({ ok: true, valeur: 'W251000123' });
    expect(lireRna('W9M1000123')).toEqual({ ok: true, valeur: 'W9M1000123' });
    expect(lireRna('Vol. 45 Folio n° 112')).toEqual({ ok: true, valeur: 'VOL45FOLIO112' });
    expect(lireRna('volume 45 / folio 112')).toEqual({ ok: true, valeur: 'VOL45FOLIO112' });
    for (const faux of ['251000123', 'W25100012', 'W2510001234', 'folio 112'])
      expect(code(lireRna(faux)), faux).toBe('forme');
  });
});

describe('un code APE, un IBAN', () => {
  it('un code APE a quatre chiffres et une lettre', () => {
    expect(lireApe('94.99z')).toEqual({ ok: true, valeur: '9499Z' });
    expect(code(lireApe('9499'))).toBe('forme');
  });

  it('un IBAN a la forme de son pays et sa clé', () => {
    expect(lireIban('FR14 2004 1010 0505 0001 3M02 606')).toEqual({
      ok: true,
      valeur: 'FR1420041010050500013M02606',
    });
    expect(code(lireIban('FR15 2004 1010 0505 0001 3M02 606'))).toBe('cle');
    expect(code(lireIban('FR14 2004 1010'))).toBe('forme');
    expect(code(lireIban('XX14 2004 1010 0505 0001 3M02 606'))).toBe('forme');
  });
});

describe('l’identifiant d’un acte transmis', () => {
  it('dit son département, son organisme, sa date, son numéro et sa nature', () => {
    const lu = lireActeTransmis('025-262500564-20251203-D00198310-DE');
    if (!lu.ok) throw new Error(lu.erreur.code);
    expect({ ...lu.valeur, date: ecrireIso(lu.valeur.date) }).toEqual({
      departement: '025',
      siren: '262500564',
      date: '2025-12-03',
      numero: 'D00198310',
      nature: 'DE',
    });
  });

  it('est refusé avec un SIREN faux, une date qui n’existe pas ou une nature inconnue', () => {
    expect(code(lireActeTransmis('025-262500565-20251203-D00198310-DE'))).toBe('cle');
    expect(code(lireActeTransmis('025-262500564-20250231-D00198310-DE'))).toBe('forme');
    expect(code(lireActeTransmis('025-262500564-20251203-D00198310-XX'))).toBe('forme');
    expect(code(lireActeTransmis('262500564-20251203-D00198310-DE'))).toBe('forme');
    expect(code(lireActeTransmis('02A-262500564-20251203-D00198310-DE'))).toBe('ok');
  });
});
