import type { Result } from '../basics/result.ts';
import { reussite } from '../basics/result.ts';
import type { Compte } from './comptes.ts';
import type { Contexte } from './contexte.ts';
import { jugerMotDePasse } from './jugerMotDePasse.ts';
import { type RefusDeCompte, refuser } from './refus.ts';
import { aUnMoyen, poserMotDePasse, tenirPourVerifie } from './registre.ts';

/**
 * The first password of an account that nobody ever opened. `parCourriel`: who chooses it came by a link mailed to the address,
 * which is then proved; a link handed over by someone else proves nothing.
 */
export async function ouvrirParInvitation(
  contexte: Contexte,
  compte: Compte,
  motDePasse: string,
  { parCourriel }: { readonly parCourriel: boolean },
): Promise<Result<Compte, RefusDeCompte>> {
  if (compte.courrielVerifie || (await aUnMoyen(contexte, compte))) return refuser('deja-inscrit', null);
  const faute = await jugerMotDePasse(motDePasse, compte);
  if (faute !== null) return faute;
  await poserMotDePasse(contexte, compte, motDePasse);
  return reussite(parCourriel ? await tenirPourVerifie(contexte, compte) : compte);
}
