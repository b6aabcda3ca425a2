import type { SchemaJson } from './formes/forme.ts';
import { type Cles, schemaObjet } from './formes/groupes.ts';
import { REGLES } from './vocabulaire/blocs.ts';
import { CLES_DECLARATIONS } from './vocabulaire/declarations.ts';

/**
 * The JSON Schema of a `regle` block, drawn from the very tables that the compiler checks with, so that an editor
 * completes and explains the same words. It says shapes; references and sums stay with the compiler.
 */
export function schemaDesRegles(): SchemaJson {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Bloc « regle » d’un modèle de convention',
    anyOf: [
      ...Object.values(REGLES).map((r) => schemaObjet(r.cles as Cles)),
      { ...schemaObjet(CLES_DECLARATIONS), minProperties: 1 },
    ],
  };
}
