import type { Cles, SchemaJson } from './formes/forme.ts';
import { schemaObjet } from './formes/groupes.ts';
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
    definitions: definitionsDe([CLES_DECLARATIONS, ...Object.values(REGLES).map((r) => r.cles as Cles)]),
  };
}

/** Every named shape that the tables reach, in order of their names. */
function definitionsDe(tables: readonly Cles[]): SchemaJson {
  const trouvees = new Map<string, SchemaJson>();
  const vues = new Set<Cles>();
  const suivre = (cles: Cles): void => {
    if (vues.has(cles)) return;
    vues.add(cles);
    for (const { forme } of Object.values(cles)) {
      if (forme.definition) trouvees.set(forme.definition.nom, forme.definition.schema());
      if (forme.cles) suivre(forme.cles);
    }
  };
  for (const t of tables) suivre(t);
  return Object.fromEntries([...trouvees].sort(([a], [b]) => a.localeCompare(b, 'fr')));
}
