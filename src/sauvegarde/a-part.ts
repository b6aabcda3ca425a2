import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { NonLu } from '../basics/non-lu.ts';
import { echec, type Result } from '../basics/result.ts';
import { aPart, BORNES, moduleVoisin } from '../lecteurs/a-part.ts';
import type { Examinee, examiner, FauteDeSauvegarde } from './lire.ts';
import type { lireLot } from './lot.ts';

const HEURE = 3600;

/** A backup is read as it flows: how long that takes follows from its size, and memory does not. */
const examinerPres = aPart<typeof examiner>(
  'sauvegarde',
  moduleVoisin('./lire.ts', import.meta.url),
  'examiner',
  { ...BORNES, secondes: 24 * HEURE, calcul: 12 * HEURE },
);
const lireLotPres = aPart<typeof lireLot>(
  'lot de sauvegarde',
  moduleVoisin('./lot.ts', import.meta.url),
  'lireLot',
  { ...BORNES, calcul: 30 },
);

/** `examiner`, in a process that can be killed. Throws what the system says of a file that does not open. */
export async function examinerAPart(chemin: string): Promise<Result<Examinee, readonly FauteDeSauvegarde[]>> {
  await stat(chemin);
  const lue = await examinerPres(resolve(chemin));
  return lue.ok ? lue.valeur : echec([faute('', lue.erreur)]);
}

/** `lireLot`, in a process that can be killed: a bomb, or what is no lot, is a fault of the entry. */
export async function lireLotAPart(
  nom: string,
  octets: Uint8Array,
): Promise<Result<ReturnType<typeof lireLot>, FauteDeSauvegarde>> {
  const lu = await lireLotPres(octets);
  return lu.ok ? lu : echec(faute(nom, lu.erreur));
}

const faute = (ou: string, { borne }: NonLu): FauteDeSauvegarde => ({
  ou,
  detail:
    borne === 'panne'
      ? 'ce contenu ne se lit pas'
      : `sa lecture a été arrêtée (${borne}), elle dépasse ce qu’une sauvegarde demande`,
});
