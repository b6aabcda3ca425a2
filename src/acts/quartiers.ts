import { plier } from '../basics/pli.ts';
import { type Refus, refuser } from './refus.ts';
import type { Tableau } from './reprise/tableau.ts';

export const STATUTS_DE_QUARTIER = ['prioritaire', 'fragile', 'autre'] as const;

export interface QuartierSaisi {
  readonly id: string;
  readonly nom: string;
  readonly statut: (typeof STATUTS_DE_QUARTIER)[number];
  readonly habitants: number | null;
}

export interface QuartiersLus {
  readonly nouveaux: readonly QuartierSaisi[];
  readonly changes: readonly QuartierSaisi[];
  /** already held, word for word */
  readonly pareils: number;
  /** rows of another town */
  readonly ailleurs: number;
  readonly fautes: readonly { readonly ligne: number; readonly refus: Refus }[];
}

/** Heads as the official files of priority neighbourhoods name them, and as people do; folded. */
const ENTETES = {
  nom: ['nom', 'nom qp', 'nom du quartier', 'nom quartier', 'lib qp', 'quartier'],
  code: ['code', 'code qp', 'code quartier', 'code du quartier', 'codgeo'],
  statut: ['statut', 'classement'],
  habitants: ['habitants', 'population', 'nombre d habitants', 'population municipale', 'pop mun'],
  commune: ['commune', 'communes', 'commune qp', 'nom commune', 'lib com', 'nom com'],
} as const;

/** Reads rows as neighbourhoods, beside those already held. `commune`: keeps its rows only; '' keeps all. Pure. */
export function lireQuartiers(
  tableau: Tableau,
  connus: readonly QuartierSaisi[],
  commune: string,
): QuartiersLus | Refus {
  const entetes = tableau.entetes.map(plier);
  const colonne = (noms: readonly string[]): number => entetes.findIndex((e) => noms.includes(e));
  const ou = {
    nom: colonne(ENTETES.nom),
    code: colonne(ENTETES.code),
    statut: colonne(ENTETES.statut),
    habitants: colonne(ENTETES.habitants),
    commune: colonne(ENTETES.commune),
  };
  if (ou.nom < 0) return refuser('quartiers-sans-nom', 'fichier', { colonnes: tableau.entetes });
  if (commune !== '' && ou.commune < 0) return refuser('quartiers-sans-commune', 'commune');
  const lus = new Map<string, QuartierSaisi>();
  const fautes: { ligne: number; refus: Refus }[] = [];
  let ailleurs = 0;
  for (const { numero, cellules } of tableau.lignes) {
    const lire = (i: number): string => (cellules[i] ?? '').trim();
    if (commune !== '' && !plier(lire(ou.commune)).includes(plier(commune))) {
      ailleurs += 1;
      continue;
    }
    const lu = unQuartier(
      { nom: lire(ou.nom), code: lire(ou.code), statut: lire(ou.statut), habitants: lire(ou.habitants) },
      connus,
    );
    if ('code' in lu) fautes.push({ ligne: numero, refus: lu });
    else if (lus.has(lu.id))
      fautes.push({ ligne: numero, refus: refuser('quartier-deux-fois', null, { nom: lu.nom }) });
    else lus.set(lu.id, lu);
  }
  const tous = [...lus.values()];
  const avant = (q: QuartierSaisi) => connus.find((c) => c.id === q.id);
  const pareil = (q: QuartierSaisi): boolean => {
    const c = avant(q);
    return c !== undefined && c.nom === q.nom && c.statut === q.statut && c.habitants === q.habitants;
  };
  return {
    nouveaux: tous.filter((q) => avant(q) === undefined),
    changes: tous.filter((q) => avant(q) !== undefined && !pareil(q)),
    pareils: tous.filter(pareil).length,
    ailleurs,
    fautes,
  };
}

/** One neighbourhood as typed; known by its name, it keeps its identifier. */
export function unQuartier(
  dit: { readonly nom: string; readonly code: string; readonly statut: string; readonly habitants: string },
  connus: readonly QuartierSaisi[],
): QuartierSaisi | Refus {
  const { nom, code } = dit;
  if (nom === '' || nom.length > 120) return refuser('quartier-nom', 'nom');
  const mot = (t: string): string =>
    plier(t)
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-|-$/g, '');
  const id = connus.find((q) => plier(q.nom) === plier(nom))?.id ?? mot(code === '' ? nom : code);
  if (id === '') return refuser('quartier-nom', 'nom');
  // The official files name priority neighbourhoods by a code and say nothing of their status.
  const officiel = /^q[pn]\d/i.test(code) ? 'prioritaire' : 'autre';
  const statut =
    dit.statut === '' ? officiel : STATUTS_DE_QUARTIER.find((s) => plier(dit.statut).startsWith(s));
  if (statut === undefined)
    return refuser('quartier-statut', 'statut', { texte: dit.statut, attendus: STATUTS_DE_QUARTIER });
  const chiffres = dit.habitants.replace(/[\s\u00A0\u202F]/g, '');
  if (!/^\d{0,7}$/.test(chiffres))
    return refuser('quartier-habitants', 'habitants', { texte: dit.habitants });
  return { id, nom, statut, habitants: chiffres === '' ? null : Number(chiffres) };
}
