import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jour } from '../../src/basics/jour.ts';
import type { Fait } from '../../src/facts/fait.ts';
import { compilerModele } from '../../src/modele/compiler.ts';
import { deriver } from '../../src/rules/deriver.ts';
import { preparer } from '../../src/rules/preparer.ts';
import { termesDExemple } from '../../src/rules/termes-d-exemple.ts';
import { dvq, le } from '../acts/vie.ts';

/** The terms of the example pass: it is the agreement, with an end already past, that would be renewed for millennia. */
test.each([
  ['une reconduction de neuf cents ans', 'pour: 1 an', 'pour: 900 ans'],
  ['une fin neuf cents ans après son terme', 'à: terme date-fin', 'à: 900 ans après terme date-fin'],
])('%s ne fait pas dériver neuf cents exercices', (_, ecrit, demesure) => {
  const texte = readFileSync('modeles/convention-pluriannuelle-objectifs.md', 'utf8');
  const compile = compilerModele(texte.replace(ecrit, demesure), null);
  if (!compile.ok) throw new Error(compile.erreur[0]?.message);
  const modele = compile.valeur;
  const { nom, version } = modele;
  const creee: Fait<'convention-creee'> = {
    ...{ id: 'demesure:1', flux: 'demesure', rang: 1, sorte: 'convention-creee', jour: le('1 mars 2026') },
    ...{ enregistre: '2026-03-01T08:00:00.000Z' as Fait['enregistre'], auteur: dvq },
    donnees: {
      modele: { nom, version, empreinte: 'e'.repeat(64) },
      ...{ termes: termesDExemple(modele, 2022), parties: {}, quartiers: [] },
    },
    textes: { titre: 'Sans fin' },
  };
  const etat = deriver(preparer(modele), [creee], { au: le('1 mars 2026'), connu: null });
  expect(etat.duree.fin).toBe(jour(2200, 12, 31));
  expect(etat.exercices.length).toBeLessThanOrEqual(180);
});
