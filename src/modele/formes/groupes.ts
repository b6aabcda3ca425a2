import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { motProche } from '../proche.ts';
import type { Position } from '../regles.ts';
import { placerDansBloc, type Releve } from '../releve.ts';
import {
  type Cle,
  type Cles,
  debutDe,
  enumerer,
  type Forme,
  fauter,
  fauterSur,
  type Lieu,
  lieuDeCle,
  refuserForme,
  type SchemaJson,
} from './forme.ts';

/** A list; a single value stands for a list of one. */
export const liste = <T>(forme: Forme<T>): Forme<readonly T[]> => ({
  attendu: `une liste : ${forme.attendu}`,
  schema: () => ({ anyOf: [forme.schema(), { type: 'array', minItems: 1, items: forme.schema() }] }),
  ...(forme.cles ? { cles: forme.cles } : {}),
  lire: (n, ici, r) => {
    if (!isSeq(n)) {
      const seul = forme.lire(n, ici, r);
      return seul === null ? null : [seul];
    }
    if (n.items.length === 0)
      return fauterSur(r, ici, `la liste « ${ici.mot} » est vide`, 'au moins un élément');
    return tous(n.items.map((e) => forme.lire(e as Node | null, lieuDElement(e as Node | null, ici), r)));
  },
});

/** An element of a list has no key: its own first word stands for it. */
function lieuDElement(e: Node | null, ici: Lieu): Lieu {
  const nom = `un élément de « ${ici.nom ?? ici.mot} »`;
  if (isMap(e)) return { ...lieuDeCle(e.items[0]?.key, ici), nom };
  return isScalar(e) ? { debut: debutDe(e, ici), mot: String(e.value ?? ''), nom } : { ...ici, nom };
}

export interface Entree<C, V> {
  readonly cle: C;
  readonly valeur: V;
  readonly position: Position;
}

/** A mapping whose keys the modele chooses. */
export const dictionnaire = <C, V>(cle: Forme<C>, forme: Forme<V>): Forme<readonly Entree<C, V>[]> => ({
  attendu: 'des lignes « nom: … »',
  schema: () => ({ type: 'object', minProperties: 1, additionalProperties: forme.schema() }),
  ...(forme.cles ? { cles: forme.cles } : {}),
  lire: (n, ici, r) => {
    if (!isMap(n)) return refuserForme(n, ici, r, 'des lignes « nom: … », décalées vers la droite');
    if (n.items.length === 0)
      return fauterSur(r, ici, `« ${ici.mot} » est vide`, 'au moins une ligne « nom: … »');
    return tous(
      n.items.map((paire) => {
        const lieu = lieuDeCle(paire.key, ici);
        const lue = cle.lire(paire.key as Node | null, lieu, r);
        const v = forme.lire(paire.value as Node | null, lieu, r);
        return lue === null || v === null
          ? null
          : { cle: lue, valeur: v, position: placerDansBloc(r, lieu.debut) };
      }),
    );
  },
});

export const requise = <T>(forme: Forme<T>, doc: string): Cle<T> => ({ forme, requise: true, doc });

export const facultative = <T>(forme: Forme<T>, doc: string): Cle<T | undefined> => ({
  forme,
  requise: false,
  doc,
});

export type LuDe<C extends Cles> = { readonly [K in keyof C]: C[K] extends Cle<infer T> ? T : never } & {
  readonly position: Position;
};

/** A mapping with a closed set of keys, read in the order of the table. */
export const objet = <const C extends Cles>(cles: C): Forme<LuDe<C>> => ({
  attendu: `des clés parmi : ${Object.keys(cles).join(', ')}`,
  schema: () => schemaObjet(cles),
  cles,
  lire: (n, ici, r) => {
    if (!isMap(n)) return refuserForme(n, ici, r, `des clés parmi : ${Object.keys(cles).join(', ')}`);
    return lireObjet(n, cles, ici, r);
  },
});

/** Reads a mapping against a table of keys: unknown and missing keys are faults, and every key present is read. */
export function lireObjet<C extends Cles>(n: YAMLMap, cles: C, ici: Lieu, r: Releve): LuDe<C> | null {
  const connues = Object.keys(cles);
  let complet = true;
  for (const paire of n.items) {
    const lieu = lieuDeCle(paire.key, ici);
    if (Object.hasOwn(cles, lieu.mot)) continue;
    complet = false;
    fauter(
      r,
      lieu.debut,
      lieu.mot,
      `la clé « ${lieu.mot} » n’existe pas ici`,
      enumerer(connues),
      motProche(lieu.mot, connues),
    );
  }
  const lu: Record<string, unknown> = { position: placerDansBloc(r, ici.debut) };
  for (const [nom, cle] of Object.entries(cles)) {
    const paire = n.items.find((p) => isScalar(p.key) && p.key.value === nom);
    if (!paire) {
      if (!cle.requise) continue;
      complet = false;
      fauter(
        r,
        ici.debut,
        ici.mot,
        `il manque « ${nom} » dans ${ici.nom ?? `« ${ici.mot} »`}`,
        `${nom} : ${cle.forme.attendu}`,
        null,
      );
      continue;
    }
    const v = cle.forme.lire(paire.value as Node | null, lieuDeCle(paire.key, ici), r);
    if (v === null) complet = false;
    else lu[nom] = v;
  }
  return complet ? (lu as LuDe<C>) : null;
}

export function schemaObjet(cles: Cles): SchemaJson {
  const obligatoires = Object.entries(cles)
    .filter(([, c]) => c.requise)
    .map(([nom]) => nom);
  return {
    type: 'object',
    additionalProperties: false,
    ...(obligatoires.length > 0 ? { required: obligatoires } : {}),
    properties: Object.fromEntries(
      Object.entries(cles).map(([nom, c]) => [nom, { description: c.doc, ...c.forme.schema() }]),
    ),
  };
}

const tous = <T>(valeurs: readonly (T | null)[]): readonly T[] | null =>
  valeurs.includes(null) ? null : (valeurs as readonly T[]);
