import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { Fichier } from '../facts/champs.ts';
import type { DonneesDe, Fait } from '../facts/fait.ts';
import type { MotifDEcart } from '../facts/guichet.ts';
import type { IdFait } from './etat.ts';

/** What a file was said to be, the last time someone said it. */
export type Classement = Omit<DonneesDe<'fichier-classe'>, 'fichier'>;

export interface FichierArrive {
  /** the fact that received it: its name */
  readonly id: IdFait;
  readonly fichier: Fichier;
  /** as its sender called it; null once erased */
  readonly nom: string | null;
  readonly classement: Classement | null;
  /** what became of it; null while it waits */
  readonly suite:
    | { readonly sorte: 'verse'; readonly depot: IdFait; readonly dossier: string; readonly le: Jour }
    | { readonly sorte: 'retourne'; readonly motif: string | null; readonly le: Jour }
    | null;
}

/**
 * `a-classer`: someone must still say what a file is; `a-confirmer`: the counter must decide; `a-part`: left aside, with
 * its reason; `finie`: each file was entered or returned.
 */
export const ETATS_D_ARRIVEE = ['a-classer', 'a-confirmer', 'a-part', 'finie'] as const;
export type EtatDArrivee = (typeof ETATS_D_ARRIVEE)[number];

/** An arrival at the counter, as its facts leave it. */
export interface Arrivee {
  readonly flux: string;
  readonly rang: number;
  readonly guichet: string;
  readonly organisation: string | null;
  readonly moyen: DonneesDe<'arrivee-recue'>['moyen'];
  readonly envoyeeLe: Jour;
  readonly recueLe: Jour;
  readonly enregistree: Instant;
  readonly auteur: Fait['auteur'];
  readonly expediteur: string | null;
  readonly objet: string | null;
  readonly corps: string | null;
  readonly original: Fichier | null;
  /** SHA-256 of its Message-ID */
  readonly message: string | null;
  /** its place in the mailbox */
  readonly source: string | null;
  /** why it is left aside: what the reader saw, or the words of whoever did it */
  readonly apart: { readonly motif: MotifDEcart | null; readonly dit: string | null } | null;
  readonly fichiers: readonly FichierArrive[];
  readonly refuses: readonly {
    readonly nom: string | null;
    readonly motif: DonneesDe<'fichier-refuse'>['motif'];
  }[];
  readonly etat: EtatDArrivee;
}

/** Folds the facts of one arrival, in order of rank; null when they are those of something else. Pure. */
export function deriverArrivee(faits: readonly Fait[]): Arrivee | null {
  const recue = faits[0];
  if (recue?.sorte !== 'arrivee-recue') return null;
  const fichiers = new Map<IdFait, FichierArrive>();
  const refuses: Arrivee['refuses'][number][] = [];
  const {
    guichet,
    moyen,
    envoyeeLe,
    recueLe,
    original = null,
    message = null,
    source = null,
  } = recue.donnees;
  let organisation = recue.donnees.organisation ?? null;
  let apart: Arrivee['apart'] = recue.donnees.apart ? { motif: recue.donnees.apart, dit: null } : null;
  const suivre = (id: IdFait, change: Partial<FichierArrive>): void => {
    const avant = fichiers.get(id);
    if (avant && avant.suite === null) fichiers.set(id, { ...avant, ...change });
  };
  for (const f of faits) {
    switch (f.sorte) {
      case 'fichier-recu':
        fichiers.set(f.id, {
          id: f.id,
          fichier: f.donnees.fichier,
          nom: f.textes.nomFichier ?? null,
          classement: null,
          suite: null,
        });
        break;
      case 'fichier-refuse':
        refuses.push({ nom: f.textes.nomFichier ?? null, motif: f.donnees.motif });
        break;
      case 'arrivee-attribuee':
        organisation = f.donnees.organisation;
        // Known at last, it takes its place among the others.
        if (apart?.motif === 'expediteur-inconnu') apart = null;
        break;
      case 'fichier-classe': {
        const { fichier, ...classement } = f.donnees;
        suivre(fichier, { classement });
        break;
      }
      case 'fichier-confirme': {
        const { fichier, depot, dossier } = f.donnees;
        suivre(fichier, { suite: { sorte: 'verse', depot, dossier, le: f.jour } });
        break;
      }
      case 'fichier-retourne':
        suivre(f.donnees.fichier, {
          suite: { sorte: 'retourne', motif: f.textes.motif ?? null, le: f.jour },
        });
        break;
      case 'arrivee-ecartee':
        apart = { motif: null, dit: f.textes.motif ?? null };
        break;
      case 'arrivee-reprise':
        apart = null;
        break;
      default:
        break;
    }
  }
  const tous = [...fichiers.values()];
  return {
    flux: recue.flux,
    rang: faits.at(-1)?.rang ?? 0,
    ...{ guichet, organisation, moyen, envoyeeLe, recueLe, original, message, source, apart, refuses },
    enregistree: recue.enregistre,
    auteur: recue.auteur,
    expediteur: recue.textes.expediteur ?? null,
    objet: recue.textes.objet ?? null,
    corps: recue.textes.corps ?? null,
    fichiers: tous,
    etat: etatDe(tous, apart !== null),
  };
}

function etatDe(fichiers: readonly FichierArrive[], apart: boolean): EtatDArrivee {
  const enAttente = fichiers.filter((f) => f.suite === null);
  if (apart) return 'a-part';
  if (fichiers.length > 0 && enAttente.length === 0) return 'finie';
  return enAttente.every((f) => f.classement !== null) && enAttente.length > 0 ? 'a-confirmer' : 'a-classer';
}

export const fichierArrive = (a: Arrivee, id: IdFait): FichierArrive | undefined =>
  a.fichiers.find((f) => f.id === id);
