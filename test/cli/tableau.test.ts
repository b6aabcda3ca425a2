import { describe, expect, it } from 'vitest';
import { type Centimes, centimes } from '../../src/basics/montant.ts';
import { ecrireTableau, longueur, plier } from '../../src/cli/tableau.ts';
import type { Colonne } from '../../src/views/tables.ts';

interface Ligne {
  readonly quoi: string;
  readonly combien: Centimes | null;
}

const COLONNES: readonly Colonne<Ligne>[] = [
  { cle: 'quoi', libelle: 'Quoi', lire: (l) => ({ genre: 'texte', valeur: l.quoi }) },
  {
    cle: 'combien',
    libelle: 'Montant',
    lire: (l) => ({ genre: 'montant', valeur: l.combien, attend: 'à calculer' }),
  },
  { cle: 'rien', libelle: 'Jamais rempli', lire: () => ({ genre: 'texte', valeur: '' }) },
];

const LIGNES: readonly Ligne[] = [
  { quoi: 'Premier acompte', combien: centimes(8_100_000) },
  { quoi: 'Solde de la subvention de fonctionnement', combien: centimes(50) },
  { quoi: 'Autre', combien: null },
];

describe('un tableau dans un terminal', () => {
  it('aligne les montants à droite, et ne montre pas une colonne toujours vide', () => {
    expect(ecrireTableau(COLONNES, LIGNES, null).replace(/[\u00A0\u202F]/g, '_')).toBe(
      [
        'Quoi                                          Montant',
        '────────────────────────────────────────  ───────────',
        'Premier acompte                           81_000,00_€',
        'Solde de la subvention de fonctionnement       0,50_€',
        'Autre                                      à calculer',
        '',
      ].join('\n'),
    );
  });

  it('plie les textes pour tenir dans la largeur, sans en perdre un mot', () => {
    const etroit = ecrireTableau(COLONNES, LIGNES, 40);
    for (const l of etroit.split('\n')) expect(longueur(l)).toBeLessThanOrEqual(40);
    for (const mot of 'Solde de la subvention de fonctionnement 0,50\u00A0€'.split(' '))
      expect(etroit).toContain(mot);
  });

  it('ne laisse aucun texte commander le terminal ni ouvrir une ligne', () => {
    const hostile = ecrireTableau(COLONNES, [{ quoi: 'a\u001B[31mrouge\nb\u009B2J', combien: null }], null);
    for (const commande of ['\u001B', '\u009B']) expect(hostile).not.toContain(commande);
    expect(hostile.split('\n')).toHaveLength(4);
  });

  it('coupe un mot plus long que la ligne, et garde ensemble ce que lie une espace insécable', () => {
    expect(plier('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(plier('le 15\u00A0juillet', 11)).toEqual(['le', '15\u00A0juillet']);
  });
});
