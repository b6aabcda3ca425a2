import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Jour } from '../../src/basics/jour.ts';
import { centimes, euros } from '../../src/basics/montant.ts';
import type { FaitNouveau } from '../../src/facts/fait.ts';
import { partagerFiche, reponsesDeFiche } from '../../src/facts/fiche.ts';
import {
  ecrireFait,
  type FaitEcrit,
  type Json,
  LONGUEUR_DE_TEXTE,
  lireFait,
} from '../../src/facts/stockage.ts';

const JOUR = 20_649 as Jour;
const depot: FaitNouveau = {
  sorte: 'piece-deposee',
  jour: JOUR,
  donnees: {
    obligation: 'pieces-annuelles',
    piece: 'rapport-activite',
    exercice: 2026,
    recueLe: (JOUR + 2) as Jour,
    moyen: 'papier',
    periode: { du: JOUR, au: (JOUR + 365) as Jour },
    montant: euros(81_000),
  },
  textes: { remarque: 'Reçu au guichet' },
};
const ecrit = (fait: FaitNouveau): FaitEcrit => {
  const r = ecrireFait(fait);
  if (!r.ok) throw new Error(JSON.stringify(r.erreur));
  return r.valeur;
};
const refus = (fait: unknown) => {
  const r = ecrireFait(fait as FaitNouveau);
  return r.ok ? null : r.erreur;
};

describe('un fait écrit puis relu', () => {
  it('porte ses jours en clair, ses montants en centimes, et revient tel quel', () => {
    const forme = ecrit(depot);
    expect(forme).toMatchObject({
      sorte: 'piece-deposee',
      version: 1,
      jour: '2026-07-15',
      donnees: { recueLe: '2026-07-17', montant: 8_100_000, periode: { du: '2026-07-15' } },
    });
    expect(lireFait(forme)).toEqual({ ok: true, valeur: depot });
  });

  it('revient tel quel quels que soient ses données et ses textes', () => {
    const faits = fc.record({
      jour: fc.integer({ min: -25_000, max: 84_000 }).map((n) => n as Jour),
      montant: fc.nat(1e12).map(centimes),
      exercice: fc.integer({ min: 1990, max: 2150 }),
      objet: fc
        .string({ unit: 'grapheme', minLength: 1 })
        .map((t) => t.normalize('NFC').replaceAll('\0', '')),
    });
    fc.assert(
      fc.property(faits, ({ jour, montant, exercice, objet }) => {
        const fait: FaitNouveau = {
          sorte: 'subvention-demandee',
          jour,
          donnees: { versements: 'fonctionnement', exercice, montant },
          textes: objet.trim() === '' ? {} : { objet },
        };
        expect(lireFait(ecrit(fait))).toEqual({ ok: true, valeur: fait });
      }),
    );
  });

  it('a ses textes en NFC : deux façons de taper « é » se gardent de même', () => {
    const forme = ecrit({ ...depot, textes: { remarque: 'Déposé' } } as FaitNouveau);
    expect(forme.textes.remarque).toBe('Déposé');
  });
});

describe('écrire refuse clairement', () => {
  it('une sorte inconnue, une donnée hors de son schéma, un champ de trop', () => {
    expect(refus({ ...depot, sorte: 'piece-mangee' })).toEqual({
      code: 'sorte-inconnue',
      sorte: 'piece-mangee',
    });
    expect(refus({ ...depot, sorte: 'toString' })).toMatchObject({ code: 'sorte-inconnue' });
    expect(refus({ ...depot, donnees: { ...depot.donnees, montant: -1 } })).toMatchObject({
      code: 'donnee-refusee',
      chemin: 'montant',
    });
    expect(refus({ ...depot, donnees: { ...depot.donnees, couleur: 'bleu' } })).toMatchObject({
      code: 'donnee-refusee',
    });
  });

  it('un texte que la sorte ne porte pas, trop long, ou qu’aucune base ne rendrait', () => {
    expect(refus({ ...depot, textes: { nom: 'Dupont' } })).toMatchObject({ code: 'texte-inconnu' });
    const long = 'a'.repeat(LONGUEUR_DE_TEXTE + 1);
    expect(refus({ ...depot, textes: { remarque: long } })).toMatchObject({ code: 'texte-trop-long' });
    for (const interdit of ['a\0b', 'a\uD800b'])
      expect(refus({ ...depot, textes: { remarque: interdit } })).toMatchObject({
        code: 'caractere-interdit',
        chemin: 'remarque',
      });
  });
});

describe('lire refuse clairement', () => {
  const lu = (e: Partial<FaitEcrit>) => {
    const r = lireFait({ ...ecrit(depot), ...e });
    return r.ok ? null : r.erreur;
  };

  it('une sorte, un jour, une version ou une donnée qu’il ne connaît pas', () => {
    expect(lu({ sorte: 'piece-mangee' })).toMatchObject({ code: 'sorte-inconnue' });
    expect(lu({ jour: '2026-02-30' })).toMatchObject({ code: 'jour-illisible' });
    expect(lu({ version: 2 })).toEqual({ code: 'version-inconnue', sorte: 'piece-deposee', version: 2 });
    expect(lu({ donnees: { obligation: 'x' } })).toMatchObject({ code: 'donnee-refusee' });
    expect(
      lu({ donnees: { ...(ecrit(depot).donnees as object), recueLe: '2026-13-01' } as Json }),
    ).toMatchObject({ code: 'donnee-refusee', chemin: 'recueLe' });
  });

  it('une version ancienne passe par ses mises à niveau, sans toucher ce qui est gardé', () => {
    const ancien: FaitEcrit = Object.freeze({
      sorte: 'piece-acceptee',
      version: -1,
      jour: '2026-07-15',
      donnees: Object.freeze({ piece: 'vie:3' }),
      textes: {},
    });
    const misesANiveau = {
      'piece-acceptee': {
        [-1]: (d: Json) => ({ depose: (d as { piece: string }).piece }),
        0: (d: Json) => ({ depot: (d as { depose: string }).depose }),
      },
    };
    expect(lireFait(ancien, misesANiveau)).toMatchObject({
      ok: true,
      valeur: { donnees: { depot: 'vie:3' } },
    });
    expect(lireFait(ancien)).toMatchObject({ ok: false, erreur: { code: 'version-inconnue' } });
  });
});

describe('une fiche', () => {
  it('se partage entre ce que garde la chaîne et les mots, puis se relit entière', () => {
    const reponses = { 'identite.president': 'Une personne', 'annee.familles': 212, 'annee.carte': true };
    const { valeurs, textes } = partagerFiche({ ...reponses, 'annee.vide': '' });
    expect(valeurs).toEqual({ 'annee.familles': 212, 'annee.carte': true });
    const fait = { donnees: { formulaire: 'fiche', exercice: 2026, valeurs }, textes };
    expect(reponsesDeFiche(fait as never)).toEqual(reponses);
  });

  it('dont les mots ont été effacés garde ses nombres', () => {
    const fait = { donnees: { formulaire: 'fiche', exercice: 2026, valeurs: { 'a.b': 1 } }, textes: {} };
    expect(reponsesDeFiche(fait as never)).toEqual({ 'a.b': 1 });
  });
});
