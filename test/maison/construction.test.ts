import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));
const projets: string[] = [];
let projet = '';

/** A project of three sources, built by the real script. */
beforeEach(() => {
  projet = mkdtempSync(join(tmpdir(), 'maillage-construction-'));
  projets.push(projet);
  for (const f of ['scripts/build.js', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'])
    cpSync(join(RACINE, f), join(projet, f));
  symlinkSync(join(RACINE, 'node_modules'), join(projet, 'node_modules'));
  writeFileSync(join(projet, 'package.json'), '{ "type": "module" }');
  ecrire('src/un.ts', 'export const un: number = 1;\n');
  ecrire('src/style.css', 'a { color: red }\n');
  ecrire('demo/deux.ts', "export { un } from '../src/un.ts';\n");
  construire();
});
afterAll(() => {
  for (const p of projets) rmSync(p, { recursive: true, force: true });
});

describe('la construction', () => {
  it('donne ce que les sources disent, et ne refait rien quand elles n’ont pas changé', () => {
    expect(lire('dist/src/un.js')).toContain('const un = 1');
    expect(lire('dist/src/style.css')).toContain('red');
    const avant = moment('dist/src/un.js');
    // A clone, or a branch left and taken again: every time is new, no byte is.
    for (const f of ['src/un.ts', 'src/style.css', 'demo/deux.ts'])
      utimesSync(join(projet, f), new Date(), new Date(Date.now() + 60_000));
    construire();
    expect(moment('dist/src/un.js')).toBe(avant);
  });

  it('suit une source changée, même plus ancienne que ce qui est construit', () => {
    ecrire('src/un.ts', 'export const un: number = 2;\n');
    utimesSync(join(projet, 'src/un.ts'), new Date(0), new Date(0));
    construire();
    expect(lire('dist/src/un.js')).toContain('const un = 2');
    ecrire('src/style.css', 'a { color: blue }\n');
    construire();
    expect(lire('dist/src/style.css')).toContain('blue');
  });

  it('ôte ce que donnait une source renommée ou retirée', () => {
    renameSync(join(projet, 'src/un.ts'), join(projet, 'src/une.ts'));
    ecrire('demo/deux.ts', "export { un } from '../src/une.ts';\n");
    rmSync(join(projet, 'src/style.css'));
    construire();
    expect(
      ['src/un.js', 'src/style.css', 'src/une.js'].map((f) => existsSync(join(projet, 'dist', f))),
    ).toEqual([false, false, true]);
  });

  it('refait ce qui manque ou a été touché dans ce qui est construit', () => {
    rmSync(join(projet, 'dist/demo/deux.js'));
    construire();
    expect(lire('dist/demo/deux.js')).toContain('un.js');
    ecrire('dist/src/un.js', 'autre chose');
    construire();
    expect(lire('dist/src/un.js')).toContain('const un = 1');
  });

  it('recommence ce qui s’est arrêté sur une faute', () => {
    ecrire('src/un.ts', 'export const un = ;\n');
    expect(lancer().status).not.toBe(0);
    ecrire('src/un.ts', 'export const un: number = 1;\n');
    expect(lancer().status).toBe(0);
    expect(lire('dist/src/un.js')).toContain('const un = 1');
  });
});

const lire = (f: string): string => readFileSync(join(projet, f), 'utf8');
const moment = (f: string): number => statSync(join(projet, f)).mtimeMs;

function ecrire(f: string, texte: string): void {
  mkdirSync(dirname(join(projet, f)), { recursive: true });
  writeFileSync(join(projet, f), texte);
}

const lancer = () =>
  spawnSync(process.execPath, [join(projet, 'scripts/build.js')], { cwd: projet, encoding: 'utf8' });

function construire(): void {
  const { status, stdout, stderr } = lancer();
  expect(status, `${stdout}${stderr}`).toBe(0);
}
