import * as z from 'zod';
import { type SorteDeFait, VOCABULAIRE } from './fait.ts';

/**
 * JSON Schema (2020-12) of every kind of fact in its stored form: what an export holds, for whoever reads it without
 * this program. Free texts stand beside, by name.
 */
export function schemaDesFaits(): object {
  const sortes = Object.keys(VOCABULAIRE) as SorteDeFait[];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Faits de Maillage',
    description:
      'Forme conservée de chaque sorte de fait : données de la chaîne et textes libres effaçables.',
    oneOf: sortes.map((sorte) => ({ $ref: `#/$defs/${sorte}` })),
    $defs: Object.fromEntries(sortes.map((sorte) => [sorte, schemaDe(sorte)])),
  };
}

function schemaDe(sorte: SorteDeFait): object {
  const { version, libelle, donnees, textes } = VOCABULAIRE[sorte];
  const { $schema: _, ...schema } = z.toJSONSchema(donnees, { io: 'input' });
  return {
    title: libelle,
    type: 'object',
    required: ['sorte', 'version', 'jour', 'donnees'],
    properties: {
      sorte: { const: sorte },
      version: { const: version },
      jour: { type: 'string', format: 'date' },
      donnees: schema,
      textes: {
        type: 'object',
        properties: Object.fromEntries(textes.map((t) => [t, { type: 'string' }])),
        additionalProperties: false,
      },
    },
  };
}
