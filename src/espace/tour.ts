import type { Jour } from '../basics/jour.ts';
import type { Contexte } from './espace.ts';
import { deriverLu, lireTout } from './lecture.ts';
import type { Moteurs } from './moteurs.ts';
import { projeter } from './projection.ts';

const LOT = 100;

/** Derives again, in small batches, the rows whose day has come. Returns how many dossiers were. */
export async function tourDuJour(contexte: Contexte, moteurs: Moteurs, aujourdhui: Jour): Promise<number> {
  const faits = new Set<string>();
  for (;;) {
    const lot = await contexte.journal.aRederiver(contexte.espace, aujourdhui, LOT);
    const nouveaux = lot.filter((flux) => !faits.has(flux));
    // Rows that come back unchanged would turn for ever.
    if (nouveaux.length === 0) return faits.size;
    for (const flux of nouveaux) {
      faits.add(flux);
      await rederiver(contexte, moteurs, flux, aujourdhui);
    }
  }
}

/** Drops the rows of lists and rebuilds them from the facts. Returns how many dossiers there are. */
export async function reconstruire(contexte: Contexte, moteurs: Moteurs): Promise<number> {
  const { journal, espace, horloge } = contexte;
  await journal.oublierProjection(espace);
  let nombre = 0;
  for (const { flux } of await journal.flux(espace))
    if (await rederiver(contexte, moteurs, flux, horloge.aujourdhui())) nombre++;
  return nombre;
}

/** False when the flux is no agreement. */
async function rederiver(contexte: Contexte, moteurs: Moteurs, flux: string, au: Jour): Promise<boolean> {
  const lu = await lireTout(contexte, moteurs, flux);
  if (!lu) return false;
  const projection = projeter(flux, lu.faits, deriverLu(lu, { au, connu: null }), lu.noms);
  if (!projection) return false;
  await contexte.journal.reprojeter(contexte.espace, projection);
  return true;
}
