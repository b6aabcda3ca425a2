import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilerModele } from '../src/modele/compiler.ts';
import { type Moteur, preparer } from '../src/rules/preparer.ts';
import { MODELE_DE_REFERENCE } from './vie.ts';

export interface Reference {
  readonly source: string;
  readonly empreinte: string;
  readonly moteur: Moteur;
}

/** The reference modele, compiled once. Run from the project's folder, as `npm run bench` does. */
export function chargerReference(): Reference {
  const source = readFileSync(join('modeles', `${MODELE_DE_REFERENCE}.md`), 'utf8');
  const compile = compilerModele(source, MODELE_DE_REFERENCE);
  if (!compile.ok) throw new Error('le modèle de référence ne se compile pas');
  return {
    source,
    empreinte: createHash('sha256').update(source).digest('hex'),
    moteur: preparer(compile.valeur),
  };
}
