import type { Jour } from '../basics/jour.ts';
import { estUnDossier } from '../facts/flux.ts';
import { type Atelier, deriverLu } from './lecture.ts';
import { projeter } from './projection.ts';

const LOT = 100;

/** Derives again, in small batches, the rows whose day has come. Returns how many dossiers were. */
export async function tourDuJour(atelier: Atelier, aujourdhui: Jour): Promise<number> {
  const { journal, espace } = atelier.contexte;
  const faits = new Set<string>();
  for (;;) {
    const lot = await journal.aRederiver(espace, aujourdhui, LOT);
    const nouveaux = lot.filter((flux) => !faits.has(flux));
    // Rows that come back unchanged would turn for ever.
    if (nouveaux.length === 0) return faits.size;
    for (const flux of nouveaux) {
      faits.add(flux);
      await rederiver(atelier, flux, aujourdhui);
    }
  }
}

/** Drops the rows of lists and rebuilds them from the facts. Returns how many dossiers there are. */
export async function reconstruire(atelier: Atelier): Promise<number> {
  const { journal, espace, horloge } = atelier.contexte;
  await journal.oublierProjection(espace);
  let nombre = 0;
  for (const { flux } of await journal.flux(espace))
    if (estUnDossier(flux) && (await rederiver(atelier, flux, horloge.aujourdhui()))) nombre++;
  return nombre;
}

/** The agreements of an organisation, after something of its own life on which they depend. */
export async function rederiverCeuxDe(atelier: Atelier, organisation: string): Promise<void> {
  const { journal, espace, horloge } = atelier.contexte;
  for (let page = 1; ; page++) {
    const { lignes, total } = await journal.dossiers({ espace, organisation, page, taille: LOT });
    for (const { flux } of lignes) await rederiver(atelier, flux, horloge.aujourdhui());
    if (lignes.length === 0 || page * LOT >= total) return;
  }
}

/** False when the flux is no agreement. */
async function rederiver({ contexte, lecture }: Atelier, flux: string, au: Jour): Promise<boolean> {
  const lu = await lecture.tout(flux);
  if (!lu) return false;
  const projection = projeter(flux, lu.faits, deriverLu(lu, { au, connu: null }), lu.noms);
  if (!projection) return false;
  await contexte.journal.reprojeter(contexte.espace, projection);
  return true;
}
