import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { IdFait, Regard } from './etat.ts';

/** A number noted by the authority. Erased texts read as null. */
export interface TelephoneNote {
  readonly fait: IdFait;
  readonly rang: number;
  readonly jour: Jour;
  /** the person who noted it, and for whom they acted then */
  readonly par: string;
  readonly organisation: string;
  readonly numero: string | null;
  readonly source: string | null;
}

export interface Rappel {
  readonly fait: IdFait;
  readonly jour: Jour;
  readonly par: string;
  readonly confirme: boolean;
  readonly interlocuteur: string | null;
}

export interface DemandeDeCoordonnees {
  readonly fait: IdFait;
  readonly rang: number;
  readonly jour: Jour;
  /** the person who recorded it */
  readonly par: string;
  readonly iban: string | null;
  readonly titulaire: string | null;
  readonly nomFichier: string | null;
  readonly rib: Fait<'coordonnees-demandees'>['donnees']['rib'];
  /** the last number noted before it: the only one that may be called */
  readonly telephone: TelephoneNote | null;
  readonly rappels: readonly Rappel[];
  readonly suite: { readonly sorte: 'validee' | 'refusee'; readonly jour: Jour; readonly par: string } | null;
}

export interface EtatCoordonnees {
  /** the last ones validated: those that one pays on */
  readonly enVigueur: DemandeDeCoordonnees | null;
  /** waits for the call back or for the second person: payments are held back */
  readonly enAttente: DemandeDeCoordonnees | null;
  readonly telephone: TelephoneNote | null;
  /** oldest first */
  readonly demandes: readonly DemandeDeCoordonnees[];
}

/** Folds the facts of one organisation, in order of rank. */
export function deriverCoordonnees(faits: readonly Fait[]): EtatCoordonnees {
  const demandes = new Map<IdFait, DemandeDeCoordonnees>();
  let telephone: TelephoneNote | null = null;
  const suivre = (id: IdFait, change: (d: DemandeDeCoordonnees) => Partial<DemandeDeCoordonnees>): void => {
    const d = demandes.get(id);
    if (d && d.suite === null) demandes.set(id, { ...d, ...change(d) });
  };
  for (const f of faits) {
    const par = f.auteur.personne;
    if (f.sorte === 'telephone-note') {
      const { numero = null, source = null } = f.textes;
      const { organisation } = f.auteur;
      telephone = { fait: f.id, rang: f.rang, jour: f.jour, par, organisation, numero, source };
    } else if (f.sorte === 'coordonnees-demandees') demandes.set(f.id, demande(f, telephone));
    else if (f.sorte === 'coordonnees-rappelees')
      suivre(f.donnees.demande, (d) => ({ rappels: [...d.rappels, rappel(f)] }));
    else if (f.sorte === 'coordonnees-validees')
      suivre(f.donnees.demande, () => ({ suite: { sorte: 'validee', jour: f.jour, par } }));
    else if (f.sorte === 'coordonnees-refusees')
      suivre(f.donnees.demande, () => ({ suite: { sorte: 'refusee', jour: f.jour, par } }));
  }
  const toutes = [...demandes.values()];
  return {
    enVigueur: toutes.findLast((d) => d.suite?.sorte === 'validee') ?? null,
    enAttente: toutes.findLast((d) => d.suite === null) ?? null,
    telephone,
    demandes: toutes,
  };
}

function demande(f: Fait<'coordonnees-demandees'>, telephone: TelephoneNote | null): DemandeDeCoordonnees {
  const { iban = null, titulaire = null, nomFichier = null } = f.textes;
  return {
    ...{ fait: f.id, rang: f.rang, jour: f.jour, par: f.auteur.personne, iban, titulaire, nomFichier },
    ...{ rib: f.donnees.rib, telephone, rappels: [], suite: null },
  };
}

const rappel = (f: Fait<'coordonnees-rappelees'>): Rappel => ({
  fait: f.id,
  jour: f.jour,
  par: f.auteur.personne,
  confirme: f.donnees.confirme,
  interlocuteur: f.textes.interlocuteur ?? null,
});

/** A change under way, as an agreement sees it: since when payments to that organisation wait. */
export interface PaiementsRetenus {
  readonly organisation: string;
  readonly demande: IdFait;
  readonly depuis: Jour;
}

/** The organisations whose bank details are changing, at a look. `contexte`: facts of organisations, not of the agreement. */
export function paiementsRetenus(
  contexte: readonly Fait[],
  { au, connu }: Regard,
): readonly PaiementsRetenus[] {
  const flux = new Set(contexte.map((f) => f.flux));
  return [...flux].flatMap((un) => {
    const sus = contexte.filter(
      (f) => f.flux === un && f.jour <= au && (connu === null || f.enregistre <= connu),
    );
    const { enAttente } = deriverCoordonnees(sus);
    const fait = enAttente && sus.find((f) => f.id === enAttente.fait);
    return fait?.sorte === 'coordonnees-demandees'
      ? [{ organisation: fait.donnees.organisation, demande: fait.id, depuis: fait.jour }]
      : [];
  });
}
