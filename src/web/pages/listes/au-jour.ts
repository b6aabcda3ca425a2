import type { Context } from 'hono';
import type { Acteur } from '../../../acts/acteur.ts';
import type { Jour } from '../../../basics/jour.ts';
import type { Bilan, Dossier, Espace } from '../../../espace/espace.ts';
import { projeter } from '../../../espace/projection.ts';
import type { Env } from '../../env.ts';

/** What list pages ask, whatever the day. */
export type Listes = Pick<Espace, 'aFaire' | 'conventions' | 'bilan' | 'noms'> & {
  /** what the lists asked so far left out; null when they hold everything */
  borne(): Borne | null;
};

/** How many agreements were looked at, of how many: each list says so when it is not all. */
export interface Borne {
  readonly lues: number;
  readonly total: number;
}

type Projection = NonNullable<ReturnType<typeof projeter>>;

/** Another day is not in the projection: each agreement is derived at that day. Enough for a list, when as many answer. */
const GARDEES_AU_PLUS = 300;
/** and no more than these, so that a filter that almost nothing answers does not derive them all. */
const LUES_AU_PLUS = 1200;
const LOT = 100;

/**
 * The lists of the day looked at. Today they come from the projection, cut by the base. At another day agreements are
 * derived there, and the same rows are filtered and cut in memory. What hangs on no day (the search, the neighbourhood,
 * the agreement) is chosen by the base, before any is derived; other filters count only what answers them.
 */
export function espaceAuJour(c: Context<Env>): Listes {
  const { cadre, deps } = c.var;
  if (!cadre.ailleurs) return { ...deps.espace, borne: () => null };
  const regard = { au: cadre.au, connu: cadre.connu };
  const lectures = new Map<string, Lecture>();
  const bornes: Borne[] = [];
  const lire = async (
    acteur: Acteur,
    base: Base,
    repond: (p: Projection) => boolean,
  ): Promise<readonly Projection[]> => {
    const cle = JSON.stringify([base.flux, base.quartier, base.recherche]);
    const lecture = lectures.get(cle) ?? ouvrirLecture(deps.espace, acteur, regard, base);
    lectures.set(cle, lecture);
    const { gardees, lues, total } = await choisir(lecture, repond);
    if (lues < total) bornes.push({ lues, total });
    return gardees;
  };
  return {
    noms: () => deps.espace.noms(),
    borne: () => bornes.toSorted((a, b) => a.lues - b.lues)[0] ?? null,
    bilan: async (acteur) => bilanDe(await lire(acteur, {}, () => true)),
    async aFaire(acteur, f) {
      const garder = (l: Projection['lignes'][number]): boolean =>
        (f.sorte === undefined || l.sorte === f.sorte) &&
        (f.urgence === undefined || [f.urgence].flat().includes(l.urgence)) &&
        (f.qui === undefined || l.qui.includes(f.qui)) &&
        entre(l.limite, f.du, f.au);
      const lues = await lire(acteur, f, (p) => p.lignes.some(garder));
      const lignes = lues.flatMap((p) =>
        p.lignes.filter(garder).map((l) => ({ ...l, titre: p.dossier.titre })),
      );
      return page(lignes.sort(ORDRES_LIGNES[f.tri ?? 'limite']), f);
    },
    async conventions(acteur, f) {
      const lues = await lire(
        acteur,
        f,
        ({ dossier: d }) =>
          (f.phase === undefined || d.phase === f.phase) && (f.modele === undefined || d.modele === f.modele),
      );
      return page(lues.map((p) => p.dossier).sort(ORDRES_DOSSIERS[f.tri ?? 'titre']), f);
    },
  };
}

/** What the base can choose by, whatever the day. */
interface Base {
  readonly flux?: string;
  readonly quartier?: string;
  readonly recherche?: string;
}

/** Agreements derived so far, and how many there are; shared by the lists of one page. */
interface Lecture {
  readonly lues: readonly Projection[];
  total: number | null;
  /** Derives one more batch. */
  avancer(): Promise<void>;
}

async function choisir(lecture: Lecture, repond: (p: Projection) => boolean) {
  const gardees: Projection[] = [];
  let lues = 0;
  for (;;) {
    while (lues < lecture.lues.length && gardees.length < GARDEES_AU_PLUS) {
      const p = lecture.lues[lues++];
      if (p && repond(p)) gardees.push(p);
    }
    const assez = gardees.length >= GARDEES_AU_PLUS || lues >= LUES_AU_PLUS;
    if (assez || (lecture.total !== null && lues >= lecture.total))
      return { gardees, lues, total: lecture.total ?? lues };
    await lecture.avancer();
  }
}

function ouvrirLecture(
  espace: Espace,
  acteur: Acteur,
  regard: { readonly au: Jour; readonly connu: Dossier['etat']['regard']['connu'] },
  { flux, quartier, recherche }: Base,
): Lecture {
  const lues: Projection[] = [];
  let suite: Promise<void> = Promise.resolve();
  let numero = 0;
  const projeterUn = async (id: string): Promise<void> => {
    const dossier = await espace.dossier(id, acteur, regard);
    const projection = dossier && projeter(id, dossier.faits, dossier.etat, dossier.noms);
    if (projection) lues.push(projection);
    else if (lecture.total !== null) lecture.total--;
  };
  const unLot = async (): Promise<void> => {
    if (flux !== undefined) {
      lecture.total = 1;
      if (lues.length === 0) await projeterUn(flux);
      return;
    }
    const lot = await espace.conventions(acteur, {
      ...(quartier === undefined ? {} : { quartier }),
      ...(recherche === undefined ? {} : { recherche }),
      page: ++numero,
      taille: LOT,
      tri: 'titre',
    });
    lecture.total ??= lot.total;
    for (const ligne of lot.lignes) await projeterUn(ligne.flux);
    if (lot.lignes.length < LOT) lecture.total = lues.length;
  };
  const lecture: Lecture = {
    lues,
    total: null,
    avancer: () => {
      const avant = lues.length;
      // Lists of one page advance together: a batch that another has just derived is not derived again.
      suite = suite.then(() => (lues.length > avant || lecture.total === lues.length ? undefined : unLot()));
      return suite;
    },
  };
  return lecture;
}

function bilanDe(projections: readonly Projection[]): Bilan {
  const somme = (lire: (p: Projection) => number): number =>
    projections.reduce((total, p) => total + lire(p), 0);
  return {
    enRetard: somme((p) => p.dossier.enRetard),
    versementsEnRetard: somme((p) => p.dossier.versementsEnRetard ?? 0),
    semaine: somme((p) => p.lignes.filter((l) => l.urgence === 'cette-semaine').length),
    suspendus: somme((p) => p.dossier.suspendus),
    montantSuspendu: somme((p) => p.dossier.montantSuspendu),
    tropPercu: somme((p) => p.dossier.tropPercu),
  };
}

type Ligne = Projection['lignes'][number] & { readonly titre: string };
type DossierProjete = Projection['dossier'];

const enDernier = (n: number | null): number => n ?? Number.MAX_SAFE_INTEGER;
const parTitre = (a: { titre: string }, b: { titre: string }): number => a.titre.localeCompare(b.titre, 'fr');
const parLimite = (a: Ligne, b: Ligne): number => enDernier(a.limite) - enDernier(b.limite) || parTitre(a, b);

const ORDRES_LIGNES = {
  limite: parLimite,
  montant: (a: Ligne, b: Ligne) => (b.montant ?? -1) - (a.montant ?? -1) || parLimite(a, b),
  convention: (a: Ligne, b: Ligne) => parTitre(a, b) || parLimite(a, b),
};

const ORDRES_DOSSIERS = {
  titre: parTitre,
  prochaine: (a: DossierProjete, b: DossierProjete) =>
    enDernier(a.prochaine) - enDernier(b.prochaine) || parTitre(a, b),
  retard: (a: DossierProjete, b: DossierProjete) => b.enRetard - a.enRetard || parTitre(a, b),
  suspendu: (a: DossierProjete, b: DossierProjete) => b.montantSuspendu - a.montantSuspendu || parTitre(a, b),
};

const entre = (j: Jour | null, du: Jour | undefined, au: Jour | undefined): boolean =>
  (du === undefined && au === undefined) ||
  (j !== null && (du === undefined || j >= du) && (au === undefined || j <= au));

const page = <L>(lignes: readonly L[], f: { readonly page: number; readonly taille: number }) => ({
  lignes: lignes.slice((f.page - 1) * f.taille, f.page * f.taille),
  total: lignes.length,
  page: f.page,
  taille: f.taille,
});
