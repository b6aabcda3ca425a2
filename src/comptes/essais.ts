import { isIPv6 } from 'node:net';
import { type Contexte, empreinteSecrete, MINUTE, plusTard } from './contexte.ts';
import { refuser } from './refus.ts';

/** What is counted, and how many failures it may hold within the window. */
export interface Compteur {
  readonly cle: string;
  readonly max: number;
}

export const FENETRE_MINUTES = 15;

/** Kept as keyed hashes: the counters tell neither who was attacked nor from where. */
export const compteur = ({ cles }: Contexte, sorte: string, sujet: string, max: number): Compteur => ({
  cle: empreinteSecrete(cles, `essai:${sorte}:${sujet}`),
  max,
});

/** An IPv6 subscriber holds a whole /64: the rest of the address is theirs to change. */
export function reseauDe(adresse: string): string {
  if (!isIPv6(adresse) || adresse.startsWith('::ffff:')) return adresse;
  const [tete = '', queue] = new URL(`http://[${adresse}]`).hostname.slice(1, -1).split('::');
  const groupes = (t: string): string[] => t.split(':').filter((g) => g !== '');
  const debut = groupes(tete);
  const zeros = queue === undefined ? 0 : 8 - debut.length - groupes(queue).length;
  return [...debut, ...Array<string>(zeros).fill('0'), ...groupes(queue ?? '')].slice(0, 4).join(':');
}

/**
 * Counts an attempt before it is judged, so that attempts made at once cannot slip through together. Stops at the first
 * counter that is full: what comes from a network already stopped counts against nobody.
 */
export async function reserver(contexte: Contexte, compteurs: readonly Compteur[]): Promise<boolean> {
  const maintenant = contexte.horloge.maintenant();
  const seuil = plusTard(maintenant, -FENETRE_MINUTES * MINUTE);
  for (const { cle, max } of compteurs) {
    const { echecs } = await contexte.base.db
      .insertInto('tentative')
      .values({ cle, echecs: 1, debut: maintenant })
      .onConflict((oc) =>
        oc.column('cle').doUpdateSet((eb) => ({
          echecs: eb
            .case()
            .when('tentative.debut', '<', seuil)
            .then(1)
            .else(eb('tentative.echecs', '+', 1))
            .end(),
          debut: eb
            .case()
            .when('tentative.debut', '<', seuil)
            .then(maintenant)
            .else(eb.ref('tentative.debut'))
            .end(),
        })),
      )
      .returning('echecs')
      .executeTakeFirstOrThrow();
    if (echecs > max) return false;
  }
  return true;
}

/** Takes back an attempt that succeeded; the failures of others stay counted. */
export async function rendre({ base }: Contexte, compteurs: readonly Compteur[]): Promise<void> {
  await base.db
    .updateTable('tentative')
    .set((eb) => ({ echecs: eb('echecs', '-', 1) }))
    .where(
      'cle',
      'in',
      compteurs.map((c) => c.cle),
    )
    .where('echecs', '>', 0)
    .execute();
}

export const tropDEssais = () => refuser('trop-d-essais', null, { minutes: FENETRE_MINUTES });
