import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Etat } from '../../rules/etat.ts';

/** The last piece drawn from each state: one at most, and only while the state itself is kept. */
const dessins = new WeakMap<Etat, { readonly cle: string; readonly dessin: Child }>();

/**
 * A piece of page drawn from a state, kept beside it. Never stale: a state comes from one list of facts, one reading of names
 * and one day, and another is derived when any of them changes. Never another's: `dessiner` must look at nothing else
 * than the state and `cle`; who may read the state was judged before.
 */
export function retenir(etat: Etat, cle: string, dessiner: () => Child): Child {
  const garde = dessins.get(etat);
  if (garde?.cle === cle) return garde.dessin;
  const dessin = raw(dUnSeulTenant(String(dessiner())));
  dessins.set(etat, { cle, dessin });
  return dessin;
}

/** The engine keeps a concatenation as a tree of its thousands of parts, and would copy it part by part into each page. */
const dUnSeulTenant = (texte: string): string => Buffer.from(texte).toString();
