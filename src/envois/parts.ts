import type { PartDeResume } from '../documents/courriel/resume.ts';
import type { MandatTenu } from '../espace/annuaire.ts';
import { estPrevenu } from '../rules/destinataires.ts';
import type { Rappel } from '../rules/rappels.ts';
import { FONCTIONS } from '../views/listes/fonctions.ts';
import type { RappelDit } from '../views/rappels.ts';
import type { DossierRappele } from './veille.ts';

/** One thing to tell one person, under the mandate by which it concerns them. */
export interface ATransmettre {
  readonly cle: string;
  readonly rappel: Rappel;
  readonly dit: RappelDit;
  readonly mandat: MandatTenu;
}

/** Everything that concerns a person, each thing once: under the first of their mandates that it concerns. */
export function aTransmettre(
  mandats: readonly MandatTenu[],
  dossiers: readonly DossierRappele[],
): readonly ATransmettre[] {
  const retenus = new Map<string, ATransmettre>();
  for (const mandat of mandats)
    for (const { parties, rappels } of dossiers)
      for (const r of rappels) {
        const qui = { ...mandat.acteur, personne: mandat.personne.id };
        if (!retenus.has(r.cle) && estPrevenu(r.rappel, parties, qui)) retenus.set(r.cle, { ...r, mandat });
      }
  return [...retenus.values()];
}

/** Gathered by mandate, in the order of the mandates. */
export function partager(choses: readonly ATransmettre[]): readonly PartDeResume[] {
  const parts = new Map<string, PartDeResume & { dits: RappelDit[] }>();
  for (const { mandat, dit } of choses) {
    const cle = mandat.acteur.mandat;
    const part = parts.get(cle) ?? { pour: direMandat(mandat), mandat: cle, dits: [] };
    parts.set(cle, part);
    part.dits.push(dit);
  }
  return [...parts.values()];
}

/** « Équipe, MJC Palente ». */
export const direMandat = ({ acteur, organisation, titre }: MandatTenu): string =>
  `${titre ?? FONCTIONS[acteur.fonction]}, ${organisation.nom}`;

/** The mandates of each person, by person: oldest first, so that a digest keeps its order. */
export function parPersonne(tenus: readonly MandatTenu[]): ReadonlyMap<string, readonly MandatTenu[]> {
  const personnes = new Map<string, MandatTenu[]>();
  for (const m of tenus) personnes.set(m.personne.id, [...(personnes.get(m.personne.id) ?? []), m]);
  for (const siens of personnes.values())
    siens.sort((a, b) => a.du - b.du || (a.acteur.mandat < b.acteur.mandat ? -1 : 1));
  return personnes;
}
