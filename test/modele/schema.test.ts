import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaDesRegles } from '../../src/modele/schema.ts';
import { REGLES } from '../../src/modele/vocabulaire/blocs.ts';

const FICHIER = new URL('../../schema/regle.schema.json', import.meta.url);

test('le schéma livré aux éditeurs est celui des tables du compilateur', () => {
  const ecrit = `${JSON.stringify(schemaDesRegles(), null, 2)}\n`;
  if (process.env.ECRIRE_SCHEMA) {
    mkdirSync(new URL('.', FICHIER), { recursive: true });
    writeFileSync(FICHIER, ecrit);
  }
  // to write it anew: ECRIRE_SCHEMA=1 npx vitest run test/modele/schema.test.ts
  expect(readFileSync(FICHIER, 'utf8')).toBe(ecrit);
});

test('chaque clé de chaque règle y est expliquée', () => {
  for (const { cles } of Object.values(REGLES))
    for (const [nom, cle] of Object.entries(cles)) expect(cle.doc, nom).not.toBe('');
});
