import type { Transaction } from 'kysely';
import type { Instant } from '../basics/instant.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Tables } from './base.ts';
import type { Ajout, EcritureRefusee } from './journal.ts';
import type { Enveloppe } from './scelle.ts';

/** Clocks that NTP keeps step back by less than this, and two instances differ by less. */
const RECUL_TOLERE_MS = 120_000;

/**
 * The instant under which facts are recorded: never before that of the fact they follow. A clock a little behind writes
 * at the predecessor's instant, rank keeping the order; further behind, it is believed no more. Read once the rank
 * is known to be the head's: a fact of that rank never changes, and who moves the head meanwhile makes this append stale.
 */
export async function horodater(
  tx: Transaction<Tables>,
  { espace, flux, rangAttendu, enregistre, simule = false }: Ajout,
): Promise<Result<Instant, EcritureRefusee>> {
  // What a demonstration made up was read on no clock, and says nothing of this one.
  if (rangAttendu === 0 || simule) return reussite(enregistre);
  const { texte } = await tx
    .selectFrom('fait')
    .select('texte')
    .where('espace', '=', espace)
    .where('flux', '=', flux)
    .where('rang', '=', rangAttendu)
    .executeTakeFirstOrThrow();
  const precedent = JSON.parse(texte) as Pick<Enveloppe, 'enregistre' | 'simule'>;
  const dernier = precedent.enregistre as Instant;
  if (precedent.simule || dernier <= enregistre) return reussite(enregistre);
  return Date.parse(dernier) - Date.parse(enregistre) <= RECUL_TOLERE_MS
    ? reussite(dernier)
    : echec({ code: 'horloge-reculee', dernier, lue: enregistre });
}
