import { randomBytes, timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';
import { type Result, reussite } from '../basics/result.ts';
import { appareilConnu } from './appareils.ts';
import { codesRestants, depenserCode, effacerLesCodes, tirerLesCodes } from './codesDeSecours.ts';
import { chiffrer, dechiffrer } from './coffre.ts';
import type { Enrolement, Entree, SessionOuverte, Visiteur } from './comptes.ts';
import type { Contexte } from './contexte.ts';
import { compteur, rendre, reserver, tropDEssais } from './essais.ts';
import { exigerFraicheur } from './fraicheur.ts';
import { type RefusDeCompte, refuser } from './refus.ts';
import { terminerToutes, tournerSession } from './sessions.ts';

const PERIODE_MS = 30_000;
/** Failures in a quarter of an hour; apart for a browser that the account knows. */
const ESSAIS = 5;

export async function preparerSecondFacteur(
  contexte: Contexte,
  session: SessionOuverte,
): Promise<Result<Enrolement, RefusDeCompte>> {
  const frais = exigerFraicheur(contexte, session);
  if (frais !== null) return frais;
  if (session.secondFacteur) return refuser('second-facteur-present', null);
  const propose = chiffrer(contexte.cles, randomBytes(20).toString('hex'));
  await contexte.base.db
    .insertInto('second_facteur')
    .values({ utilisateur: session.compte.id, secret: propose, confirme: null, dernier_pas: 0 })
    .onConflict((oc) => oc.column('utilisateur').doNothing())
    .execute();
  const facteur = await lireFacteur(contexte, session.compte.id);
  if (facteur === null || facteur.confirme !== null) return refuser('second-facteur-present', null);
  const adresse = new TOTP({
    ...{ issuer: 'Maillage', label: session.compte.courriel, secret: facteur.cle },
  }).toString();
  const { default: qrcode } = await import('qrcode');
  const svg = await qrcode.toString(adresse, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  const secret = facteur.cle.base32.replace(/(.{4})(?=.)/g, '$1 ');
  return reussite({ secret, adresse, svg });
}

export async function installerSecondFacteur(
  contexte: Contexte,
  session: SessionOuverte,
  code: string,
  visiteur: Visiteur,
): Promise<Result<Entree & { readonly codes: readonly string[] }, RefusDeCompte>> {
  const frais = exigerFraicheur(contexte, session);
  if (frais !== null) return frais;
  const { id } = session.compte;
  const facteur = await lireFacteur(contexte, id);
  if (facteur === null) return refuser('second-facteur-absent', null);
  if (facteur.confirme !== null) return refuser('second-facteur-present', null);
  const compteurs = compteursDe(contexte, session, visiteur);
  if (!(await reserver(contexte, compteurs))) return tropDEssais();
  if (!(await depenserPas(contexte, id, code))) return refuser('code-d-installation-refuse', 'code');
  await rendre(contexte, compteurs);
  const codes = await tirerLesCodes(contexte, id);
  await contexte.base.db
    .updateTable('second_facteur')
    .set({ confirme: contexte.horloge.maintenant() })
    .where('utilisateur', '=', id)
    .execute();
  const tournee = await tournerSession(contexte, session, { confirmee: true }, visiteur);
  return tournee === null ? refuser('session-terminee', null) : reussite({ ...tournee, codes });
}

export async function confirmer(
  contexte: Contexte,
  session: SessionOuverte,
  code: string,
  visiteur: Visiteur,
): Promise<Result<Entree & { readonly codesRestants: number }, RefusDeCompte>> {
  if (!session.secondFacteur) return refuser('second-facteur-absent', null);
  const compteurs = compteursDe(contexte, session, visiteur);
  if (!(await reserver(contexte, compteurs))) return tropDEssais();
  const { id } = session.compte;
  const juste = (await depenserPas(contexte, id, code)) || (await depenserCode(contexte, id, code));
  if (!juste) return refuser('code-refuse', 'code');
  await rendre(contexte, compteurs);
  const tournee = await tournerSession(contexte, session, { confirmee: true }, visiteur);
  if (tournee === null) return refuser('session-terminee', null);
  return reussite({ ...tournee, codesRestants: await codesRestants(contexte, id) });
}

export async function renouvelerLesCodes(
  contexte: Contexte,
  session: SessionOuverte,
): Promise<Result<readonly string[], RefusDeCompte>> {
  if (!session.secondFacteur) return refuser('second-facteur-absent', null);
  const frais = exigerFraicheur(contexte, session);
  return frais ?? reussite(await tirerLesCodes(contexte, session.compte.id));
}

export async function retirerSecondFacteur(
  contexte: Contexte,
  session: SessionOuverte,
): Promise<Result<null, RefusDeCompte>> {
  if (!session.secondFacteur) return refuser('second-facteur-absent', null);
  const frais = exigerFraicheur(contexte, session);
  if (frais !== null) return frais;
  // Those that were stopped at the code, by whoever knew the password, must not come in whole by its removal.
  await terminerToutes(contexte, session.compte.id, session.id);
  await effacerSecondFacteur(contexte, session.compte.id);
  return reussite(null);
}

export async function effacerSecondFacteur(contexte: Contexte, compte: string): Promise<void> {
  await contexte.base.db.deleteFrom('second_facteur').where('utilisateur', '=', compte).execute();
  await effacerLesCodes(contexte, compte);
}

async function lireFacteur({ base, cles }: Contexte, compte: string) {
  const lu = await base.db
    .selectFrom('second_facteur')
    .selectAll()
    .where('utilisateur', '=', compte)
    .executeTakeFirst();
  if (lu === undefined) return null;
  return { cle: Secret.fromHex(dechiffrer(cles, lu.secret)), confirme: lu.confirme };
}

/**
 * Judges a code of the application, over the step of now and one on each side, and spends its step: neither it nor an earlier
 * one opens again (RFC 6238, 5.2). Of two uses at once, the one whose write finds the step unspent.
 */
async function depenserPas(contexte: Contexte, compte: string, saisi: string): Promise<boolean> {
  const code = Buffer.from(saisi.replace(/[\s\u00A0\u202F]/g, ''));
  const facteur = code.length === 6 ? await lireFacteur(contexte, compte) : null;
  if (facteur === null) return false;
  const maintenant = Math.floor(Date.parse(contexte.horloge.maintenant()) / PERIODE_MS);
  let pas = 0;
  for (const candidat of [maintenant - 1, maintenant, maintenant + 1])
    if (timingSafeEqual(Buffer.from(HOTP.generate({ secret: facteur.cle, counter: candidat })), code))
      pas = candidat;
  const depense = await contexte.base.db
    .updateTable('second_facteur')
    .set({ dernier_pas: pas })
    .where('utilisateur', '=', compte)
    .where('dernier_pas', '<', pas)
    .executeTakeFirst();
  return depense.numUpdatedRows > 0n;
}

function compteursDe(contexte: Contexte, { compte }: SessionOuverte, visiteur: Visiteur) {
  const appareil = appareilConnu(contexte, visiteur.cookies, compte.courriel);
  return [
    appareil === null
      ? compteur(contexte, 'facteur', compte.id, ESSAIS)
      : compteur(contexte, 'facteur-appareil', appareil, ESSAIS),
  ];
}
