import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fautesDe } from './exemple.ts';
import { ecrireReference } from './reference.ts';

const FICHIER = new URL('../../docs/vocabulaire.md', import.meta.url);
const CLES = /(<!-- clés -->\n)[\s\S]*?(\n?<!-- fin des clés -->)/;

test('les tables de la page de référence sont celles du compilateur', () => {
  const page = readFileSync(FICHIER, 'utf8');
  const attendue = page.replace(
    CLES,
    (_, debut: string) => `${debut}\n${ecrireReference()}\n<!-- fin des clés -->`,
  );
  // to write them anew: ECRIRE_SCHEMA=1 npx vitest run test/modele/reference.test.ts
  if (process.env.ECRIRE_SCHEMA) writeFileSync(FICHIER, attendue);
  expect(readFileSync(FICHIER, 'utf8')).toBe(attendue);
});

test('l’exemple de la page ne porte que les fautes d’un extrait : ses parties, sa durée', () => {
  const exemple = /````markdown\n([\s\S]*?)\n````/.exec(readFileSync(FICHIER, 'utf8'))?.[1] ?? '';
  const fautes = fautesDe(exemple.replace('nom: ma-convention', 'nom: essai'));
  expect(fautes.map((f) => f.message)).toEqual([
    'le modèle ne dit nulle part « parties »',
    'le modèle ne dit nulle part « exercice »',
    'le modèle ne dit nulle part « durée »',
    'le modèle ne dit nulle part « entrée en vigueur »',
    'aucune partie ne s’appelle « association »',
    'aucune partie ne s’appelle « ville »',
  ]);
});
