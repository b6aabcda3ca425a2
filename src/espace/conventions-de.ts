import type { Fait } from '../facts/fait.ts';
import type { Etat } from '../rules/etat.ts';
import { payeursDe } from '../rules/payeurs.ts';
import type { Contexte } from './espace.ts';
import { deriverLu, type Lecture } from './lecture.ts';

type Ou = Pick<Contexte, 'espace' | 'journal' | 'horloge'>;
type Role = Etat['modele']['parties'][number]['role'];

/** Rows of lists read at once. */
const PAGE = 200;

/** Those that pay an organisation today. */
export async function payeursAujourdhui(
  ou: Ou,
  lecture: Lecture,
  organisation: string,
  collectivite: string,
): Promise<ReadonlySet<string>> {
  const trouves = new Set<string>();
  for await (const { etat, faits } of conventionsDe(ou, lecture, organisation))
    for (const p of payeursDe(etat, faits, organisation, collectivite)) trouves.add(p);
  return trouves;
}

/** The sides on which an organisation stands, in any agreement, whatever has become of it. */
export async function rolesTenus(ou: Ou, lecture: Lecture, organisation: string): Promise<ReadonlySet<Role>> {
  const tenus = new Set<Role>();
  for await (const { etat } of conventionsDe(ou, lecture, organisation))
    for (const { id, role } of etat.modele.parties) if (etat.parties[id] === organisation) tenus.add(role);
  return tenus;
}

/** Every agreement that an organisation is party to, as it stands today. */
async function* conventionsDe(
  { espace, journal, horloge }: Ou,
  lecture: Lecture,
  organisation: string,
): AsyncIterable<{ readonly etat: Etat; readonly faits: readonly Fait[] }> {
  const regard = { au: horloge.aujourdhui(), connu: null };
  for (let page = 1, vues = 0; ; page++) {
    const { lignes, total } = await journal.dossiers({ espace, organisation, page, taille: PAGE });
    for (const { flux } of lignes) {
      const lu = await lecture.tout(flux);
      if (lu) yield { etat: deriverLu(lu, regard), faits: lu.faits };
    }
    vues += lignes.length;
    if (lignes.length === 0 || vues >= total) return;
  }
}
