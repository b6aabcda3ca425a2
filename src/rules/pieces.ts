import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { Mot, PieceAttendue } from '../modele/regles.ts';
import type { IdFait, PieceRecue, Reunion } from './etat.ts';
import type { Instance } from './instances.ts';
import { estVenu, type Occurrence, type Passe } from './passe.ts';
import { faitsDe } from './selection.ts';

/** What was received for one deadline: piece by piece, and the day on which the whole was in. */
export interface Reception {
  readonly pieces: readonly PieceRecue[];
  /** the day the last required piece was sent; null while one is missing */
  readonly completeLe: Jour | null;
  readonly preuves: readonly IdFait[];
}

/** What was sent for one instance: papers, or the form that stands for one. */
export interface Envois {
  readonly depots: readonly Fait<'piece-deposee'>[];
  readonly fiches: readonly Fait<'fiche-remplie'>[];
}

/** A paper answers the year or the trigger that it names; nothing is guessed from dates (meaning 5). */
export function depotsPour(passe: Passe, i: Instance, source: Occurrence | null): Envois {
  const { preparee, exercice, declencheur } = i;
  const tous = passe.depots.get(preparee.obligation.id);
  const fiches = preparee.formulaires
    ? fichesPour(passe, exercice?.numero ?? source?.exercice ?? null)
    : AUCUN;
  if (tous === undefined) return fiches.length === 0 ? RIEN_ENVOYE : { depots: AUCUN, fiches };
  const { instance } = preparee;
  if (exercice === null && declencheur === null) return { depots: tous, fiches };
  const reunion = declencheur === null || source === null ? null : source.reunion;
  const numero =
    exercice !== null
      ? exercice.numero
      : reunion === null || reunion.exceptionnelle
        ? null
        : reunion.exercice;
  const fait = declencheur === null ? null : declencheur.fait;
  const tenue = reunion === null ? null : reunion.tenue;
  const avecAnnulees = instance !== null && numero !== null && passe.reunions.some(estAnnulee);
  const depots: Fait<'piece-deposee'>[] = [];
  for (const f of tous) {
    const nomme = f.donnees.declencheur;
    const sien =
      nomme === undefined || exercice !== null
        ? numero !== null && f.donnees.exercice === numero
        : nomme === fait || nomme === tenue;
    if (sien || (avecAnnulees && viseUneSeanceAnnulee(passe, nomme, instance, numero))) depots.push(f);
  }
  return { depots, fiches };
}

const estAnnulee = (r: Reunion): boolean => r.annulee !== null;

/** What was sent for a meeting of the year that was then cancelled serves for the one that replaces it (meaning 12). */
const viseUneSeanceAnnulee = (
  passe: Passe,
  declencheur: IdFait | undefined,
  instance: Mot,
  exercice: number,
): boolean =>
  declencheur !== undefined &&
  passe.reunions.some(
    (r) =>
      r.convocation === declencheur &&
      r.annulee !== null &&
      r.instance === instance &&
      r.exercice === exercice,
  );

const fichesPour = (passe: Passe, numero: number | null): readonly Fait<'fiche-remplie'>[] =>
  faitsDe(passe.faits, 'fiche-remplie').filter((f) => numero === null || f.donnees.exercice === numero);

/**
 * Sorts the deposits of one deadline by piece. A returned deposit does not count; the first that stands gives the
 * day, since a newer version of a paper received in time does not make it late.
 */
export function recevoir(
  passe: Passe,
  attendues: readonly PieceAttendue[],
  exige: 'toutes' | 'une',
  envois: Envois,
  limite: Jour | null,
): Reception {
  if (attendues.length === 0) return SANS_PIECE;
  const pieces: PieceRecue[] = [];
  const preuves: IdFait[] = [];
  let complete: number | null = null;
  let manque = false;
  let requises = 0;
  for (const piece of attendues) {
    const recus = depotsDe(passe, piece, envois);
    const valable = recus.find((d) => d.retournee === null);
    pieces.push({ piece, etat: etatDe(passe, recus, valable, limite), depots: recus });
    if (valable !== undefined) preuves.push(valable.fait);
    if (piece.facultative) continue;
    requises++;
    if (exige === 'une') {
      if (valable !== undefined && (complete === null || valable.jour < complete)) complete = valable.jour;
    } else if (valable === undefined) manque = true;
    else if (complete === null || valable.jour > complete) complete = valable.jour;
  }
  const completeLe = requises === 0 || manque ? null : (complete as Jour | null);
  return { pieces, completeLe, preuves };
}

function depotsDe(passe: Passe, piece: PieceAttendue, envois: Envois): PieceRecue['depots'] {
  let recus: PieceRecue['depots'][number][] | null = null;
  for (const f of envois.depots) {
    if (f.donnees.piece !== piece.id) continue;
    if (recus === null) recus = [depotDe(passe, f)];
    else recus.push(depotDe(passe, f));
  }
  if (recus !== null) return recus;
  if (piece.formulaire === null || envois.fiches.length === 0) return AUCUN;
  return envois.fiches.filter((f) => f.donnees.formulaire === piece.formulaire).map((f) => depotDe(passe, f));
}

const depotDe = (
  passe: Passe,
  f: Fait<'piece-deposee'> | Fait<'fiche-remplie'>,
): PieceRecue['depots'][number] => ({
  fait: f.id,
  jour: f.jour,
  retournee: passe.retours.size === 0 ? null : (passe.retours.get(f.id)?.id ?? null),
  acceptee: passe.acceptations.size === 0 ? null : (passe.acceptations.get(f.id)?.id ?? null),
});

const AUCUN: readonly never[] = [];
const RIEN_ENVOYE: Envois = { depots: AUCUN, fiches: AUCUN };
const SANS_PIECE: Reception = { pieces: AUCUN, completeLe: null, preuves: AUCUN };

function etatDe(
  passe: Passe,
  recus: PieceRecue['depots'],
  valable: PieceRecue['depots'][number] | undefined,
  limite: Jour | null,
): PieceRecue['etat'] {
  if (valable === undefined) {
    if (recus.length > 0) return 'retournee';
    return limite !== null && estVenu(passe, limite + 1) ? 'manquante' : 'attendue';
  }
  if (limite !== null && valable.jour > limite) return 'recue-hors-delai';
  return valable.acceptee !== null ? 'acceptee' : 'recue';
}
