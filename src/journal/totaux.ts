import type { Kysely } from 'kysely';
import type { Tables } from './base.ts';

/** Gives a total of an espace, computed anew only when its projection has changed since. */
export type Retenir = <T>(espace: string, cle: string, calculer: () => Promise<T>) => Promise<T>;

const GARDES_AU_PLUS = 2000;

/** Counting a million rows at each page would cost more than all the rest of it. */
export function memoireDeTotaux(db: Kysely<Tables>): Retenir {
  const espaces = new Map<string, { numero: number; valeurs: Map<string, unknown> }>();
  return async <T>(espace: string, cle: string, calculer: () => Promise<T>): Promise<T> => {
    const lue = await db
      .selectFrom('generation')
      .select('numero')
      .where('espace', '=', espace)
      .executeTakeFirst();
    const numero = lue?.numero ?? 0;
    let garde = espaces.get(espace);
    if (garde?.numero !== numero || garde.valeurs.size > GARDES_AU_PLUS) {
      garde = { numero, valeurs: new Map() };
      espaces.set(espace, garde);
    }
    if (garde.valeurs.has(cle)) return garde.valeurs.get(cle) as T;
    const valeur = await calculer();
    garde.valeurs.set(cle, valeur);
    return valeur;
  };
}
