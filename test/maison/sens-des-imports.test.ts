import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));
const IMPORTS = [
  '--require',
  join(RACINE, 'scripts/lire-tsx.cjs'),
  join(RACINE, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
  '--config',
  '.dependency-cruiser.cjs',
  'src',
];
const ECRITURE = [join(RACINE, 'node_modules/@biomejs/biome/bin/biome'), 'lint', 'src/basics'];

/**
 * Faults are planted in a copy of the sources: a check that lets one pass checks nothing. Each is told by its own file,
 * so that one run of a tool, the longest part, judges them all.
 */
describe('la maison refuse', () => {
  let copie: string;

  beforeAll(() => {
    copie = mkdtempSync(join(tmpdir(), 'maillage-maison-'));
    for (const nom of [
      'package.json',
      'tsconfig.json',
      'biome.json',
      '.dependency-cruiser.cjs',
      '.gitignore',
      'scripts',
      'src',
      'demo',
    ])
      cpSync(join(RACINE, nom), join(copie, nom), { recursive: true });
    symlinkSync(join(RACINE, 'node_modules'), join(copie, 'node_modules'));
    spawnSync('git', ['init', '-q'], { cwd: copie });
  });
  afterAll(() => rmSync(copie, { recursive: true, force: true }));

  function planter(fichiers: Record<string, string>): void {
    for (const [chemin, contenu] of Object.entries(fichiers)) {
      mkdirSync(dirname(join(copie, chemin)), { recursive: true });
      writeFileSync(join(copie, chemin), contenu);
    }
  }

  function lancer(outil: readonly string[]): { code: number; dit: string } {
    const run = spawnSync(process.execPath, outil, { cwd: copie, encoding: 'utf8' });
    return { code: run.status ?? -1, dit: `${run.stdout}${run.stderr}` };
  }

  it('rien, quand on n’a rien planté', () => {
    const { code, dit } = lancer(IMPORTS);
    expect(dit).toContain('no dependency violations found');
    expect(code).toBe(0);
  });

  const FAUTES: readonly (readonly [string, string, Record<string, string>])[] = [
    [
      'un import qui remonte des faits vers les actes',
      'descendre-facts',
      {
        'src/facts/plante.ts': "import type { Acteur } from '../acts/acteur.ts';\nexport type P = Acteur;\n",
      },
    ],
    [
      'un import qui remonte du journal vers les règles',
      'descendre-journal',
      { 'src/journal/plante.ts': "import type { Etat } from '../rules/etat.ts';\nexport type P = Etat;\n" },
    ],
    [
      'une page qui écrit elle-même dans le journal',
      'descendre-web',
      {
        'src/web/plante.tsx':
          "import type { Journal } from '../journal/journal.ts';\nexport const P = (p: { j: Journal }) => <p>{String(p.j)}</p>;\n",
      },
    ],
    [
      'deux fichiers qui s’importent l’un l’autre',
      'pas-de-cycle',
      {
        'src/basics/plante-a.ts': "import { b } from './plante-b.ts';\nexport const a = (): number => b();\n",
        'src/basics/plante-b.ts': "import { a } from './plante-a.ts';\nexport const b = (): number => a();\n",
      },
    ],
    [
      'un fichier index qui ne fait que réexporter',
      'pas-de-tonneau',
      {
        'src/basics/index.ts': "export { jour } from './jour.ts';\n",
        'src/basics/plante-c.ts': "import { jour } from './index.ts';\nexport const p = jour(2026, 1, 1);\n",
      },
    ],
    [
      'une règle qui lit un fichier',
      'moteur-sans-node',
      { 'src/rules/plante.ts': "import { readFileSync } from 'node:fs';\nexport const p = readFileSync;\n" },
    ],
    [
      'un acte qui connaît la base de données',
      'moteur-pur',
      { 'src/acts/plante.ts': "import { Kysely } from 'kysely';\nexport const p = Kysely;\n" },
    ],
    [
      'une phrase écrite par le serveur web',
      'serveur-dans-web',
      { 'src/views/plante.ts': "import { Hono } from 'hono';\nexport const p = Hono;\n" },
    ],
    [
      'un dossier dont personne n’a dit l’étage',
      'etage-inconnu',
      {
        'src/outils/plante.ts':
          "import { jour } from '../basics/jour.ts';\nexport const p = jour(2026, 1, 1);\n",
      },
    ],
    [
      'un outil de développement dans le programme',
      'hors-de-production',
      { 'src/services/plante.ts': "import fc from 'fast-check';\nexport const p = fc;\n" },
    ],
  ];

  it('chaque import planté, par la règle qui le défend', () => {
    for (const [, , fichiers] of FAUTES) planter(fichiers);
    const { code, dit } = lancer(IMPORTS);
    expect(code).not.toBe(0);
    const lignes = dit.split('\n');
    for (const [titre, regle, fichiers] of FAUTES) {
      const refus = lignes.filter((l) => l.includes(`error ${regle}: `));
      const plantes = Object.keys(fichiers).filter((f) => f.includes('plante'));
      expect(
        refus.filter((l) => plantes.some((f) => l.includes(`${f} → `))),
        titre,
      ).not.toEqual([]);
    }
  });

  it('chaque écriture que Biome défend', () => {
    const fautes = {
      noBarrelFile: "export { jour } from './jour.ts';\n",
      noReExportAll: "export * from './jour.ts';\n",
      noRestrictedGlobals: 'export const p = (): number => Date.now() + Number(process.env.DECALAGE);\n',
      plugin: "export type P = import('./jour.ts').Jour;\n",
      noExplicitAny: 'export const p = (x: any): string => String(x);\n',
    };
    planter(
      Object.fromEntries(Object.entries(fautes).map(([r, contenu]) => [`src/basics/ecrit-${r}.ts`, contenu])),
    );
    const { code, dit } = lancer([...ECRITURE, '--max-diagnostics=none']);
    expect(code).not.toBe(0);
    for (const regle of Object.keys(fautes))
      expect(dit).toMatch(new RegExp(`src/basics/ecrit-${regle}\\.ts:[\\d:]+ (?:lint/\\w+/)?${regle}`));
  });
});
