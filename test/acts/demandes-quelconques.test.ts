import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agir } from '../../src/acts/agir.ts';
import type { Demande, NomActe } from '../../src/acts/demande.ts';
import { ecrireRefus } from '../../src/acts/refus.ts';
import type { FaitNouveau } from '../../src/facts/fait.ts';
import { ACTES, preparer } from './epreuves.ts';
import { annuaire } from './vie.ts';

/** Derived once: the property bears on what is asked, not on the agreement. */
const situations = new Map<NomActe, ReturnType<typeof situer>>();
function situer(acte: NomActe) {
  const { epreuve, vie, demande } = preparer(acte);
  const etat = vie.etat(demande.jour);
  return {
    demande,
    /** what was accepted is read by every rule */
    ensuite: (faits: readonly FaitNouveau[]) => vie.etat(demande.jour, faits),
    juger: (d: unknown) => agir(etat, vie.faits, epreuve.par, demande.jour, d as Demande, annuaire),
  };
}
function situation(acte: NomActe) {
  const deja = situations.get(acte) ?? situer(acte);
  situations.set(acte, deja);
  return deja;
}

const valeur = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    ' ',
    'ville',
    'association',
    '__proto__',
    'constructor',
    'vie:1',
    'vie:99',
    'A'.repeat(200),
  ),
  fc.constantFrom<unknown>(
    0,
    -1,
    0.5,
    NaN,
    Infinity,
    -0,
    2 ** 53,
    1e308,
    20_000,
    2026,
    true,
    [],
    {},
    [null],
    [[]],
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    maxDepth: 3,
  }),
);

/** Where to strike: a path of a request, or one step further. */
function chemins(v: unknown, avant: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof v !== 'object' || v === null) return [avant];
  return [avant, [...avant, 'inconnu'], ...Object.entries(v).flatMap(([k, w]) => chemins(w, [...avant, k]))];
}

function remplacer(v: unknown, [tete, ...reste]: readonly string[], par: unknown): unknown {
  if (tete === undefined) return par;
  if (typeof v !== 'object' || v === null) return par;
  const copie = (Array.isArray(v) ? [...v] : { ...v }) as Record<string, unknown>;
  if (par === OTER && reste.length === 0) delete copie[tete];
  else copie[tete] = remplacer(copie[tete], reste, par);
  return copie;
}
const OTER = Symbol('ôter');

const coups = fc.array(
  fc.tuple(fc.nat(), fc.oneof({ weight: 1, arbitrary: fc.constant(OTER) }, { weight: 4, arbitrary: valeur })),
  {
    minLength: 1,
    maxLength: 3,
  },
);

describe('une demande, quelle que soit sa forme', () => {
  it('ne fait jamais lever d’erreur : elle est acceptée, ou refusée par une phrase', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTES), coups, (acte, lesCoups) => {
        const { demande, juger, ensuite } = situation(acte);
        const abimee = lesCoups.reduce<unknown>((d, [ou, par]) => {
          const cibles = chemins(d);
          return remplacer(
            d,
            cibles[ou % cibles.length] ?? [],
            par === OTER && cibles[ou % cibles.length]?.length === 0 ? null : par,
          );
        }, demande);
        const issue = juger(abimee);
        if (issue.ok) ensuite(issue.valeur);
        else for (const refus of issue.erreur) expect(ecrireRefus(refus)).toMatch(/[.!]$/);
      }),
      { numRuns: 6000 },
    );
  });

  it('n’est pas lue quand rien n’y ressemble à un acte', () => {
    const { juger } = situation('deposer-piece');
    fc.assert(
      fc.property(valeur, (n_importe) => {
        const issue = juger(n_importe);
        expect(issue.ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('« sur demande » sans pièces dites est refusée, là où elle faisait tomber la page', () => {
    const { demande, juger } = situation('demander-piece');
    const { pieces: _, ...sans } = demande.donnees as { pieces: unknown };
    const issue = juger({ ...demande, donnees: sans });
    expect(issue).toMatchObject({ ok: false, erreur: [{ code: 'donnee-refusee', champ: 'donnees.pieces' }] });
  });
});
