import { estPartie } from '../acts/qui.ts';
import type { Fait } from '../facts/fait.ts';
import { deriver } from '../rules/deriver.ts';
import type { Etat, Regard } from '../rules/etat.ts';
import type { Acteur, Contexte, Dossier, Noms } from './espace.ts';
import { type Moteurs, type MoteursPrets, moteurEnVigueur } from './moteurs.ts';
import { lireNoms } from './noms.ts';

/** All that is known of a dossier, before any look. */
export interface Lu {
  readonly id: string;
  readonly titre: string;
  readonly rang: number;
  readonly tete: string;
  readonly faits: readonly Fait[];
  readonly moteurs: MoteursPrets;
  readonly noms: Noms;
}

/** Reads a dossier whole; null when the flux is unknown or is no agreement. */
export async function lireTout(
  { espace, journal, registre }: Contexte,
  moteurs: Moteurs,
  id: string,
): Promise<Lu | null> {
  const [faits, tete, noms] = await Promise.all([
    journal.lire(espace, id),
    journal.tete(espace, id),
    lireNoms(espace, registre),
  ]);
  const creation = faits[0];
  if (creation?.sorte !== 'convention-creee' || tete === null) return null;
  return {
    id,
    titre: creation.textes.titre ?? id,
    rang: faits.at(-1)?.rang ?? 0,
    tete: tete.tete,
    faits,
    moteurs: await moteurs.pour(faits),
    noms,
  };
}

/** The state at a look: today's for acts, another for whoever reads. */
export const deriverLu = (lu: Pick<Lu, 'faits' | 'moteurs'>, regard: Regard): Etat =>
  deriver(moteurEnVigueur(lu.moteurs, lu.faits, regard), lu.faits, regard);

/**
 * The dossier as looked at. Who is party is judged on what is known today, whatever the look: looking at another day
 * never widens rights. Null when it is not theirs to read.
 */
export function regarder(
  lu: Lu,
  acteur: Acteur,
  aujourdhui: Regard['au'],
  regard: Partial<Regard>,
): Dossier | null {
  const present = deriverLu(lu, { au: aujourdhui, connu: null });
  if (!estPartie(present, acteur)) return null;
  const { au = aujourdhui, connu = null } = regard;
  const ici = au === aujourdhui && connu === null;
  return {
    id: lu.id,
    titre: lu.titre,
    rang: lu.rang,
    tete: lu.tete,
    faits: ici ? lu.faits : lu.faits.filter((f) => connu === null || f.enregistre <= connu),
    etat: ici ? present : deriverLu(lu, { au, connu }),
    noms: lu.noms,
  };
}
