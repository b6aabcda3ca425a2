import { capitale, motNu } from '../../views/typographie.ts';
import type { Champ } from '../formulaires.ts';
import type { Situation } from './formulaires-declares.ts';

/** The offices that the modele names as signatories; no field when it names none. */
export function signatairesDe({ dossier }: Situation, id: string, libelle: string): readonly Champ[] {
  const fonctions = new Set(dossier.etat.modele.parties.flatMap((p) => (p.signataire ? [p.signataire] : [])));
  const valides = [...fonctions].filter((f) => /^[a-z0-9][a-z0-9-]{0,79}$/.test(f));
  if (valides.length === 0) return [];
  return [
    {
      genre: 'mot',
      id,
      libelle,
      options: valides.map((f) => ({ valeur: f, libelle: capitale(motNu(f)) })),
      facultatif: true,
    },
  ];
}
