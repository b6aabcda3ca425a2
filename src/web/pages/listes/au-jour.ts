import type { Context } from 'hono';
import type { Acteur } from '../../../acts/acteur.ts';
import type { Jour } from '../../../basics/jour.ts';
import type { Bilan, Dossier, Espace } from '../../../espace/espace.ts';
import { projeter } from '../../../espace/projection.ts';
import type { Env } from '../../env.ts';

/** What list pages ask, whatever the day. */
export type Listes = Pick<Espace, 'aFaire' | 'conventions' | 'bilan' | 'noms'>;

type Projection = NonNullable<ReturnType<typeof projeter>>;

/** Another day is not in the projection: each agreement is derived at that day, as many as this. */
export const AU_PLUS = 300;

/**
 * The lists of the day looked at. Today they come from the projection, cut by the base. At another day each agreement
 * of whoever looks is derived there, once per request, and the same rows are filtered and cut in memory.
 */
export function espaceAuJour(c: Context<Env>): Listes {
  const { cadre, deps } = c.var;
  if (!cadre.ailleurs) return deps.espace;
  let lues: Promise<readonly Projection[]> | null = null;
  const lire = (acteur: Acteur): Promise<readonly Projection[]> => {
    lues ??= deriver(deps.espace, acteur, { au: cadre.au, connu: cadre.connu });
    return lues;
  };
  return {
    noms: () => deps.espace.noms(),
    bilan: async (acteur) => bilanDe(await lire(acteur)),
    async aFaire(acteur, f) {
      const lignes = (await lire(acteur))
        .filter((p) => f.flux === undefined || p.dossier.flux === f.flux)
        .filter((p) => f.quartier === undefined || p.dossier.quartiers.includes(f.quartier))
        .flatMap((p) => p.lignes.map((l) => ({ ...l, titre: p.dossier.titre })))
        .filter((l) => f.sorte === undefined || l.sorte === f.sorte)
        .filter((l) => f.urgence === undefined || l.urgence === f.urgence)
        .filter((l) => f.qui === undefined || l.qui.includes(f.qui))
        .filter((l) => entre(l.limite, f.du, f.au));
      return page(lignes.sort(ORDRES_LIGNES[f.tri ?? 'limite']), f);
    },
    async conventions(acteur, f) {
      const mots = plier(f.recherche ?? '').split(/\s+/);
      const lignes = (await lire(acteur))
        .map((p) => p.dossier)
        .filter((d) => mots.every((m) => d.recherche.includes(m)))
        .filter((d) => f.quartier === undefined || d.quartiers.includes(f.quartier))
        .filter((d) => f.phase === undefined || d.phase === f.phase)
        .filter((d) => f.modele === undefined || d.modele === f.modele);
      return page(lignes.sort(ORDRES_DOSSIERS[f.tri ?? 'titre']), f);
    },
  };
}

async function deriver(
  espace: Espace,
  acteur: Acteur,
  regard: { readonly au: Jour; readonly connu: Dossier['etat']['regard']['connu'] },
): Promise<readonly Projection[]> {
  const { lignes } = await espace.conventions(acteur, { page: 1, taille: AU_PLUS, tri: 'titre' });
  const projections: Projection[] = [];
  for (const { flux } of lignes) {
    const dossier = await espace.dossier(flux, acteur, regard);
    const projection = dossier && projeter(flux, dossier.faits, dossier.etat, dossier.noms);
    if (projection) projections.push(projection);
  }
  return projections;
}

function bilanDe(projections: readonly Projection[]): Bilan {
  const somme = (lire: (p: Projection) => number): number =>
    projections.reduce((total, p) => total + lire(p), 0);
  return {
    enRetard: somme((p) => p.dossier.enRetard),
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

const plier = (texte: string): string =>
  texte.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr').trim();
