import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilerModele } from '../../src/modele/compiler.ts';
import { ecrireFaute } from '../../src/modele/fautes.ts';
import { lireModele } from './exemple.ts';

const NOM = 'convention-cadre-centre-social';
const LIGNES = lireModele(NOM).split('\n');

/** A change that a tired hand could make to a file. */
const accroc = fc.record({
  ligne: fc.nat(LIGNES.length - 1),
  geste: fc.constantFrom(
    'supprimer',
    'doubler',
    'décaler',
    'tabuler',
    'couper',
    'accolade',
    'deux-points',
    'clôture',
    'emplacement',
    'étrange',
  ),
  colonne: fc.nat(60),
});

function abimer(
  lignes: readonly string[],
  a: { ligne: number; geste: string; colonne: number },
): readonly string[] {
  const l = lignes[a.ligne] ?? '';
  const k = Math.min(a.colonne, l.length);
  const nouvelle: Record<string, readonly string[]> = {
    supprimer: [],
    doubler: [l, l],
    décaler: [` ${l}`],
    tabuler: [`\t${l}`],
    couper: [l.slice(0, k)],
    accolade: [`${l.slice(0, k)}{${l.slice(k)}`],
    'deux-points': [`${l.slice(0, k)}: ${l.slice(k)}`],
    clôture: [l, '```'],
    emplacement: [`${l} {{rien`],
    étrange: [`${l.slice(0, k)}\u0000"&*!|>%@\uFEFF${l.slice(k)}`],
  };
  return [...lignes.slice(0, a.ligne), ...(nouvelle[a.geste] ?? [l]), ...lignes.slice(a.ligne + 1)];
}

test('un modèle abîmé au hasard est lu ou refusé, jamais par une exception, et chaque faute montre une place du fichier', () => {
  fc.assert(
    fc.property(fc.array(accroc, { minLength: 1, maxLength: 3 }), (accrocs) => {
      const source = accrocs.reduce<readonly string[]>(abimer, LIGNES).join('\n');
      const compile = compilerModele(source, NOM);
      if (compile.ok) return;
      const lignes = source.normalize('NFC').split('\n');
      expect(compile.erreur.length).toBeGreaterThan(0);
      for (const f of compile.erreur) {
        expect(f.position.ligne).toBeGreaterThan(0);
        expect(f.position.ligne).toBeLessThanOrEqual(lignes.length + 1);
        expect(f.position.colonne - 1).toBeLessThanOrEqual((lignes[f.position.ligne - 1] ?? '').length);
        expect(ecrireFaute(f, 'essai.md')).not.toMatch(/\b(undefined|null|NaN)\b|\[object/);
      }
    }),
    { numRuns: 25 },
  );
});

test('une seule ligne abîmée ne couvre pas le fichier de fautes', () => {
  fc.assert(
    fc.property(accroc, (a) => {
      const compile = compilerModele(abimer(LIGNES, a).join('\n'), NOM);
      if (!compile.ok) expect(compile.erreur.length).toBeLessThanOrEqual(30);
    }),
    { numRuns: 25 },
  );
});

test('un fichier vide, un texte quelconque ou un très grand fichier reçoivent des fautes', () => {
  for (const source of [
    '',
    '---',
    '```regle',
    '\u0000',
    '# '.repeat(2000),
    `${'- '.repeat(200)}x`,
    lireModele(NOM).repeat(3),
  ])
    expect(compilerModele(source, 'essai').ok).toBe(false);
});
