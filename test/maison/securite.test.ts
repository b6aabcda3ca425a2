import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const RACINE = new URL('../../', import.meta.url);
const lire = (chemin: string): string => readFileSync(fileURLToPath(new URL(chemin, RACINE)), 'utf8');

const PAGE = lire('docs/security.md');
/** What stands in the page as a path: a folder first, or a file of the project's own folder. */
const CITES = [
  ...PAGE.matchAll(/`((?:src|test|docs|deploiement|schema)\/[^`]*|[\w.-]+\.json|Dockerfile)`/g),
].map(([, chemin = '']) => chemin);
/** The rows of the requirements: number and words, status, evidence. */
const EXIGENCES = [...PAGE.matchAll(/^\| (\d+\.\d+\.\d+[^|]*) \| ([^|]*) \| (.*) \|$/gm)].map(
  ([, exigence = '', statut = '', preuve = '']) => ({ exigence, statut, preuve }),
);

describe('la page de sécurité', () => {
  it('ne cite que des fichiers qui existent', () => {
    expect(CITES.length).toBeGreaterThan(150);
    expect(CITES.filter((c) => !existsSync(fileURLToPath(new URL(c, RACINE))))).toEqual([]);
  });

  it('dit de chaque exigence si elle est tenue, et montre où', () => {
    expect(EXIGENCES.length).toBeGreaterThan(120);
    const sansStatut = EXIGENCES.filter(({ statut }) => !['met', 'partly', 'not'].includes(statut));
    expect(sansStatut).toEqual([]);
    const sansPreuve = EXIGENCES.filter(
      ({ statut, preuve }) => statut === 'met' && !CITES.some((c) => preuve.includes(c)),
    );
    expect(sansPreuve).toEqual([]);
  });

  it('ne juge chaque exigence qu’une fois, et ne cache pas celles qui ne sont pas tenues', () => {
    const numeros = EXIGENCES.flatMap(({ exigence }) => exigence.match(/\d+\.\d+\.\d+/g) ?? []);
    expect(numeros.filter((n, i) => numeros.indexOf(n) !== i)).toEqual([]);
    expect(EXIGENCES.some(({ statut }) => statut === 'not')).toBe(true);
  });

  it('se trouve depuis la première page du projet', () => {
    expect(lire('README.md')).toContain('(docs/security.md)');
  });
});
