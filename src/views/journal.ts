import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { IdFait } from '../rules/etat.ts';
import { type ADire, nomAuteur, nomFonction, trouverFait } from './dit.ts';
import { direFait } from './faits.ts';

/** One line of the journal, or of the history of one thing. */
export interface LigneDeJournal {
  readonly id: IdFait;
  readonly rang: number;
  readonly jour: Jour;
  readonly enregistre: string;
  readonly simule: boolean;
  readonly sorte: string;
  readonly phrase: string;
  readonly precisions: readonly string[];
  readonly auteur: string;
  readonly fonction: string;
  /** out of the reckoning: why, and by which fact */
  readonly annulation: { readonly rang: number; readonly motif: string | null } | null;
  readonly fichier: { readonly empreinte: string; readonly nom: string; readonly taille: number } | null;
}

/** Every fact of a dossier, the most recently recorded first. */
export const journalView = (d: ADire): readonly LigneDeJournal[] =>
  [...d.faits].reverse().map((f) => direLigneDeJournal(d, f));

/** The facts that concern one thing, latest day first: deposits, reminders, decisions. */
export function histoireDe(d: ADire, garder: (fait: Fait) => boolean): readonly LigneDeJournal[] {
  return d.faits
    .filter(garder)
    .sort((x, y) => y.jour - x.jour || y.rang - x.rang)
    .map((f) => direLigneDeJournal(d, f));
}

export function direLigneDeJournal(d: ADire, f: Fait): LigneDeJournal {
  const dit = direFait(d, f);
  return {
    id: f.id,
    rang: f.rang,
    jour: f.jour,
    enregistre: f.enregistre,
    simule: f.simule ?? false,
    sorte: dit.sorte,
    phrase: dit.phrase,
    precisions: dit.precisions,
    auteur: nomAuteur(d, f),
    fonction: nomFonction(f.auteur.fonction),
    annulation: annulation(d, f),
    fichier: fichierDe(f),
  };
}

function annulation(d: ADire, f: Fait): LigneDeJournal['annulation'] {
  const par = d.etat.annules.get(f.id);
  if (par === undefined) return null;
  const fait = trouverFait(d, par);
  const motif = fait?.sorte === 'fait-annule' ? (fait.textes.motif ?? null) : null;
  return { rang: fait?.rang ?? 0, motif };
}

function fichierDe(f: Fait): LigneDeJournal['fichier'] {
  if (f.sorte !== 'piece-deposee' || !f.donnees.fichier) return null;
  return {
    empreinte: f.donnees.fichier.empreinte,
    nom: f.textes.nomFichier ?? 'fichier dont le nom a été effacé',
    taille: f.donnees.fichier.taille,
  };
}
