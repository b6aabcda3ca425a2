import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { Mot } from '../modele/regles.ts';
import type { Etat, IdFait } from '../rules/etat.ts';
import type { Acteur } from './acteur.ts';
import type { Demande, NomActe } from './demande.ts';

/** What an act bears on: where its button stands. */
export type Objet =
  | { readonly sorte: 'convention' }
  | { readonly sorte: 'partie'; readonly partie: Mot }
  | { readonly sorte: 'echeance'; readonly cle: string }
  | { readonly sorte: 'piece'; readonly echeance: string; readonly piece: Mot }
  | { readonly sorte: 'depot'; readonly echeance: string; readonly fait: IdFait }
  | { readonly sorte: 'obligation'; readonly obligation: Mot }
  | { readonly sorte: 'evenement'; readonly evenement: Mot }
  | { readonly sorte: 'versement'; readonly cle: string }
  | {
      readonly sorte: 'compte';
      readonly versements: Mot;
      readonly exercice: number;
      readonly payeur: Mot | null;
    }
  | { readonly sorte: 'grandeur'; readonly grandeur: Mot; readonly exercice: number }
  | { readonly sorte: 'indice'; readonly indice: Mot }
  | { readonly sorte: 'aide'; readonly fait: IdFait }
  | { readonly sorte: 'instance'; readonly instance: Mot; readonly exercice: number | null }
  | { readonly sorte: 'reunion'; readonly convocation: IdFait }
  | { readonly sorte: 'procedure'; readonly procedure: Mot; readonly partie: Mot }
  | { readonly sorte: 'etape'; readonly ouverture: IdFait; readonly etape: Mot }
  | { readonly sorte: 'fait'; readonly fait: IdFait };

/**
 * A request as far as the state says it. `aSaisir` names the fields that a person must still fill (or may change):
 * what is wrong with them does not make the act impossible.
 */
export interface Esquisse<A extends NomActe = NomActe> {
  readonly objet: Objet;
  readonly demande: Demande<A>;
  readonly aSaisir: readonly string[];
}

/** What sketches are drawn from. */
export interface Vue {
  readonly etat: Etat;
  readonly faits: readonly Fait[];
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
}

/** Years worth proposing today: the one under way, and the next when the agreement covers it. */
export function exercicesProches({ etat, aujourdhui }: Pick<Vue, 'etat' | 'aujourdhui'>): readonly number[] {
  const enCours =
    etat.exercices.find((e) => e.du <= aujourdhui && aujourdhui <= e.au) ??
    (etat.exercices[0] && aujourdhui < etat.exercices[0].du ? etat.exercices[0] : etat.exercices.at(-1));
  if (!enCours) return [];
  const suivant = etat.exercices.find((e) => e.numero === enCours.numero + 1);
  return suivant ? [enCours.numero, suivant.numero] : [enCours.numero];
}

/** A year ahead: what falls later is not worth a button yet. */
export const estProche = (limite: Jour | null, aujourdhui: Jour): boolean =>
  limite === null || limite <= aujourdhui + 366;

/** Builds a sketch whose data are known to be those of its act. */
export const esquisser = <A extends NomActe>(
  acte: A,
  objet: Objet,
  jour: Jour,
  donnees: Demande<A>['donnees'],
  aSaisir: readonly string[] = [],
): Esquisse => ({ objet, demande: { acte, jour, donnees, textes: {} }, aSaisir }) as unknown as Esquisse;
