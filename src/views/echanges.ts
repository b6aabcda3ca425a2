import { capitale } from '../basics/francais.ts';
import type { Jour } from '../basics/jour.ts';
import type { Sujet } from '../facts/echanges.ts';
import type { Fait } from '../facts/fait.ts';
import { type ADire, nomAuteur, nomFonction } from './dit.ts';
import { titreEcheance, titreVersement, trouverEcheance, trouverVersement } from './intitules.ts';
import { motNu } from './typographie.ts';

/** One message as its readers see it. */
export interface MessageDit {
  readonly rang: number;
  readonly jour: Jour;
  readonly enregistre: string;
  readonly auteur: string;
  readonly fonction: string;
  /** written by the organisation that reads */
  readonly notre: boolean;
  /** null: taken back, or erased; `absence` says which */
  readonly texte: string | null;
  readonly absence: 'retire' | 'efface' | null;
}

/** The messages about one thing, oldest first. */
export interface Fil {
  readonly cle: string;
  readonly sur: Sujet;
  readonly titre: string;
  /** path inside the agreement's pages; '' for the agreement itself */
  readonly chemin: string;
  readonly messages: readonly MessageDit[];
}

/** Every thread of an agreement: the one last written in comes first. */
export function filsDe(d: ADire, organisation: string): readonly Fil[] {
  const fils = new Map<string, Fil & { messages: MessageDit[] }>();
  for (const f of d.faits) {
    if (f.sorte !== 'message-ecrit' || f.jour > d.etat.regard.au) continue;
    const { sur } = f.donnees;
    const cle = cleDuSujet(sur);
    const fil = fils.get(cle) ?? {
      cle,
      sur,
      titre: capitale(direSujet(d, sur)),
      chemin: cheminDuSujet(sur),
      messages: [],
    };
    fils.delete(cle);
    fils.set(cle, fil);
    fil.messages.push(dire(d, f, organisation));
  }
  return [...fils.values()].reverse();
}

/** The thread about one thing; empty while nobody has written. */
export const filSur = (d: ADire, sur: Sujet, organisation: string): readonly MessageDit[] =>
  filsDe(d, organisation).find((f) => f.cle === cleDuSujet(sur))?.messages ?? [];

export function direSujet(d: ADire, sur: Sujet): string {
  switch (sur.sorte) {
    case 'convention':
      return 'la convention';
    case 'echeance': {
      const e = trouverEcheance(d.etat, sur.cle);
      return e ? titreEcheance(d, e) : motNu(sur.cle);
    }
    case 'versement': {
      const v = trouverVersement(d.etat, sur.cle);
      return v ? titreVersement(d, v) : motNu(sur.cle);
    }
    case 'formulaire': {
      const f = d.etat.modele.formulaires.find((x) => x.id === sur.formulaire);
      return `${f?.intitule ?? motNu(sur.formulaire)} ${sur.exercice}`;
    }
  }
}

const cleDuSujet = (sur: Sujet): string => {
  switch (sur.sorte) {
    case 'convention':
      return 'convention';
    case 'formulaire':
      return `formulaire/${sur.formulaire}/${sur.exercice}`;
    default:
      return `${sur.sorte}/${sur.cle}`;
  }
};

const cheminDuSujet = (sur: Sujet): string =>
  sur.sorte === 'echeance'
    ? `/echeances/${sur.cle}`
    : sur.sorte === 'versement'
      ? `/versements/${sur.cle}`
      : '';

function dire(d: ADire, f: Fait<'message-ecrit'>, organisation: string): MessageDit {
  const retire = d.etat.annules.has(f.id);
  const texte = retire ? undefined : f.textes.message;
  return {
    rang: f.rang,
    jour: f.jour,
    enregistre: f.enregistre,
    auteur: nomAuteur(d, f),
    fonction: nomFonction(f.auteur.fonction),
    notre: f.auteur.organisation === organisation,
    texte: texte ?? null,
    absence: texte === undefined ? (retire ? 'retire' : 'efface') : null,
  };
}
