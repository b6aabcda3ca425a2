import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Duree } from '../../src/basics/duree.ts';
import { jour, joursDansLeMois } from '../../src/basics/jour.ts';
import { centimes, fraction } from '../../src/basics/montant.ts';
import type { Evenement, Lequel, Repere } from '../../src/modele/quand.ts';
import type { Grandeur } from '../../src/modele/regles.ts';
import { lireDuree, noterDuree } from '../../src/modele/valeurs/duree.ts';
import { estUnique, lireEvenement, noterEvenement } from '../../src/modele/valeurs/evenement.ts';
import {
  lireFraction,
  lireGrandeur,
  noterFraction,
  noterGrandeur,
} from '../../src/modele/valeurs/grandeur.ts';
import { type Lecteur, lireTout } from '../../src/modele/valeurs/jetons.ts';
import { lireRappel, noterRappel } from '../../src/modele/valeurs/rappel.ts';
import { lireRepere, noterRepere } from '../../src/modele/valeurs/repere.ts';

/** A name a text may give: an article alone is read as the article of the word that follows. */
const mot = fc
  .stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6}){0,2}$/)
  .filter((m) => !['le', 'la', 'les', 'un', 'une'].includes(m));
const decalage = fc.integer({ min: -3, max: 3 });
const n = fc.integer({ min: 1, max: 400 });

const duree: fc.Arbitrary<Duree> = fc.oneof(
  fc.record({
    unite: fc.constant('jours' as const),
    n,
    mode: fc.constantFrom('calendaires' as const, 'ouvres' as const, 'ouvrables' as const, 'francs' as const),
  }),
  fc.record({ unite: fc.constant('mois' as const), n }),
  fc.record({ unite: fc.constant('mois' as const), n, mode: fc.constant('francs' as const) }),
  fc.record({ unite: fc.constant('annees' as const), n }),
);

const evenement: fc.Arbitrary<Evenement> = fc.oneof(
  fc.record({
    sorte: fc.constantFrom(
      'entree-en-vigueur' as const,
      'signature' as const,
      'notification' as const,
      'fin-de-convention' as const,
    ),
  }),
  fc.record({ sorte: fc.constantFrom('tenue' as const, 'convocation' as const), instance: mot }),
  fc.record({
    sorte: fc.constantFrom('reception' as const, 'envoi' as const, 'acceptation' as const),
    piece: mot,
  }),
  fc.record({ sorte: fc.constantFrom('demande' as const, 'decision' as const), obligation: mot }),
  fc.record({ sorte: fc.constant('survenance' as const), evenement: mot }),
  fc.record({ sorte: fc.constant('fin-de-registre' as const), registre: mot }),
  fc.record({
    sorte: fc.constant('vote' as const),
    versements: mot,
    decalage,
    payeur: fc.option(mot),
  }),
);

const dateReelle = fc
  .record({
    annee: fc.integer({ min: 1990, max: 2150 }),
    mois: fc.integer({ min: 1, max: 12 }),
    q: fc.nat(30),
  })
  .map(({ annee, mois, q }) => jour(annee, mois, 1 + (q % joursDansLeMois(annee, mois))));
const jourDeLAnnee = fc
  .record({ mois: fc.integer({ min: 1, max: 12 }), q: fc.nat(30), decalage })
  .map(({ mois, q, decalage: d }) => ({
    sorte: 'jour-de-l-annee' as const,
    mois,
    jour: 1 + (q % joursDansLeMois(2024, mois)),
    decalage: d,
  }));

const repere: fc.Arbitrary<Repere> = fc.letrec<{ repere: Repere }>((tie) => ({
  repere: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    dateReelle.map((j) => ({ sorte: 'date' as const, jour: j })),
    jourDeLAnnee,
    fc.record({ sorte: fc.constantFrom('debut-exercice' as const, 'fin-exercice' as const), decalage }),
    fc.record({ sorte: fc.constant('terme' as const), terme: mot }),
    fc
      .record({ evenement, lequel: fc.constantFrom<Lequel>('chacun', 'premier', 'dernier') })
      .map((e) => ({ sorte: 'evenement' as const, ...e })),
    fc.record({
      sorte: fc.constant('decale' as const),
      repere: tie('repere'),
      duree,
      sens: fc.constantFrom('apres' as const, 'avant' as const),
    }),
  ),
})).repere;

const grandeur: fc.Arbitrary<Grandeur> = fc.oneof(
  fc.record({
    sorte: fc.constantFrom('vote' as const, 'montant' as const, 'determine' as const, 'verse' as const),
    decalage,
  }),
  fc.record({ sorte: fc.constant('fixe' as const), montant: fc.nat(1e10).map(centimes) }),
  fc.record({ sorte: fc.constant('terme' as const), terme: mot }),
  fc.record({ sorte: fc.constant('constate' as const), grandeur: mot, decalage }),
);

function relire<T>(texte: string, lire: Lecteur<T>): T {
  const lu = lireTout(texte, lire);
  if (!lu.ok) throw new Error(`${texte} : ${lu.erreur.message}`);
  return lu.valeur.valeur;
}

test('une durée écrite se relit à l’identique', () => {
  fc.assert(
    fc.property(duree, (d) => {
      expect(relire(noterDuree(d), lireDuree)).toEqual(d);
    }),
  );
});

test('un moment de rappel écrit se relit à l’identique', () => {
  fc.assert(
    fc.property(duree, fc.constantFrom('avant' as const, 'apres' as const), (d, sorte) => {
      expect(relire(noterRappel({ sorte, duree: d }), lireRappel)).toEqual({ sorte, duree: d });
    }),
  );
  expect(relire('le jour même', lireRappel)).toEqual({ sorte: 'jour-meme' });
});

test('un évènement écrit se relit à l’identique', () => {
  fc.assert(
    fc.property(evenement, (e) => {
      expect(relire(noterEvenement(e), lireEvenement)).toEqual(e);
    }),
  );
});

test('un repère écrit se relit à l’identique', () => {
  fc.assert(
    fc.property(repere, (r) => {
      expect(relire(noterRepere(r), lireRepere)).toEqual(r);
    }),
    { numRuns: 500 },
  );
});

test('une grandeur écrite se relit à l’identique', () => {
  fc.assert(
    fc.property(grandeur, (g) => {
      expect(relire(noterGrandeur(g), lireGrandeur)).toEqual(g);
    }),
  );
});

test('une part écrite se relit à l’identique', () => {
  const part = fc
    .record({ den: fc.integer({ min: 1, max: 9999 }), k: fc.nat() })
    .map(({ den, k }) => fraction(1 + (k % den), den));
  fc.assert(
    fc.property(part, (f) => {
      expect(relire(noterFraction(f), lireFraction)).toEqual(f);
    }),
  );
});

test('articles, élisions et espaces insécables ne changent pas le sens', () => {
  expect(relire('le 1er janvier N', lireRepere)).toEqual(relire('1 janvier N', lireRepere));
  expect(relire('l’entrée en vigueur', lireRepere)).toEqual(relire('entrée en vigueur', lireRepere));
  expect(relire('chaque tenue de la commission', lireRepere)).toEqual(
    relire('chaque tenue de commission', lireRepere),
  );
  expect(relire('81\u202F000,50\u00A0€', lireGrandeur)).toEqual({ sorte: 'fixe', montant: 8_100_050 });
  expect(relire('12,5 %', lireFraction)).toEqual({ num: 1, den: 8 });
});

test('un évènement qui se répète ne se lit pas sans « chaque », « premier » ou « dernier »', () => {
  fc.assert(
    fc.property(
      evenement.filter((e) => !estUnique(e)),
      (e) => {
        expect(lireTout(noterEvenement(e), lireRepere).ok).toBe(false);
      },
    ),
  );
});

test('un texte quelconque est lu ou refusé à un endroit qui existe, jamais par une exception', () => {
  const bribes = fc.constantFrom(
    '15',
    'juillet',
    'N',
    'N-1',
    'chaque',
    'tenue',
    'de',
    'terme',
    '2026',
    'vote',
    '€',
    'x',
    'l’',
    '%',
  );
  const textes = fc.oneof(
    fc.string(),
    fc.array(bribes, { maxLength: 7 }).map((m) => m.join(' ')),
  );
  fc.assert(
    fc.property(textes, (t) => {
      for (const lire of [
        lireRepere,
        lireEvenement,
        lireGrandeur,
        lireDuree,
        lireFraction,
      ] as Lecteur<unknown>[]) {
        const lu = lireTout(t, lire);
        if (!lu.ok) expect(lu.erreur.debut).toBeLessThanOrEqual(t.length);
      }
    }),
    { numRuns: 400 },
  );
});
