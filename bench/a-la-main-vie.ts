import { anneeDe, type Jour, jour } from '../src/basics/jour.ts';
import type { Fait } from '../src/facts/fait.ts';
import type { Echeance, IdFait, Versement } from '../src/rules/etat.ts';

export interface EcheanceALaMain
  extends Pick<
    Echeance,
    | 'cle'
    | 'exercice'
    | 'declencheur'
    | 'ouverture'
    | 'limite'
    | 'statut'
    | 'retard'
    | 'satisfaiteLe'
    | 'preuves'
    | 'pourquoi'
    | 'retient'
  > {
  readonly pieces: readonly {
    readonly id: string;
    readonly etat: string;
    readonly depots: readonly IdFait[];
  }[];
}

export type VersementALaMain = Omit<
  Versement,
  'regles' | 'texte' | 'tranche' | 'exercice' | 'payeur' | 'motifSansObjet' | 'suspension' | 'limite'
>;

/** The facts of one agreement, sorted once into what the reference modele looks for. */
export interface Vie {
  readonly au: Jour;
  readonly creation: Fait<'convention-creee'>;
  readonly entree: Jour;
  readonly fin: Jour;
  readonly depots: ReadonlyMap<string, Fait<'piece-deposee'>[]>;
  readonly acceptes: ReadonlySet<IdFait>;
  readonly retournes: ReadonlySet<IdFait>;
  readonly votes: readonly Fait<'subvention-votee'>[];
  readonly paiements: ReadonlyMap<string, Fait<'versement-effectue'>[]>;
  readonly seances: { readonly ag: readonly Seance[]; readonly commission: readonly Seance[] };
}

export interface Seance {
  readonly convocation: IdFait;
  readonly jour: Jour;
  readonly tenue: IdFait | null;
  readonly exercice: number;
}

export function ranger(faits: readonly Fait[], au: Jour): Vie {
  const annules = new Set<string>();
  for (const f of faits) if (f.sorte === 'fait-annule') annules.add(f.donnees.fait);
  const retenus: Fait[] = [];
  let enOrdre = true;
  for (const f of faits) {
    if (f.jour > au || annules.has(f.id)) continue;
    const avant = retenus.at(-1);
    if (avant !== undefined && avant.jour > f.jour) enOrdre = false;
    retenus.push(f);
  }
  if (!enOrdre) retenus.sort((a, b) => a.jour - b.jour || a.rang - b.rang);
  const depots = new Map<string, Fait<'piece-deposee'>[]>();
  const paiements = new Map<string, Fait<'versement-effectue'>[]>();
  const acceptes = new Set<string>();
  const retournes = new Set<string>();
  const votes: Fait<'subvention-votee'>[] = [];
  const convocations: Fait<'reunion-convoquee'>[] = [];
  const tenues = new Map<string, Fait<'reunion-tenue'>>();
  let creation: Fait<'convention-creee'> | null = null;
  let notifiee: Jour | null = null;
  for (const f of retenus) {
    switch (f.sorte) {
      case 'convention-creee':
        creation = f;
        break;
      case 'convention-notifiee':
        notifiee = f.jour;
        break;
      case 'piece-deposee':
        ranger1(depots, f.donnees.obligation, f);
        break;
      case 'piece-acceptee':
        acceptes.add(f.donnees.depot);
        break;
      case 'piece-retournee':
        retournes.add(f.donnees.depot);
        break;
      case 'subvention-votee':
        votes.push(f);
        break;
      case 'versement-effectue':
        ranger1(paiements, `${f.donnees.exercice}/${f.donnees.tranche}`, f);
        break;
      case 'reunion-convoquee':
        convocations.push(f);
        break;
      case 'reunion-tenue':
        if (f.donnees.reunion) tenues.set(f.donnees.reunion, f);
        break;
    }
  }
  if (creation === null || notifiee === null) throw new Error('convention non notifiée');
  const effet = jourTerme(creation, 'date-effet');
  const seances = (instance: string): Seance[] =>
    convocations
      .filter((c) => c.donnees.instance === instance)
      .map((c) => {
        const tenue = tenues.get(c.id);
        const le = tenue?.jour ?? c.donnees.tenueLe;
        return {
          convocation: c.id,
          jour: le,
          tenue: tenue?.id ?? null,
          exercice: anneeDe(le),
        };
      });
  return {
    au,
    creation,
    entree: notifiee > effet ? notifiee : effet,
    fin: jourTerme(creation, 'date-fin'),
    depots,
    acceptes,
    retournes,
    votes,
    paiements,
    seances: { ag: seances('assemblee-generale'), commission: seances('commission-suivi') },
  };
}

export const jourTerme = (creation: Fait<'convention-creee'>, terme: string): Jour => {
  const t = creation.donnees.termes[terme];
  if (t?.type !== 'jour') throw new Error(`terme absent : ${terme}`);
  return t.valeur;
};

function ranger1<F>(index: Map<string, F[]>, cle: string, f: F): void {
  const deja = index.get(cle);
  if (deja) deja.push(f);
  else index.set(cle, [f]);
}

/** Days of a year, reckoned once: the function is called for many agreements. */
export function jourDe(annee: number, mois: number, quantieme: number): Jour {
  const cle = annee * 10_000 + mois * 100 + quantieme;
  let j = JOURS.get(cle);
  if (j === undefined) {
    j = jour(annee, mois, quantieme);
    JOURS.set(cle, j);
  }
  return j;
}

const JOURS = new Map<number, Jour>();
