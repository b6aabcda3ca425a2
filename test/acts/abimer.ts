import fc from 'fast-check';

const valeur = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', ' ', 'ville', 'association', '__proto__', 'constructor'),
  fc.constantFrom<unknown>('vie:1', 'vie:99', 'A'.repeat(200), true, [], {}, [null], [[]]),
  fc.constantFrom<unknown>(0, -1, 0.5, NaN, Infinity, -0, 2 ** 53, 1e308, 20_000, 2026),
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

const OTER = Symbol('ôter');

/** Blows to a request: where, and what is put there, or that it is taken away. */
export const coups = fc.array(
  fc.tuple(fc.nat(), fc.oneof({ weight: 1, arbitrary: fc.constant(OTER) }, { weight: 4, arbitrary: valeur })),
  { minLength: 1, maxLength: 3 },
);
/** Anything at all. */
export const nImporteQuoi = valeur;

/** A request after these blows, whatever it has become. */
export const abimer = (demande: unknown, recus: readonly (readonly [number, unknown])[]): unknown =>
  recus.reduce<unknown>((d, [ou, par]) => {
    const cibles = chemins(d);
    const cible = cibles[ou % cibles.length] ?? [];
    return remplacer(d, cible, par === OTER && cible.length === 0 ? null : par);
  }, demande);

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
