import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Entree, SessionOuverte } from '../../../comptes/comptes.ts';
import { direRefusDeCompte, type RefusDeCompte } from '../../../comptes/refus.ts';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie } from '../../composants/formulaire.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import type { DependancesCommunes, Env } from '../../env.ts';
import { cleDuMandat } from '../../identite.ts';
import { ErreurHttp } from '../../porte/erreur.ts';
import { garderSession, nouvelleSession } from '../../porte/session.ts';
import { relayer } from '../../porte/visiteur.ts';

/** A page of the door: a title, one sentence, one form. */
export function PageDePorte(props: {
  c: Context<Env>;
  titre: string;
  lede?: Child;
  enMarge?: Child;
  erreurs?: readonly ErreurDeSaisie[];
  bilan?: string;
  children: Child;
}) {
  const erreurs = props.erreurs ?? [];
  return (
    <Feuille cadre={props.c.var.cadre} titre={props.titre} erreur={erreurs.length > 0}>
      <Chapeau titre={props.titre} enMarge={props.enMarge} lede={props.lede} />
      <Rang>
        <div class="saisie">
          <BilanErreurs erreurs={erreurs} titre={props.bilan ?? 'Vous n’êtes pas encore connecté'} />
          {props.children}
        </div>
      </Rang>
    </Feuille>
  );
}

/** A refusal beside its field, when the page has it. */
export const erreurDe = (refus: RefusDeCompte): ErreurDeSaisie => ({
  champ: refus.champ,
  message: direRefusDeCompte(refus),
});

export const messageDe = (erreurs: readonly ErreurDeSaisie[], champ: string): string | undefined =>
  erreurs.find((e) => e.champ === champ)?.message;

/** Whoever is signed in, with or without a mandate; the others sign in first and come back. */
export function compteOuConnexion(c: Context<Env>): SessionOuverte {
  const { compte } = c.var.connu;
  if (compte === null) throw new ErreurHttp(403, 'sans-compte');
  return compte;
}

/**
 * Someone has just come in: their cookies, a new number for their forms, and the only mandate they hold, if they hold one.
 * What is still missing (a code, a choice) is asked by the page they go to.
 */
export async function accueillir(
  c: Context<Env>,
  deps: DependancesCommunes,
  entree: Entree,
): Promise<SessionOuverte> {
  relayer(c, entree.cookies);
  await renouvelerLesFormulaires(c, deps);
  const { session } = entree;
  const tenus = await deps.espaces.mandatsDuCompte(session.compte.id);
  const [seul] = tenus;
  if (tenus.length !== 1 || !seul || session.mandat !== null) return session;
  const choisi = await deps.comptes.choisirMandat(session, cleDuMandat(seul));
  return choisi.ok ? choisi.valeur : session;
}

/** A form shown to someone cannot be sent under another, nor under another mandate. */
export const renouvelerLesFormulaires = (c: Context<Env>, deps: DependancesCommunes): Promise<void> =>
  garderSession(c, nouvelleSession(null), { secret: deps.secret, surHttps: surHttps(deps) });

export const surHttps = (deps: DependancesCommunes): boolean =>
  deps.adressePublique?.startsWith('https:') ?? false;

/** A whole address of this service, for a mail. */
export const adresseEntiere = (c: Context<Env>, deps: DependancesCommunes, chemin: string): string =>
  new URL(chemin, deps.adressePublique ?? new URL(c.req.url).origin).toString();

/** `/connexion?vers=/a-faire`: comes back where one was going. */
export const avecRetour = (chemin: string, vers: string): string =>
  vers === '/a-faire' ? chemin : `${chemin}?${new URLSearchParams({ vers }).toString()}`;
