import type { ActeDAdministration } from '../acts/administration/table.ts';
import type { Refus } from '../acts/refus.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Fait, FaitNouveau, SorteDeFait } from '../facts/fait.ts';
import { FLUX_DE_L_ESPACE } from '../facts/flux.ts';
import type { Inscription } from '../journal/registre.ts';
import type { Acteur, Contexte } from './espace.ts';
import { refusDuJournal } from './refus-du-journal.ts';

/** Null: they may. */
export type Droit = (acteur: Acteur, acte: ActeDAdministration) => Promise<Refus | null>;

/** Runs what follows once the right is judged. */
export async function permis<T>(
  droit: Droit,
  acteur: Acteur,
  acte: ActeDAdministration,
  suite: () => Promise<Result<T, readonly Refus[]>>,
): Promise<Result<T, readonly Refus[]>> {
  const refus = await droit(acteur, acte);
  return refus ? echec([refus]) : suite();
}

/** One fact of the espace's journal, with what the register learns from it; refused when someone wrote there meanwhile. */
export async function noter<S extends SorteDeFait>(
  { espace, journal, horloge }: Contexte,
  auteur: Acteur,
  fait: Omit<FaitNouveau<S>, 'jour'>,
  inscription: Inscription = {},
): Promise<Result<Fait<S>, readonly Refus[]>> {
  const passe = await journal.lire(espace, FLUX_DE_L_ESPACE);
  const ecrit = await journal.ajouter({
    ...{ espace, flux: FLUX_DE_L_ESPACE, rangAttendu: passe.at(-1)?.rang ?? 0, auteur },
    enregistre: horloge.maintenant(),
    projection: () => null,
    inscription,
    faits: [{ ...fait, jour: horloge.aujourdhui() } as FaitNouveau],
  });
  return ecrit.ok ? reussite(ecrit.valeur[0] as Fait<S>) : echec([refusDuJournal(ecrit.erreur)]);
}
