import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { placerDansBloc, type Releve } from '../releve.ts';

export type SchemaJson = { readonly [cle: string]: unknown };

/** What a fault points at when a value is empty or wrong as a whole: the word of its key, and its offset. */
export interface Lieu {
  readonly debut: number;
  readonly mot: string;
  /** how to call the whole, when the word at that place does not name it */
  readonly nom?: string;
}

/**
 * The shape of a value: how it is read, and the JSON Schema that editors complete from.
 * `lire` gives null once it has reported why; the rest of the file is read all the same.
 */
export interface Forme<T> {
  readonly attendu: string;
  readonly lire: (n: Node | null, ici: Lieu, r: Releve) => T | null;
  readonly schema: () => SchemaJson;
  /** the keys that a value holds, or that each of its elements holds: for the reference page */
  readonly cles?: Cles;
  /** the name under which the shape stands once in the schema and in the reference page, and its own schema */
  readonly definition?: { readonly nom: string; readonly schema: () => SchemaJson };
}

/** One key of a mapping: its shape, whether it must be there, and what it says. */
export interface Cle<T> {
  readonly forme: Forme<T>;
  readonly requise: boolean;
  readonly doc: string;
}

export type Cles = Readonly<Record<string, Cle<unknown>>>;

/** A shape that many keys share: written once in the schema, under its name. */
export const nommee = <T>(nom: string, forme: Forme<T>): Forme<T> => ({
  ...forme,
  schema: () => ({ allOf: [{ $ref: `#/definitions/${nom}` }] }),
  definition: { nom, schema: forme.schema },
});

/** A word when written on one line, a mapping otherwise. */
export const texteOuObjet = <A, B>(court: Forme<A>, long: Forme<B>): Forme<A | B> => ({
  attendu: `${court.attendu}, ou ${long.attendu}`,
  schema: () => ({ anyOf: [court.schema(), long.schema()] }),
  ...(long.cles ? { cles: long.cles } : {}),
  lire: (n, ici, r) => (isMap(n) ? long.lire(n, ici, r) : court.lire(n, ici, r)),
});

/** A shape turned into another value; the change may report faults of its own and give null. `debut`: where the value starts. */
export const puis = <A, B>(
  forme: Forme<A>,
  changer: (a: A, ici: Lieu, r: Releve, debut: number) => B | null,
): Forme<B> => ({
  attendu: forme.attendu,
  schema: forme.schema,
  ...(forme.cles ? { cles: forme.cles } : {}),
  lire: (n, ici, r) => {
    const lu = forme.lire(n, ici, r);
    return lu === null ? null : changer(lu, ici, r, debutDe(n, ici));
  },
});

export function fauter(
  r: Releve,
  debut: number,
  mot: string,
  message: string,
  attendu: string | null,
  proche: string | null,
): null {
  r.fautes.push({ position: placerDansBloc(r, debut), mot, message, attendu, proche });
  return null;
}

/** A fault of a whole value, at the word that stands for it. */
export const fauterSur = (r: Releve, ici: Lieu, message: string, attendu: string): null =>
  fauter(r, ici.debut, ici.mot, message, attendu, null);

export function enumerer(mots: readonly string[]): string {
  return mots.map((m) => `« ${m} »`).join(', ');
}

export function refuserForme(n: Node | null, ici: Lieu, r: Releve, attendu: string): null {
  const quoi = isSeq(n) ? 'une liste' : isMap(n) ? 'des clés' : 'un texte';
  return fauter(
    r,
    ici.debut,
    ici.mot,
    `« ${ici.mot} » contient ${quoi}, ce qui n’est pas attendu ici`,
    attendu,
    null,
  );
}

export function lieuDeCle(cle: unknown, ici: Lieu): Lieu {
  return isScalar(cle) ? { debut: cle.range?.[0] ?? ici.debut, mot: String(cle.value ?? '') } : ici;
}

export const debutDe = (n: Node | null, ici: Lieu): number => n?.range?.[0] ?? ici.debut;
