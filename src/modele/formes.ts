import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { motProche } from './proche.ts';
import type { Position } from './regles.ts';
import { declarer, placerDansBloc, type Releve, renvoyer } from './releve.ts';
import { type Lecteur, lireTout, MOT, type SorteDeMot } from './valeurs/jetons.ts';

export type SchemaJson = { readonly [cle: string]: unknown };

/** Where a value stands when it is empty: the offset and the word of its key. */
export interface Lieu {
  readonly debut: number;
  readonly mot: string;
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

/** A free text, never empty. */
export const texte: Forme<string> = scalaire('un texte', { type: 'string', minLength: 1 }, (t) => t);

export const ouiNon: Forme<boolean> = parmi({ oui: true, non: false });

export const entier = (min: number, max: number): Forme<number> =>
  scalaire(`un nombre entier de ${min} à ${max}`, { type: 'string', pattern: '^\\d+$' }, (t, refuser) => {
    const n = Number(t);
    return /^\d{1,9}$/.test(t) && n >= min && n <= max ? n : refuser(`« ${t} » n’est pas ce nombre`);
  });

/** One word of a closed list, and what it stands for. */
export function parmi<const V extends string | boolean>(mots: Readonly<Record<string, V>>): Forme<V> {
  const permis = Object.keys(mots);
  return scalaire(enumerer(permis), { enum: permis }, (t, refuser) =>
    Object.hasOwn(mots, t) ? (mots[t] as V) : refuser(`« ${t} » n’est pas reconnu`, permis),
  );
}

/** A word that the modele declares here. `local` words (a heading of a list) are not registered. */
export const nomDeclare = (sorte: SorteDeMot | null): Forme<string> =>
  situee(
    'un nom en minuscules, sans accents ni espaces',
    { type: 'string', pattern: MOT.source },
    (t, p, r, refuser) => {
      if (!MOT.test(t)) return refuser(`« ${t} » n’est pas un nom permis`);
      if (sorte) {
        if (OUVRENT.has(sorte)) r.regle = t;
        declarer(r, sorte, t, p);
      }
      return t;
    },
  );

/** Kinds whose name opens a place of its own: the words they list hold inside it. */
const OUVRENT: ReadonlySet<SorteDeMot> = new Set([
  'obligation',
  'versements',
  'instance',
  'procedure',
  'axe',
  'formulaire',
  'evenement',
]);

/** The number of an article of the same modele. */
export const renvoiArticle: Forme<string> = situee(
  'le numéro d’un article du modèle',
  { type: 'string' },
  (t, p, r) => {
    renvoyer(r, 'article', t, p);
    return t;
  },
);

/** A word declared elsewhere; checked once the whole file is read. */
export const renvoi = (sorte: SorteDeMot, attendu: string): Forme<string> =>
  situee(attendu, { type: 'string' }, (t, p, r, refuser) => {
    if (!MOT.test(t)) return refuser(`« ${t} » n’est pas un nom permis`);
    renvoyer(r, sorte, t, p);
    return t;
  });

/** A value written in the small grammar of `valeurs/`. */
export const valeur = <T>(lire: Lecteur<T>, attendu: string, exemples: readonly string[]): Forme<T> => ({
  attendu,
  schema: () => ({ type: 'string', examples: exemples }),
  lire: (n, ici, r) => {
    const lu = lireScalaire(n, ici, r, attendu);
    if (!lu) return null;
    const valeurLue = lireTout(lu.texte, lire);
    if (valeurLue.ok) {
      for (const renvoyé of valeurLue.valeur.renvois)
        renvoyer(r, renvoyé.sorte, renvoyé.mot, placerDansBloc(r, lu.debut + renvoyé.debut));
      return valeurLue.valeur.valeur;
    }
    const f = valeurLue.erreur;
    fauter(r, lu.debut + f.debut, f.mot, f.message, f.attendu, motProche(f.mot, f.candidats));
    return null;
  },
});

/** A list; a single value stands for a list of one. */
export const liste = <T>(forme: Forme<T>): Forme<readonly T[]> => ({
  attendu: `une liste : ${forme.attendu}`,
  schema: () => ({ anyOf: [forme.schema(), { type: 'array', minItems: 1, items: forme.schema() }] }),
  lire: (n, ici, r) => {
    if (!isSeq(n)) {
      const seul = forme.lire(n, ici, r);
      return seul === null ? null : [seul];
    }
    if (n.items.length === 0) {
      fauter(r, debutDe(n, ici), ici.mot, `la liste « ${ici.mot} » est vide`, 'au moins un élément', null);
      return null;
    }
    return tous(
      n.items.map((e) => forme.lire(e as Node | null, { debut: debutDe(n, ici), mot: ici.mot }, r)),
    );
  },
});

export interface Entree<C, V> {
  readonly cle: C;
  readonly valeur: V;
  readonly position: Position;
}

/** A mapping whose keys the modele chooses. */
export const dictionnaire = <C, V>(cle: Forme<C>, forme: Forme<V>): Forme<readonly Entree<C, V>[]> => ({
  attendu: 'des lignes « nom: … »',
  schema: () => ({ type: 'object', minProperties: 1, additionalProperties: forme.schema() }),
  lire: (n, ici, r) => {
    if (!isMap(n)) return refuserForme(n, ici, r, 'des lignes « nom: … », décalées vers la droite');
    if (n.items.length === 0) {
      fauter(r, debutDe(n, ici), ici.mot, `« ${ici.mot} » est vide`, 'au moins une ligne « nom: … »', null);
      return null;
    }
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

export interface Cle<T> {
  readonly forme: Forme<T>;
  readonly requise: boolean;
  readonly doc: string;
}
export const requise = <T>(forme: Forme<T>, doc: string): Cle<T> => ({ forme, requise: true, doc });
export const facultative = <T>(forme: Forme<T>, doc: string): Cle<T | undefined> => ({
  forme,
  requise: false,
  doc,
});

export type Cles = Readonly<Record<string, Cle<unknown>>>;
export type LuDe<C extends Cles> = { readonly [K in keyof C]: C[K] extends Cle<infer T> ? T : never } & {
  readonly position: Position;
};

/** A mapping with a closed set of keys, read in the order of the table. */
export const objet = <const C extends Cles>(cles: C): Forme<LuDe<C>> => ({
  attendu: `des clés parmi : ${Object.keys(cles).join(', ')}`,
  schema: () => schemaObjet(cles),
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
        `il manque « ${nom} » dans « ${ici.mot} »`,
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

/** A word when written on one line, a mapping otherwise. */
export const texteOuObjet = <A, B>(court: Forme<A>, long: Forme<B>): Forme<A | B> => ({
  attendu: `${court.attendu}, ou ${long.attendu}`,
  schema: () => ({ anyOf: [court.schema(), long.schema()] }),
  lire: (n, ici, r) => (isMap(n) ? long.lire(n, ici, r) : court.lire(n, ici, r)),
});

/** A shape turned into another value; the change may report faults of its own and give null. */
export const puis = <A, B>(forme: Forme<A>, changer: (a: A, ici: Lieu, r: Releve) => B | null): Forme<B> => ({
  attendu: forme.attendu,
  schema: forme.schema,
  lire: (n, ici, r) => {
    const lu = forme.lire(n, ici, r);
    return lu === null ? null : changer(lu, { debut: debutDe(n, ici), mot: ici.mot }, r);
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

export function enumerer(mots: readonly string[]): string {
  return mots.map((m) => `« ${m} »`).join(', ');
}

function situee<T>(
  attendu: string,
  schema: SchemaJson,
  lire: (
    t: string,
    p: Position,
    r: Releve,
    refuser: (message: string, candidats?: readonly string[]) => null,
  ) => T | null,
): Forme<T> {
  return {
    attendu,
    schema: () => schema,
    lire: (n, ici, r) => {
      const lu = lireScalaire(n, ici, r, attendu);
      if (!lu) return null;
      return lire(lu.texte, placerDansBloc(r, lu.debut), r, (message, candidats = []) =>
        fauter(r, lu.debut, lu.texte, message, attendu, motProche(lu.texte, candidats)),
      );
    },
  };
}

function scalaire<T>(
  attendu: string,
  schema: SchemaJson,
  lire: (t: string, refuser: (message: string, candidats?: readonly string[]) => null) => T | null,
): Forme<T> {
  return situee(attendu, schema, (t, _p, _r, refuser) => lire(t, refuser));
}

function lireScalaire(
  n: Node | null,
  ici: Lieu,
  r: Releve,
  attendu: string,
): { readonly texte: string; readonly debut: number } | null {
  if (!isScalar(n) && n !== null) return refuserForme(n, ici, r, attendu);
  const brut = isScalar(n) && typeof n.value === 'string' ? n.value : '';
  if (brut.trim() === '')
    return fauter(r, ici.debut, ici.mot, `« ${ici.mot} » n’a pas de valeur`, attendu, null);
  const guillemets = isScalar(n) && (n.type === 'QUOTE_DOUBLE' || n.type === 'QUOTE_SINGLE') ? 1 : 0;
  return { texte: brut, debut: debutDe(n, ici) + guillemets };
}

function refuserForme(n: Node | null, ici: Lieu, r: Releve, attendu: string): null {
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

const debutDe = (n: Node | null, ici: Lieu): number => n?.range?.[0] ?? ici.debut;

const tous = <T>(valeurs: readonly (T | null)[]): readonly T[] | null =>
  valeurs.includes(null) ? null : (valeurs as readonly T[]);
