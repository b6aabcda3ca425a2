import { capitale, enumerer } from '../basics/francais.ts';
import { type Fait, LE_PROGRAMME } from '../facts/fait.ts';
import type { Etat, IdFait } from '../rules/etat.ts';
import { motNu, sansArticle } from './typographie.ts';

/** What a view needs to know of names; the register gives more. */
export interface NomsConnus {
  organisation(id: string): { readonly nom: string; readonly nomCourt: string } | undefined;
  personne(id: string): { readonly nom: string } | undefined;
  quartier(id: string): { readonly nom: string; readonly statut: string } | undefined;
}

/** A dossier as it is to be said: state, facts, names. `Dossier` of the application layer fits. */
export interface ADire {
  readonly id: string;
  readonly titre: string;
  readonly etat: Etat;
  readonly faits: readonly Fait[];
  readonly noms: NomsConnus;
}

/** « la Ville », « le CCAS »: the organisation that holds this role, as people say it. */
export function nomPartie({ etat, noms }: Pick<ADire, 'etat' | 'noms'>, partie: string): string {
  const tenant = etat.parties[partie];
  const organisation = tenant ? noms.organisation(tenant) : undefined;
  if (organisation) return organisation.nomCourt;
  const declaree = etat.modele.parties.find((p) => p.id === partie);
  return declaree?.intitule ?? motNu(partie);
}

/** « la Ville et le CCAS »; after a preposition, which each name takes: « de la Ville et du CCAS ». */
export const nomsParties = (
  d: Pick<ADire, 'etat' | 'noms'>,
  parties: readonly string[],
  apres: (nom: string) => string = (nom) => nom,
): string =>
  couvreTout(d, parties) ? apres('toutes les parties') : enumerer(parties.map((p) => apres(nomPartie(d, p))));

const couvreTout = ({ etat }: Pick<ADire, 'etat'>, parties: readonly string[]): boolean =>
  etat.modele.parties.length > 2 && etat.modele.parties.every((p) => parties.includes(p.id));

/** Someone of the register; who was erased has no name any more. */
export const nomPersonne = (
  noms: Pick<NomsConnus, 'personne'>,
  id: string,
  efface = 'personne effacée',
): string => noms.personne(id)?.nom ?? efface;

/** Who recorded a fact, or the program itself; an erased person reads « personne effacée ». */
export function nomAuteur({ noms }: Pick<ADire, 'noms'>, fait: Fait): string {
  if (fait.auteur.personne === LE_PROGRAMME) return 'Maillage';
  const personne = nomPersonne(noms, fait.auteur.personne);
  const organisation = noms.organisation(fait.auteur.organisation)?.nomCourt;
  // A name that already says where from (a name by function, in a demonstration) is not said twice.
  return organisation && !personne.includes('(') ? `${personne}, ${organisation}` : personne;
}

export const trouverFait = ({ faits }: Pick<ADire, 'faits'>, id: IdFait | null): Fait | undefined =>
  id === null ? undefined : faits.find((f) => f.id === id);

/** A reference to a fact: its number in the dossier's journal. */
export interface Reference {
  readonly id: IdFait;
  readonly rang: number;
  readonly jour: Fait['jour'];
}

export function reference(d: Pick<ADire, 'faits'>, id: IdFait | null): Reference | null {
  const fait = trouverFait(d, id);
  return fait ? { id: fait.id, rang: fait.rang, jour: fait.jour } : null;
}

/** Wording of a piece of this agreement, wherever it is declared; `exercice` fills the year it is about. */
export function nomPiece(
  { etat }: Pick<ADire, 'etat'>,
  piece: string,
  exercice: number | null = null,
): string {
  const obligations = [etat.modele, ...etat.textes.map((t) => t.modele)].flatMap((m) => m.obligations);
  for (const obligation of obligations) {
    const attendue = obligation.pieces.find((p) => p.id === piece);
    if (!attendue) continue;
    const annee = exercice === null || attendue.porteSur === null ? null : exercice + attendue.porteSur;
    const deja = annee !== null && attendue.intitule.includes(String(annee));
    return annee === null || deja ? attendue.intitule : `${attendue.intitule} ${annee}`;
  }
  return motNu(piece);
}

export const nomInstance = ({ etat }: Pick<ADire, 'etat'>, id: string): string =>
  etat.modele.instances.find((i) => i.id === id)?.intitule ?? motNu(id);

/** « Agrément « centre social » » */
export const nomRegistre = ({ etat }: Pick<ADire, 'etat'>, id: string): string =>
  sansArticle(etat.modele.registres.find((r) => r.id === id)?.intitule ?? motNu(id));

export const nomVersements = ({ etat }: Pick<ADire, 'etat'>, id: string): string =>
  etat.modele.versements.find((v) => v.id === id)?.intitule ?? motNu(id);

export const nomFonction = (fonction: string): string => capitale(motNu(fonction));

/** A word of the modele (a nature, a ground, an office) as the modele words it. */
export const direMot = ({ etat }: Pick<ADire, 'etat'>, mot: string): string =>
  etat.modele.intitules[mot] ?? motNu(mot);
