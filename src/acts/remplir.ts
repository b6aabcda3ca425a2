import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { Etat } from '../rules/etat.ts';
import type { Acteur } from './acteur.ts';
import { examiner, SANS_ANNUAIRE } from './agir.ts';
import type { Refus } from './refus.ts';

/** What keeps this actor from filling this form today, whatever they will type in it; nothing: they may. */
export function empechementsDeRemplir(
  { etat, faits }: { readonly etat: Etat; readonly faits: readonly Fait[] },
  acteur: Acteur,
  aujourdhui: Jour,
  fiche: { readonly formulaire: string; readonly exercice: number },
): readonly Refus[] {
  const demande = {
    acte: 'remplir-fiche' as const,
    jour: aujourdhui,
    donnees: { ...fiche, reponses: {} },
    textes: {},
  };
  return examiner({ etat, faits, acteur, aujourdhui, demande, annuaire: SANS_ANNUAIRE }).filter(
    (r) => !r.champ?.startsWith('donnees.reponses'),
  );
}
