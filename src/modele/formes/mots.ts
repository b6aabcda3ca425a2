import { isScalar, type Node } from 'yaml';
import { motProche } from '../proche.ts';
import type { Position } from '../regles.ts';
import { declarer, placerDansBloc, type Releve, renvoyer } from '../releve.ts';
import { type Lecteur, lireTout, MOT, type SorteDeMot, type TypeDeTerme } from '../valeurs/jetons.ts';
import { debutDe, enumerer, type Forme, fauter, type Lieu, refuserForme, type SchemaJson } from './forme.ts';

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
export const renvoi = (sorte: SorteDeMot, attendu: string, type?: TypeDeTerme): Forme<string> =>
  situee(attendu, { type: 'string' }, (t, p, r, refuser) => {
    if (!MOT.test(t)) return refuser(`« ${t} » n’est pas un nom permis`);
    renvoyer(r, sorte, t, p, type);
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
        renvoyer(r, renvoyé.sorte, renvoyé.mot, placerDansBloc(r, lu.debut + renvoyé.debut), renvoyé.type);
      return valeurLue.valeur.valeur;
    }
    const f = valeurLue.erreur;
    fauter(r, lu.debut + f.debut, f.mot, f.message, f.attendu, motProche(f.mot, f.candidats));
    return null;
  },
});

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
