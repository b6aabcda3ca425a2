import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lirePage } from '../../src/web/pages/markdown.tsx';

const GUIDE = fileURLToPath(new URL('../../docs/guide/', import.meta.url));
const PAGES = ['', 'mentions/'].flatMap((sous) =>
  readdirSync(join(GUIDE, sous))
    .filter((f) => f.endsWith('.md'))
    .map((f) => `${sous}${f}`),
);
/** Where the guide sends its reader, beside its own pages. */
const ENTREES = [
  '/a-faire',
  '/accessibilite',
  '/administration',
  '/conventions',
  '/donnees-personnelles',
  '/guichet',
  '/identite',
  '/journal',
  '/mentions-legales',
  '/versements',
];

describe('chaque page du guide', () => {
  it.each(PAGES)('%s a son titre et son résumé', (chemin) => {
    const page = lirePage(readFileSync(join(GUIDE, chemin), 'utf8'));
    expect(page.titre).not.toBe('Aide');
    expect(page.resume.length).toBeGreaterThan(20);
    // The notices are completed, espace by espace, with what its administrator says of it.
    expect(page.corps.children.length).toBeGreaterThan(chemin.startsWith('mentions/') ? 0 : 3);
  });

  it.each(PAGES)('%s ne renvoie qu’à ce qui existe', (chemin) => {
    const texte = readFileSync(join(GUIDE, chemin), 'utf8');
    const liens = [...texte.matchAll(/\]\((\/[^)#]*)/g)].map((m) => m[1] ?? '');
    const connus = [...ENTREES, ...PAGES.map((p) => `/aide/${basename(p, '.md')}`)];
    expect(liens.filter((l) => !connus.includes(l))).toEqual([]);
  });

  it('a son rang dans le sommaire, différent des autres', () => {
    const rangs = PAGES.filter((p) => !p.startsWith('mentions/')).map(
      (p) => lirePage(readFileSync(join(GUIDE, p), 'utf8')).ordre,
    );
    expect(new Set(rangs).size).toBe(rangs.length);
  });
});
