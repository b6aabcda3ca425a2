import { INSECABLE } from '../basics/francais.ts';
import type { Jour } from '../basics/jour.ts';
import { controlerModele } from '../modele/controle/controler.ts';
import type { Etat } from '../rules/etat.ts';

/** What to read again in a draft before it is signed. */
export interface PointARelire {
  readonly gravite: string;
  /** « art. 7.1, art. 6.2 », empty when it concerns no article */
  readonly articles: string;
  readonly texte: string;
}

const GRAVITES = { impasse: 'Impasse', contradiction: 'Contradiction', 'a-savoir': 'À savoir' } as const;

/** The consistency check of a draft (domain §10), from its modele, its terms and the day it is drafted. */
export const relectureView = (etat: Etat, prepareeLe: Jour): readonly PointARelire[] =>
  controlerModele(
    etat.modele,
    Object.fromEntries(Object.entries(etat.termes).map(([id, t]) => [id, t.valeur])),
    prepareeLe,
  ).map((c) => ({
    gravite: GRAVITES[c.gravite],
    articles: c.articles.map((a) => `art.${INSECABLE}${a}`).join(', '),
    texte: c.texte,
  }));
