import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { Etat } from '../rules/etat.ts';
import type { Acteur } from './acteur.ts';
import { examiner, SANS_ANNUAIRE } from './agir.ts';
import type { Annuaire } from './cas.ts';
import { type Esquisse, esquisser, type Vue } from './esquisse.ts';
import { esquissesDArgent } from './esquisses/argent.ts';
import { esquissesDeConvention } from './esquisses/convention.ts';
import { esquissesDEchanges } from './esquisses/echanges.ts';
import { esquissesDePieces } from './esquisses/pieces.ts';
import { esquissesDeReunions } from './esquisses/reunions.ts';
import type { Refus } from './refus.ts';

/** An act on an object, with what stands in its way today; nothing: it is possible. */
export interface ActeExamine extends Esquisse {
  readonly empechements: readonly Refus[];
}

/**
 * Everything this actor may do today, each act with its object and a request to start from; and what is not possible
 * now, with why. Judged by the very conditions that will judge the act. Without `faits`, what needs them (judging a
 * deposit, answering on aid, cancelling) reads as impossible.
 */
export function actesExamines(
  etat: Etat,
  acteur: Acteur,
  aujourdhui: Jour,
  faits: readonly Fait[] = [],
  annuaire: Annuaire = SANS_ANNUAIRE,
): readonly ActeExamine[] {
  const vue: Vue = { etat, faits, acteur, aujourdhui };
  return [
    ...esquissesDePieces(vue),
    ...esquissesDeConvention(vue),
    ...esquissesDArgent(vue),
    ...esquissesDeReunions(vue),
    ...esquissesDEchanges(vue),
    ...annulations(vue),
  ].map((e) => ({ ...e, empechements: empechements(e, vue, annuaire) }));
}

/** What a person has still to type is not an obstacle. */
function empechements({ demande, aSaisir }: Esquisse, vue: Vue, annuaire: Annuaire): readonly Refus[] {
  return examiner({ ...vue, demande, annuaire }).filter(
    ({ champ }) => champ === null || !aSaisir.some((s) => champ === s || champ.startsWith(`${s}.`)),
  );
}

function annulations({ etat, faits, aujourdhui }: Vue): readonly Esquisse[] {
  return faits
    .filter((f) => f.sorte !== 'convention-creee' && f.sorte !== 'fait-annule' && !etat.annules.has(f.id))
    .map((f) =>
      esquisser('annuler-fait', { sorte: 'fait', fait: f.id }, aujourdhui, { fait: f.id }, ['textes.motif']),
    );
}
