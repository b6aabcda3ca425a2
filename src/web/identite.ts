import { type Comptes, resteAFaire, type SessionOuverte } from '../comptes/comptes.ts';
import type { MandatTenu } from '../espace/annuaire.ts';
import type { Espace } from '../espace/espace.ts';
import type { Espaces, MandatDUnEspace } from '../espace/espaces.ts';
import type { Fonction } from '../facts/annuaire.ts';
import { ErreurHttp } from './porte/erreur.ts';
import type { Session } from './porte/session.ts';

/** Who sends a request: a mandate in force, in its espace. */
export type Identite = MandatDUnEspace;

/** What is known of whoever sends a request. */
export interface Connu {
  /** null when nobody is known, or when something is missing before they may act */
  readonly identite: Identite | null;
  readonly compte: SessionOuverte | null;
  /**
   * A session that has not given its second factor: it may give it or go out, and nothing else. A stolen password is
   * all it proves, so that it reads no one's particulars and ends no session.
   */
  readonly aConfirmer: SessionOuverte | null;
  /** what they must do before acting; null when nothing, or when nobody is known */
  readonly manque: 'confirmer' | 'installer' | 'mandat' | null;
}

/** Those who pay, judge or administer prove twice who they are. */
export const exigeSecondFacteur = (fonction: Fonction): boolean =>
  fonction === 'agent-pilote' ||
  fonction === 'agent' ||
  fonction === 'finances' ||
  fonction === 'administrateur';

/**
 * Who sends a request, from its cookies. An account acts under one of its own mandates, judged in force now; without an
 * account, only the invented people of a demonstration may be taken.
 */
export async function identifier(
  session: Session,
  cookies: string | null,
  { comptes, espaces }: { readonly comptes: Comptes; readonly espaces: Espaces },
): Promise<Connu> {
  const ouverte = cookies === null ? null : await comptes.session(cookies);
  if (ouverte === null) return { ...PERSONNE, identite: await enDemonstration(session, espaces) };
  if (resteAFaire(ouverte, false) === 'confirmer')
    return { ...PERSONNE, aConfirmer: ouverte, manque: 'confirmer' };
  const connu: Connu = { ...PERSONNE, compte: ouverte };
  const tenus = await espaces.mandatsDuCompte(ouverte.compte.id);
  const identite = tenus.find((t) => cleDuMandat(t) === ouverte.mandat) ?? null;
  if (identite === null) return { ...connu, manque: 'mandat' };
  const reste = resteAFaire(ouverte, exigeSecondFacteur(identite.mandat.acteur.fonction));
  return reste === 'rien' ? { ...connu, identite } : { ...connu, manque: reste };
}

const PERSONNE: Connu = { compte: null, aConfirmer: null, identite: null, manque: null };

/** How a session calls a mandate: its espace, then its own name. */
export const cleDuMandat = ({ espace, mandat }: { espace: Espace; mandat: MandatTenu }): string =>
  `${espace.id}/${mandat.acteur.mandat}`;

async function enDemonstration(session: Session, espaces: Espaces): Promise<Identite | null> {
  const espace = session.mandat && (await espaces.de(session.mandat.espace));
  if (!session.mandat || !espace) return null;
  const garde = await espace.garde();
  const mandat = garde.demonstration ? await espace.annuaire.tenu(session.mandat.id) : null;
  return mandat && { espace, garde, mandat };
}

/** The espace of whoever has no mandate: every door of it answers « who are you? ». */
export const ESPACE_FERME: Espace = new Proxy({} as Espace, {
  get: () => {
    throw new ErreurHttp(403, 'sans-identite');
  },
});
