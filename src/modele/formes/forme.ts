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
}

/** A word when written on one line, a mapping otherwise. */
export const texteOuObjet = <A, B>(court: Forme<A>, long: Forme<B>): Forme<A | B> => ({
  attendu: `${court.attendu}, ou ${long.attendu}`,
  schema: () => ({ anyOf: [court.schema(), long.schema()] }),
  lire: (n, ici, r) => (isMap(n) ? long.lire(n, ici, r) : court.lire(n, ici, r)),
});

/** A shape turned into another value; the change may report faults of its own and give null. `debut`: where the value starts. */
export const puis = <A, B>(
  forme: Forme<A>,
  changer: (a: A, ici: Lieu, r: Releve, debut: number) => B | null,
): Forme<B> => ({
  attendu: forme.attendu,
  schema: forme.schema,
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
