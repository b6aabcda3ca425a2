import type { Jour } from '../basics/jour.ts';
import type { Dossier, Espace } from '../espace/espace.ts';
import { type Rappel, rappelsDe } from '../rules/rappels.ts';
import { direRappel, type RappelDit } from '../views/rappels.ts';

/** What an agreement has to tell on a day, worded; `cle` names it in the whole espace. */
export interface DossierRappele {
  readonly parties: Readonly<Record<string, string>>;
  readonly rappels: readonly { readonly cle: string; readonly rappel: Rappel; readonly dit: RappelDit }[];
}

export const rappeler = (d: Dossier): DossierRappele => ({
  parties: d.etat.parties,
  rappels: rappelsDe(d.etat, d.faits).map((rappel) => ({
    cle: `${d.id}|${rappel.cle}`,
    rappel,
    dit: direRappel(d, rappel),
  })),
});

/** Keeps what each agreement has to tell, and derives again only those that moved since, or all when the day turns. */
export function ouvrirVeille(espace: Espace) {
  let jour: Jour | null = null;
  const gardes = new Map<string, { readonly rang: number; readonly rappele: DossierRappele }>();
  return async (au: Jour): Promise<readonly DossierRappele[]> => {
    if (jour !== au) gardes.clear();
    jour = au;
    for await (const d of espace.veiller(au, (flux) => gardes.get(flux)?.rang))
      gardes.set(d.id, { rang: d.rang, rappele: rappeler(d) });
    return [...gardes.values()].map((g) => g.rappele).filter((d) => d.rappels.length > 0);
  };
}
