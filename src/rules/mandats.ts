import type { Jour } from '../basics/jour.ts';
import type { Fonction } from '../facts/annuaire.ts';
import type { Fait } from '../facts/fait.ts';
import { deriverCoordonnees, type EtatCoordonnees } from './coordonnees.ts';
import type { IdFait } from './etat.ts';

/** Someone acts for an organisation, in an office, between two days. */
export interface Mandat {
  /** its own name: sessions and facts call it so */
  readonly id: string;
  readonly organisation: string;
  readonly personne: string;
  readonly fonction: Fonction;
  readonly titre: string | null;
  readonly du: Jour;
  /** the last day it holds; null: until someone ends it */
  readonly au: Jour | null;
  /** ended during its last day, from that instant: it holds no more on that day either */
  readonly aussitot: boolean;
  /** who ended it before its time, and for whom they acted then */
  readonly termine: { readonly personne: string; readonly organisation: string } | null;
  /** the mandate that this delegation lends; null for a mandate held in one's own right */
  readonly delegueDe: string | null;
  readonly fait: IdFait;
}

export interface Invitation {
  readonly fait: IdFait;
  readonly rang: number;
  /** the person who sent it */
  readonly par: string;
  readonly organisation: string;
  readonly fonction: Fonction;
  readonly du: Jour;
  readonly au: Jour | null;
  readonly expire: Jour;
  /** as typed; null once erased */
  readonly nom: string | null;
  readonly courriel: string | null;
  /** what became of it; null while it waits (or has expired: its day tells) */
  readonly suite: 'acceptee' | 'retiree' | null;
}

/** Who acts for an organisation: everything that was given, past and to come included. */
export interface EtatOrganisation {
  readonly id: string;
  readonly nature: string | null;
  readonly rang: number;
  readonly mandats: readonly Mandat[];
  readonly invitations: readonly Invitation[];
  readonly coordonnees: EtatCoordonnees;
}

/** Folds the facts of one organisation, in order of rank. Pure; days are compared by whoever asks. */
export function deriverOrganisation(id: string, faits: readonly Fait[]): EtatOrganisation {
  const mandats = new Map<string, Mandat>();
  const invitations = new Map<IdFait, Invitation>();
  let nature: string | null = null;
  for (const f of faits) {
    if (f.sorte === 'organisation-inscrite') nature = f.donnees.nature;
    else if (f.sorte === 'organisation-modifiee') nature = natureModifiee(f) ?? nature;
    else if (f.sorte === 'invitation-envoyee') invitations.set(f.id, invitation(f));
    else if (f.sorte === 'invitation-retiree') suivre(invitations, f.donnees.invitation, 'retiree');
    else if (f.sorte === 'mandat-confie') {
      mandats.set(f.donnees.mandat, mandat(f));
      if (f.donnees.invitation !== undefined) suivre(invitations, f.donnees.invitation, 'acceptee');
    } else if (f.sorte === 'mandat-termine') terminer(mandats, f);
    else if (f.sorte === 'delegation-donnee') {
      const source = mandats.get(f.donnees.mandat);
      if (source) mandats.set(f.donnees.delegue, delegation(f, source));
    }
  }
  return {
    id,
    nature,
    rang: faits.at(-1)?.rang ?? 0,
    mandats: [...mandats.values()],
    invitations: [...invitations.values()],
    coordonnees: deriverCoordonnees(faits),
  };
}

/** It holds on that day, first and last days included; on the day it was ended at once, it holds no more. */
export const tientLe = (m: Pick<Mandat, 'du' | 'au' | 'aussitot'>, jour: Jour): boolean =>
  m.du <= jour && !estFini(m, jour);

/** Nothing is done under it any more, on that day nor later. */
export const estFini = ({ au, aussitot }: Pick<Mandat, 'au' | 'aussitot'>, jour: Jour): boolean =>
  au !== null && (aussitot ? au <= jour : au < jour);

export const attend = (i: Pick<Invitation, 'suite' | 'expire'>, jour: Jour): boolean =>
  i.suite === null && jour <= i.expire;

function mandat(f: Fait<'mandat-confie'>): Mandat {
  const { mandat: id, organisation, personne, fonction, du, au = null } = f.donnees;
  return {
    ...{ id, organisation, personne, fonction, du, au },
    ...{ titre: f.textes.titre ?? null, aussitot: false, termine: null },
    delegueDe: null,
    fait: f.id,
  };
}

function delegation(f: Fait<'delegation-donnee'>, source: Mandat): Mandat {
  const { delegue, personne, du, au } = f.donnees;
  return {
    ...source,
    id: delegue,
    personne,
    du: plusTard(du, source.du),
    au: plusTot(au, source.au),
    delegueDe: source.id,
    fait: f.id,
  };
}

function invitation(f: Fait<'invitation-envoyee'>): Invitation {
  const { organisation, fonction, du, au = null, expire } = f.donnees;
  return {
    fait: f.id,
    ...{ rang: f.rang, par: f.auteur.personne },
    ...{ organisation, fonction, du, au, expire },
    nom: f.textes.nom ?? null,
    courriel: f.textes.courriel ?? null,
    suite: null,
  };
}

function suivre(invitations: Map<IdFait, Invitation>, id: IdFait, suite: 'acceptee' | 'retiree'): void {
  const i = invitations.get(id);
  if (i && i.suite === null) invitations.set(id, { ...i, suite });
}

/**
 * What a mandate lends ends with it. Ended on the day it is recorded, it ends at that instant: whoever is shown out does
 * not stay until midnight.
 */
function terminer(mandats: Map<string, Mandat>, f: Fait<'mandat-termine'>): void {
  const { mandat: id, le } = f.donnees;
  const { personne, organisation } = f.auteur;
  for (const m of mandats.values()) {
    if ((m.id !== id && m.delegueDe !== id) || (m.au !== null && m.au < le)) continue;
    const aussitot = m.aussitot || le === f.jour;
    mandats.set(m.id, { ...m, au: le, aussitot, termine: { personne, organisation } });
  }
}

/**
 * The nature that a change of the register gave. The first version of that fact did not bear it, and the text beside it
 * did; said there by the organisation about itself, it counts for nothing: nobody chooses what they are.
 */
function natureModifiee(f: Fait<'organisation-modifiee'>): string | null {
  const { nature, organisation } = f.donnees;
  if (nature !== undefined) return nature;
  if (f.auteur.organisation === organisation) return null;
  return /(?:^| ; )nature : ([a-z]+)(?: ; |$)/.exec(f.textes.apres ?? '')?.[1] ?? null;
}

const plusTot = (a: Jour, b: Jour | null): Jour => (b !== null && b < a ? b : a);
export const plusTard = (a: Jour, b: Jour): Jour => (a < b ? b : a);
