import { describe, expect, test } from 'vitest';
import { a, avecArticle, de, enumerer, que } from '../../src/basics/francais.ts';
import { jour } from '../../src/basics/jour.ts';
import { fraction } from '../../src/basics/montant.ts';
import { direPart } from '../../src/views/calcul.ts';
import { dansCombien, joursDeRetard, quandVersement } from '../../src/views/statuts.ts';
import { citer, compter, ecrireJourCourt, sansArticle } from '../../src/views/typographie.ts';

describe('le français des phrases', () => {
  test('une organisation se dit avec l’article de son premier mot, quand on le connaît', () => {
    const noms = [
      'Ville de Valmont',
      'Département du Doubs',
      'Amicale laïque',
      'MJC Palente',
      'Croche Chœur',
    ];
    expect(noms.map((n) => de(avecArticle(n)))).toEqual([
      'de la Ville de Valmont',
      'du Département du Doubs',
      'de l’Amicale laïque',
      'de la MJC Palente',
      'de Croche Chœur',
    ]);
  });

  test('l’article se contracte devant le nom d’une partie', () => {
    expect(['la Ville', 'le CCAS', 'l’association', 'les entités', 'GBM', 'Aubrelle'].map(de)).toEqual([
      'de la Ville',
      'du CCAS',
      'de l’association',
      'des entités',
      'de GBM',
      'd’Aubrelle',
    ]);
  });

  test('un titre perd son article, une citation perd aussi sa capitale, un sigle la garde', () => {
    expect(sansArticle('son rapport spécial')).toBe('Rapport spécial');
    expect(sansArticle('l’agrément')).toBe('Agrément');
    expect(citer('Le rapport financier')).toBe('«\u00A0rapport financier\u00A0»');
    expect(citer('CERFA signé')).toBe('«\u00A0CERFA signé\u00A0»');
  });

  test('le pluriel commence à deux', () => {
    expect([0, 1, 2].map((n) => compter(n, 'jour'))).toEqual(['0\u00A0jour', '1\u00A0jour', '2\u00A0jours']);
  });

  test('une liste se dit avec des virgules puis « et »', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((l) => enumerer(l))).toEqual([
      '',
      'a',
      'a et b',
      'a, b et c',
    ]);
  });

  test('les dates courtes gardent le premier du mois en ordinal', () => {
    expect(ecrireJourCourt(jour(2026, 9, 1))).toBe('1er\u00A0sept.\u00A02026');
    expect(ecrireJourCourt(jour(2026, 7, 15), false)).toBe('15\u00A0juil.');
  });

  test('le dernier jour se dit d’aujourd’hui, de demain, puis en jours', () => {
    const au = jour(2026, 11, 22);
    expect(dansCombien(au, au)).toBe('Aujourd’hui, dernier jour');
    expect(dansCombien(jour(2026, 11, 23), au)).toBe('Demain, dernier jour');
    expect(dansCombien(jour(2026, 11, 25), au)).toBe('Dans 3\u00A0jours');
    expect(joursDeRetard(1)).toBe('En retard d’un jour');
  });

  test('un mois entier se dit par son nom, une autre fenêtre par ses bornes', () => {
    expect(quandVersement({ du: jour(2028, 2, 1), au: jour(2028, 2, 29) })).toBe('en février\u00A02028');
    expect(quandVersement({ du: jour(2028, 2, 1), au: jour(2028, 2, 28) })).toBe(
      'du 1er\u00A0février\u00A02028 au 28\u00A0février\u00A02028',
    );
    expect(quandVersement({ du: null, au: null })).toBe('à une date encore inconnue');
  });

  test('une part se dit en mots quand l’usage en a, en pour-cent sinon, en fraction à défaut', () => {
    expect([fraction(1, 3), fraction(1, 2), fraction(4, 5), fraction(5, 12)].map(direPart)).toEqual([
      'un tiers',
      'la moitié',
      '80\u202F%',
      '5/12',
    ]);
  });
});

test.each([
  ['le Comité', 'du Comité', 'au Comité'],
  ['Le Foyer', 'du Foyer', 'au Foyer'],
  ['les entités', 'des entités', 'aux entités'],
  ['la Ville', 'de la Ville', 'à la Ville'],
  ['l’association', 'de l’association', 'à l’association'],
  ['ASEP', 'd’ASEP', 'à ASEP'],
  ['GBM', 'de GBM', 'à GBM'],
  ['Élise Arnaud', 'd’Élise Arnaud', 'à Élise Arnaud'],
])('après « de » et « à », %s devient %s, %s', (nom, apresDe, apresA) => {
  expect([de(nom), a(nom)]).toEqual([apresDe, apresA]);
});

test('« que » s’élide devant une voyelle', () => {
  expect([que('le bilan'), que('un descriptif')]).toEqual(['que le bilan', 'qu’un descriptif']);
});
