import { describe, expect, it } from 'vitest';
import { lireQuartiers, type QuartierSaisi, type QuartiersLus } from '../../src/acts/quartiers.ts';
import type { Tableau } from '../../src/acts/reprise/tableau.ts';

const PLANOISE: QuartierSaisi = { id: 'planoise', nom: 'Planoise', statut: 'prioritaire', habitants: 14_000 };

const tableau = (...rangees: readonly string[]): Tableau => {
  const [entetes = [], ...lignes] = rangees.map((r) => r.split(';'));
  return { entetes, lignes: lignes.map((cellules, i) => ({ numero: i + 2, cellules })) };
};
const lire = (t: Tableau, connus: readonly QuartierSaisi[] = [], commune = ''): QuartiersLus => {
  const lu = lireQuartiers(t, connus, commune);
  if ('code' in lu) throw new Error(lu.code);
  return lu;
};

describe('un fichier de quartiers', () => {
  it('se lit comme l’État le publie : le code nomme, et dit prioritaire', () => {
    const lu = lire(
      tableau('code_qp;nom_qp;commune_qp', 'QN02501M;Planoise;Besançon', 'QN02502M;Grette;Besançon'),
    );
    expect(lu.nouveaux).toEqual([
      { id: 'qn02501m', nom: 'Planoise', statut: 'prioritaire', habitants: null },
      { id: 'qn02502m', nom: 'Grette', statut: 'prioritaire', habitants: null },
    ]);
  });

  it('ne garde que la commune demandée, accents et casse à part', () => {
    const t = tableau(
      'Code QP;Nom QP;Commune',
      'QN02501M;Planoise;Besançon',
      'QN02101M;Fontaine d’Ouche;Dijon',
    );
    expect(lire(t, [], 'BESANCON')).toMatchObject({ nouveaux: [{ nom: 'Planoise' }], ailleurs: 1 });
    expect(lireQuartiers(tableau('Nom', 'Planoise'), [], 'Besançon')).toMatchObject({
      code: 'quartiers-sans-commune',
    });
  });

  it('reconnaît ceux qui sont inscrits à leur nom, et ne compte que ce qui change', () => {
    const t = tableau('Nom;Statut;Habitants', 'PLANOISE;Prioritaire;14 500', 'Bregille;autre;');
    expect(lire(t, [PLANOISE])).toMatchObject({
      nouveaux: [{ id: 'bregille', statut: 'autre', habitants: null }],
      changes: [{ id: 'planoise', nom: 'PLANOISE', habitants: 14_500 }],
    });
    expect(lire(tableau('Nom;Statut;Habitants', 'Planoise;prioritaire;14000'), [PLANOISE])).toMatchObject({
      ...{ nouveaux: [], changes: [], pareils: 1 },
    });
  });

  it('dit chaque faute à sa ligne, et lit le reste', () => {
    const t = tableau(
      'Nom;Statut;Habitants',
      ';prioritaire;',
      'Bregille;zone;',
      'Grette;fragile;beaucoup',
      'Palente;;12',
      'palente;;13',
    );
    const lu = lire(t);
    expect(lu.fautes.map((f) => [f.ligne, f.refus.code])).toEqual([
      [2, 'quartier-nom'],
      [3, 'quartier-statut'],
      [4, 'quartier-habitants'],
      [6, 'quartier-deux-fois'],
    ]);
    expect(lu.nouveaux.map((q) => q.nom)).toEqual(['Palente']);
    expect(lireQuartiers(tableau('Libellé;X', 'a;b'), [], '')).toMatchObject({ code: 'quartiers-sans-nom' });
  });
});
