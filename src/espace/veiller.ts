import { setImmediate as laisserPasser } from 'node:timers/promises';
import type { Jour } from '../basics/jour.ts';
import { estUnDossier } from '../facts/flux.ts';
import type { Dossier } from './espace.ts';
import { type Atelier, deriverLu } from './lecture.ts';

/** Every agreement whose facts moved since the ranks already seen, as it stands on a day. */
export async function* veiller(
  { contexte, lecture }: Atelier,
  au: Jour,
  dejaVu: (flux: string) => number | undefined,
): AsyncIterable<Dossier> {
  for (const { flux, rang } of await contexte.journal.flux(contexte.espace)) {
    if (!estUnDossier(flux) || dejaVu(flux) === rang) continue;
    await laisserPasser();
    const lu = await lecture.tout(flux);
    if (lu) {
      const { id, titre, tete, faits, noms } = lu;
      yield { id, titre, rang: lu.rang, tete, faits, noms, etat: deriverLu(lu, { au, connu: null }) };
    }
  }
}
