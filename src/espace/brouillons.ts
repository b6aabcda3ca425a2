import { type Refus, refuser } from '../acts/refus.ts';
import { empechementsDeRemplir } from '../acts/remplir.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Brouillon, PlaceDeBrouillon } from '../journal/brouillons.ts';
import type { Acteur, Contexte, Dossier, FicheEnCours } from './espace.ts';

/** The drafts of the actor's own organisation, as they were typed; null when they may not fill this form. */
export async function lireBrouillons(
  contexte: Contexte,
  dossier: Dossier | null,
  acteur: Acteur,
  fiche: FicheEnCours,
): Promise<readonly Brouillon[] | null> {
  if (refusDeRemplir(contexte, dossier, acteur, fiche).length > 0 || dossier === null) return null;
  return contexte.registre.brouillons(contexte.espace, placeDe(dossier, acteur, fiche));
}

/** Keeps one part as it was typed. Judged like the sending of the form: who may send it may draft it. */
export async function garderBrouillon(
  contexte: Contexte,
  dossier: Dossier | null,
  acteur: Acteur,
  fiche: FicheEnCours,
  partie: Pick<Brouillon, 'partie' | 'version' | 'saisie'>,
): Promise<Result<null, readonly Refus[]>> {
  const refus = refusDeRemplir(contexte, dossier, acteur, fiche);
  if (refus.length > 0 || dossier === null) return echec(refus);
  const garde = await contexte.registre.garderBrouillon(contexte.espace, placeDe(dossier, acteur, fiche), {
    ...partie,
    personne: acteur.personne,
    enregistre: contexte.horloge.maintenant(),
  });
  return garde ? reussite(null) : echec([refuser('brouillon-depasse', null)]);
}

/** Once the form is sent, or when it is begun anew. */
export async function effacerBrouillons(
  contexte: Contexte,
  dossier: Dossier | null,
  acteur: Acteur,
  fiche: FicheEnCours,
): Promise<void> {
  if (refusDeRemplir(contexte, dossier, acteur, fiche).length > 0 || dossier === null) return;
  await contexte.registre.effacerBrouillons(contexte.espace, placeDe(dossier, acteur, fiche));
}

function refusDeRemplir(
  { horloge }: Contexte,
  dossier: Dossier | null,
  acteur: Acteur,
  fiche: FicheEnCours,
): readonly Refus[] {
  if (dossier === null) return [refuser('dossier-introuvable', null)];
  return empechementsDeRemplir(dossier, acteur, horloge.aujourdhui(), fiche);
}

const placeDe = (
  dossier: Dossier,
  { organisation }: Acteur,
  { formulaire, exercice }: FicheEnCours,
): PlaceDeBrouillon => ({ flux: dossier.id, formulaire, exercice, organisation });
