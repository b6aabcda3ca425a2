import type { Jour } from '../basics/jour.ts';
import type { Modele, Mot } from '../modele/regles.ts';
import type { TexteApplique } from './etat.ts';
import type { Moteur, ObligationPreparee, VersementsPrepares } from './preparer.ts';
import { type Faits, faitsDe } from './selection.ts';

/** The engines of the texts that amendments may move an agreement to, by content hash. */
export type AutresTextes = ReadonlyMap<string, Moteur>;

export const AUCUN_AUTRE: AutresTextes = new Map();

/** A text of the agreement, ready, with the days on which it applies. */
export interface Texte extends TexteApplique {
  readonly moteur: Moteur;
}

/** The text first signed, then each that an amendment moves to, from its day of effect; the last signed of a day counts. */
export function lireTextes(premier: Moteur, faits: Faits, autres: AutresTextes): readonly Texte[] {
  const empreinte = faitsDe(faits, 'convention-creee')[0]?.donnees.modele.empreinte ?? '';
  const textes: Texte[] = [
    { moteur: premier, modele: premier.modele, empreinte, du: null, au: null, fait: null },
  ];
  for (const f of faitsDe(faits, 'avenant-signe')) {
    const moteur = f.donnees.modele && autres.get(f.donnees.modele.empreinte);
    if (!f.donnees.modele || !moteur) continue;
    const { effet } = f.donnees;
    let i = textes.length;
    while (i > 1 && (textes[i - 1]?.du ?? effet) > effet) i--;
    const remplace = textes[i - 1]?.du === effet ? 1 : 0;
    textes.splice(i - remplace, remplace, {
      moteur,
      modele: moteur.modele,
      empreinte: f.donnees.modele.empreinte,
      du: effet,
      au: null,
      fait: f.id,
    });
  }
  return textes.map((t, i) => {
    const suivant = textes[i + 1]?.du;
    return suivant == null ? t : { ...t, au: (suivant - 1) as Jour };
  });
}

/** The text that applies on a day: its rank in `textes`. */
export const rangDuTexteAu = (textes: readonly TexteApplique[], jour: number): number =>
  Math.max(
    0,
    textes.findLastIndex((t) => t.du === null || t.du <= jour),
  );

export const texteAu = (textes: readonly Texte[], jour: number): Texte =>
  textes[rangDuTexteAu(textes, jour)] as Texte;

/**
 * One engine for several texts: each rule keeps the days of its own, so that what was born under a text stays under
 * it (meaning 9). Words are those of the text of the day; words that only other texts know stay known, for what they
 * left behind. Remembered on the first engine: many looks share it.
 */
export function composer(textes: readonly Texte[], au: Jour): Moteur {
  const [premier] = textes as readonly [Texte];
  if (textes.length === 1) return premier.moteur;
  const ici = texteAu(textes, au);
  const cle = `${textes.map((t) => `${t.empreinte}@${t.du ?? ''}`).join(' ')} ${textes.indexOf(ici)}`;
  const connus = composes.get(premier.moteur) ?? new Map<string, Moteur>();
  composes.set(premier.moteur, connus);
  const compose = connus.get(cle) ?? reunir(textes, ici);
  connus.set(cle, compose);
  return compose;
}

const composes = new WeakMap<Moteur, Map<string, Moteur>>();

function reunir(textes: readonly Texte[], ici: Texte): Moteur {
  const obligations = ranger(
    textes,
    ici,
    (t) => t.moteur.obligations,
    (o) => o.obligation.id,
  ).map(({ regle, texte, premier }) => dater(regle, texte, premier));
  return {
    modele: reunirModeles(textes, ici),
    obligations,
    parId: new Map(textes.flatMap((t) => [...t.moteur.parId]).concat([...ici.moteur.parId])),
    versements: ranger(
      textes,
      ici,
      (t) => t.moteur.versements,
      (v) => v.regles.id,
    ).map(({ regle, texte }) => daterVersements(regle, texte)),
    cadres: new Map(),
  };

  function dater(o: ObligationPreparee, texte: number, premier: boolean): ObligationPreparee {
    const periode = periodeDe(textes[texte] as Texte, premier);
    return { ...o, texte, periode, cles: new Map(), dates: new Map() };
  }

  function daterVersements(v: VersementsPrepares, texte: number): VersementsPrepares {
    const fenetres = new Map([...v.fenetres.keys()].map((x) => [x, new Map()]));
    return { ...v, texte, periode: periodeDe(textes[texte] as Texte, false), fenetres };
  }
}

const periodeDe = (t: Texte, premier: boolean): NonNullable<ObligationPreparee['periode']> => ({
  du: t.du ?? Number.NEGATIVE_INFINITY,
  au: t.au ?? Number.POSITIVE_INFINITY,
  premier,
});

/** Rules in the order of the text of the day, then those it does not know; all texts of one rule side by side, oldest first. */
function ranger<R>(
  textes: readonly Texte[],
  ici: Texte,
  de: (t: Texte) => readonly R[],
  nommer: (r: R) => Mot,
): { readonly regle: R; readonly texte: number; readonly premier: boolean }[] {
  const noms = [...new Set([ici, ...textes].flatMap((t) => de(t).map(nommer)))];
  return noms.flatMap((nom) =>
    textes
      .flatMap((t, texte) => {
        const regle = de(t).find((r) => nommer(r) === nom);
        return regle === undefined ? [] : [{ regle, texte }];
      })
      .map((x, i) => ({ ...x, premier: i === 0 })),
  );
}

function reunirModeles(textes: readonly Texte[], ici: Texte): Modele {
  const ordre = [ici, ...textes].map((t) => t.modele);
  const parId = <T extends { readonly id: Mot }>(de: (m: Modele) => readonly T[]): readonly T[] =>
    [
      ...new Map(
        ordre
          .flatMap(de)
          .reverse()
          .map((x) => [x.id, x]),
      ).values(),
    ].reverse();
  return {
    ...ici.modele,
    termes: parId((m) => m.termes),
    intitules: Object.assign({}, ...textes.map((t) => t.modele.intitules), ici.modele.intitules),
    registres: parId((m) => m.registres),
    obligations: parId((m) => m.obligations),
    versements: parId((m) => m.versements),
    instances: parId((m) => m.instances),
    procedures: parId((m) => m.procedures),
    formulaires: parId((m) => m.formulaires),
    evenements: parId((m) => m.evenements),
    grandeurs: parId((m) => m.grandeurs),
  };
}
