import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemaDesFaits } from '../../src/facts/schemas.ts';

const FICHIER = new URL('../../schema/faits.schema.json', import.meta.url);

it('le schéma publié est celui du vocabulaire (MAILLAGE_SCHEMA=1 le récrit)', () => {
  const attendu = `${JSON.stringify(schemaDesFaits(), null, 2)}\n`;
  if (process.env.MAILLAGE_SCHEMA === '1') writeFileSync(FICHIER, attendu);
  expect(readFileSync(FICHIER, 'utf8')).toBe(attendu);
});
