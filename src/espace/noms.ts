import type { Annuaire } from '../acts/cas.ts';
import type { Registre } from '../journal/registre.ts';
import type { Noms } from './espace.ts';
import type { MoteursPrets } from './moteurs.ts';

/** Names as the register has them now: never kept, so that what is corrected or erased reads so at once. */
export async function lireNoms(espace: string, registre: Registre): Promise<Noms> {
  const [organisations, personnes, quartiers] = await Promise.all([
    registre.organisations(espace),
    registre.personnes(espace),
    registre.quartiers(espace),
  ]);
  const parId = <T extends { readonly id: string }>(choses: readonly T[]) =>
    new Map(choses.map((c) => [c.id, c]));
  const [o, p, q] = [parId(organisations), parId(personnes), parId(quartiers)];
  return {
    organisation: (id) => o.get(id),
    personne: (id) => p.get(id),
    quartier: (id) => q.get(id),
  };
}

/** The SIREN is the first nine digits of the SIRET. */
export const annuaireDe = (noms: Noms, textes: MoteursPrets = new Map()): Annuaire => ({
  modele: (empreinte) => textes.get(empreinte)?.modele ?? null,
  siren: (organisation) => noms.organisation(organisation)?.siret?.slice(0, 9) ?? null,
});
