import { randomUUID } from 'node:crypto';
import type { Instant } from '../basics/instant.ts';
import { type Result, reussite } from '../basics/result.ts';
import { marquerAppareil } from './appareils.ts';
import type { Compte, Entree, Moyen, SessionListee, SessionOuverte, Visiteur } from './comptes.ts';
import { type Contexte, HEURE, MINUTE, plusTard } from './contexte.ts';
import { lireCookie, oterCookie, poserCookie } from './cookies.ts';
import { empreinteDuJeton, nouveauJeton } from './jetons.ts';
import { nommerNavigateur } from './navigateur.ts';
import { type RefusDeCompte, refuser } from './refus.ts';

const DUREE = 12 * HEURE;
export const INACTIVITE = 2 * HEURE;
/** A last-seen instant this close is near enough: reading pages does not write each time. */
const PAS_DE_VUE = MINUTE;

/** Opens a session under a new token; the one this browser held before ends. */
export async function ouvrirSession(
  contexte: Contexte,
  compte: Compte,
  plus: { readonly moyen: Moyen; readonly confirmee?: boolean; readonly jetonOidc?: string },
  visiteur: Visiteur,
): Promise<Entree> {
  const maintenant = contexte.horloge.maintenant();
  const jeton = nouveauJeton();
  const ancien = lireCookie(contexte, visiteur.cookies, 'maillage-compte');
  const { db } = contexte.base;
  if (ancien !== null) await db.deleteFrom('session').where('jeton', '=', empreinteDuJeton(ancien)).execute();
  await db
    .insertInto('session')
    .values({
      ...{ id: randomUUID(), utilisateur: compte.id, jeton: empreinteDuJeton(jeton) },
      ...{ cree: maintenant, modifie: maintenant, expire: plusTard(maintenant, DUREE) },
      navigateur: nommerNavigateur(visiteur.navigateur),
      moyen: plus.moyen,
      confirmee: plus.confirmee ? 1 : 0,
      mandat: null,
      jeton_oidc: plus.jetonOidc ?? null,
    })
    .execute();
  return entreeSous(contexte, jeton, visiteur);
}

/** Rotates the token of a session that gains rights or must be told from its past. Null: it ended meanwhile. */
export async function tournerSession(
  contexte: Contexte,
  session: SessionOuverte,
  plus: { readonly confirmee?: true },
  visiteur: Visiteur,
): Promise<Entree | null> {
  const jeton = nouveauJeton();
  const { numUpdatedRows } = await contexte.base.db
    .updateTable('session')
    .set({
      ...{ jeton: empreinteDuJeton(jeton), modifie: contexte.horloge.maintenant() },
      ...(plus.confirmee ? { confirmee: 1 } : {}),
    })
    .where('id', '=', session.id)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? null : entreeSous(contexte, jeton, visiteur);
}

async function entreeSous(contexte: Contexte, jeton: string, visiteur: Visiteur): Promise<Entree> {
  const session = await sessionDuJeton(contexte, jeton);
  if (session === null) throw new Error('la session qui vient de s’ouvrir est introuvable');
  const cookies = [poserCookie(contexte, 'maillage-compte', jeton, DUREE / 1000)];
  // Known for good only once every factor was given: a stolen password alone earns no separate count.
  if (session.confirmee || !session.secondFacteur)
    cookies.push(marquerAppareil(contexte, visiteur.cookies, session.compte.courriel));
  return { session, cookies };
}

export async function lireSession(
  contexte: Contexte,
  cookies: string | null,
): Promise<SessionOuverte | null> {
  const jeton = lireCookie(contexte, cookies, 'maillage-compte');
  if (jeton === null || jeton.length > 100) return null;
  const session = await sessionDuJeton(contexte, jeton);
  if (session === null) return null;
  const maintenant = contexte.horloge.maintenant();
  if (plusTard(session.vue, PAS_DE_VUE) > maintenant) return session;
  await contexte.base.db
    .updateTable('session')
    .set({ modifie: maintenant })
    .where('id', '=', session.id)
    .execute();
  return { ...session, vue: maintenant };
}

/** Every page pays for this read: one query. */
async function sessionDuJeton({ base, horloge }: Contexte, jeton: string): Promise<SessionOuverte | null> {
  const maintenant = horloge.maintenant();
  const s = await base.db
    .selectFrom('session as s')
    .innerJoin('utilisateur as u', 'u.id', 's.utilisateur')
    .leftJoin('second_facteur as f', 'f.utilisateur', 's.utilisateur')
    .select(['s.id', 's.expire', 's.cree', 's.modifie', 's.navigateur', 's.moyen', 's.confirmee', 's.mandat'])
    .select(['u.id as compte', 'u.nom', 'u.courriel', 'u.courriel_verifie', 'f.confirme'])
    .where('s.jeton', '=', empreinteDuJeton(jeton))
    .where('s.expire', '>', maintenant)
    .where('s.modifie', '>', plusTard(maintenant, -INACTIVITE))
    .executeTakeFirst();
  if (s === undefined) return null;
  return {
    id: s.id,
    compte: { id: s.compte, nom: s.nom, courriel: s.courriel, courrielVerifie: s.courriel_verifie === 1 },
    moyen: s.moyen as Moyen,
    confirmee: s.confirmee === 1,
    secondFacteur: s.confirme !== null,
    mandat: s.mandat,
    navigateur: s.navigateur,
    ouverte: s.cree as Instant,
    vue: s.modifie as Instant,
    expire: s.expire as Instant,
  };
}

export async function listerSessions(
  { base, horloge }: Contexte,
  compte: string,
): Promise<readonly Omit<SessionListee, 'courante'>[]> {
  const maintenant = horloge.maintenant();
  const lues = await base.db
    .selectFrom('session')
    .select(['id', 'moyen', 'navigateur', 'cree', 'modifie'])
    .where('utilisateur', '=', compte)
    .where('expire', '>', maintenant)
    .where('modifie', '>', plusTard(maintenant, -INACTIVITE))
    .orderBy('modifie', 'desc')
    .execute();
  return lues.map((s) => ({
    id: s.id,
    moyen: s.moyen as Moyen,
    navigateur: s.navigateur,
    ouverte: s.cree as Instant,
    vue: s.modifie as Instant,
  }));
}

/** Ends one session of an account, never one of another's. */
export async function terminer({ base }: Contexte, compte: string, id: string): Promise<void> {
  await base.db.deleteFrom('session').where('id', '=', id).where('utilisateur', '=', compte).execute();
}

export async function terminerToutes({ base }: Contexte, compte: string, sauf?: string): Promise<void> {
  await base.db
    .deleteFrom('session')
    .where('utilisateur', '=', compte)
    .$if(sauf !== undefined, (q) => q.where('id', '<>', sauf ?? ''))
    .execute();
}

/** Ends the session of a browser; gives back what the identity provider needs to end its own. */
export async function fermerSession(
  contexte: Contexte,
  cookies: string | null,
): Promise<{ readonly cookies: readonly string[]; readonly jetonOidc: string | null }> {
  const jeton = lireCookie(contexte, cookies, 'maillage-compte');
  const fermee =
    jeton === null
      ? undefined
      : await contexte.base.db
          .deleteFrom('session')
          .where('jeton', '=', empreinteDuJeton(jeton))
          .returning('jeton_oidc')
          .executeTakeFirst();
  return { cookies: [oterCookie(contexte, 'maillage-compte')], jetonOidc: fermee?.jeton_oidc ?? null };
}

export async function poserMandat(
  { base }: Contexte,
  session: SessionOuverte,
  mandat: string | null,
): Promise<Result<SessionOuverte, RefusDeCompte>> {
  const { numUpdatedRows } = await base.db
    .updateTable('session')
    .set({ mandat })
    .where('id', '=', session.id)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? refuser('session-terminee', null) : reussite({ ...session, mandat });
}
