import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ORGANISATIONS, QUARTIERS } from '../../demo/identites.ts';
import { RECITS } from '../../demo/recits.ts';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));

/** Files under version control, with their text; pictures and fonts left out. */
const textes = (...dossiers: readonly string[]): readonly (readonly [string, string])[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...dossiers], {
    cwd: RACINE,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((f) => /\.(tsx?|c?js|css|md|json|ya?ml|typ)$/.test(f) && f !== 'package-lock.json')
    .map((f) => [f, readFileSync(join(RACINE, f), 'utf8')]);

const fichiersOu = (lus: readonly (readonly [string, string])[], motif: RegExp): readonly string[] =>
  lus.flatMap(([f, texte]) =>
    texte.split('\n').flatMap((ligne, i) => (motif.test(ligne) ? [`${f}:${i + 1} ${ligne.trim()}`] : [])),
  );

/** What the program does: comments and the examples of the terminal's help may name an agreement, code may not. */
const executable = (texte: string): string =>
  texte
    .split('\n')
    .map((ligne) => (/^\s*(\/\/|\/?\*|'maillage )/.test(ligne) ? '' : ligne))
    .join('\n');

const sansAccents = (t: string): string => t.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

describe('le programme ne connaît aucune convention', () => {
  const sources = textes('src').map(([f, t]) => [f, sansAccents(executable(t))] as const);

  it('ni les modèles par leur nom', () => {
    const noms = readdirSync(join(RACINE, 'modeles')).map((f) => f.replace(/\.md$/, ''));
    expect(noms.length).toBeGreaterThan(0);
    expect(fichiersOu(sources, new RegExp(noms.join('|')))).toEqual([]);
  });

  it('ni les villes, les associations et les quartiers de la démonstration', () => {
    const noms = [
      'besancon',
      'aubrelle',
      ...RECITS.map((r) => r.dossier),
      ...ORGANISATIONS.map((o) => o.id),
      ...QUARTIERS.map((q) => q.id),
    ];
    expect(fichiersOu(sources, new RegExp(`\\b(${noms.join('|')})\\b`))).toEqual([]);
  });
});

describe('rien de la fabrique ne reste dans le dépôt', () => {
  const tout = textes('.').filter(([f]) => f !== 'test/maison/rien-en-dur.test.ts');

  it('ni chose remise à plus tard', () => {
    expect(fichiersOu(tout, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  it('ni chemin d’une machine', () => {
    expect(fichiersOu(tout, /(^|[\s"'`(=])\/(work|home|root|Users)\//)).toEqual([]);
  });
});
