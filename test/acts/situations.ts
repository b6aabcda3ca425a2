import type { Acteur } from '../../src/acts/acteur.ts';
import type { DonneesDemandees, NomActe } from '../../src/acts/demande.ts';
import type { CodeDeRefus } from '../../src/acts/refus.ts';
import { cadreAvecAgrement, depot, PIECES_ANNUELLES, paiement, vote } from './annee.ts';
import { cadreSigne, dvq, equipe, finances, le, projetDeCadre, type Vie } from './vie.ts';

/** One row put to the test: on this agreement this actor may, then does not meet a condition. */
export interface Epreuve<A extends NomActe> {
  readonly sur: () => Vie;
  readonly par: Acteur;
  readonly jour: string;
  readonly donnees: (vie: Vie) => DonneesDemandees<A>;
  readonly textes?: Readonly<Record<string, string>>;
  /** the same with other data, and why it is refused */
  readonly refuse: readonly [(vie: Vie) => Partial<DonneesDemandees<A>>, CodeDeRefus];
}

export const dernier = (vie: Vie, sorte: string): string =>
  vie.faits.findLast((f) => f.sorte === sorte)?.id ?? '';
export const motif = { motif: 'Constaté au dossier' };

export const deliberee = () => {
  const vie = projetDeCadre();
  const donnees = { partie: 'ccas', objet: 'convention' } as const;
  vie.faire(dvq, { acte: 'deposer-deliberation', jour: le('3 décembre 2025'), donnees, textes: {} });
  return vie;
};
export const executoire = () => {
  const vie = deliberee();
  const donnees = { partie: 'ccas', objet: 'convention' } as const;
  vie.faire(dvq, { acte: 'transmettre-acte', jour: le('5 décembre 2025'), donnees, textes: {} });
  vie.faire(dvq, { acte: 'publier-acte', jour: le('8 décembre 2025'), donnees, textes: {} });
  return vie;
};
/** An agreement whose next amendment the city has voted, sent and published, by 1 April 2026. */
export const avenantAutorise = (...parties: readonly string[]) => {
  const vie = cadreSigne();
  autoriserAvenant(vie, 1, parties.length > 0 ? parties : ['ville']);
  return vie;
};
export function autoriserAvenant(vie: Vie, avenant: number, parties: readonly string[]): void {
  for (const partie of parties) {
    const donnees = { partie, objet: 'avenant', avenant } as const;
    vie.faire(dvq, { acte: 'deposer-deliberation', jour: le('26 mars 2026'), donnees, textes: {} });
    vie.faire(dvq, { acte: 'transmettre-acte', jour: le('30 mars 2026'), donnees, textes: {} });
    vie.faire(dvq, { acte: 'publier-acte', jour: le('1 avril 2026'), donnees, textes: {} });
  }
}
export const aNotifier = () => {
  const vie = cadreSigne();
  const donnees = { fait: dernier(vie, 'convention-notifiee') };
  vie.faire(dvq, { acte: 'annuler-fait', jour: le('23 décembre 2025'), donnees, textes: motif });
  return vie;
};
export const avecDepot = () => {
  const vie = cadreSigne();
  vie.faire(equipe, depot('10 juillet 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026 }));
  return vie;
};
export const enRetard = () => {
  const vie = cadreSigne();
  for (const piece of PIECES_ANNUELLES)
    vie.faire(equipe, depot('2 août 2026', 'pieces-annuelles', piece, { exercice: 2026 }));
  return vie;
};
export const tropPaye = () => {
  const vie = cadreAvecAgrement();
  vie.faire(finances, paiement('12 février 2026', 2026, 'acompte-1', 81_000));
  vie.faire(dvq, vote(2026, 60_000, '26 mars 2026'));
  return vie;
};
export const aideDemandee = () => {
  const vie = cadreSigne();
  const donnees = { obligation: 'aides-en-nature', nature: 'locaux' };
  vie.faire(equipe, { acte: 'demander-aide', jour: le('3 mars 2026'), donnees, textes: {} });
  return vie;
};
export const convoquee = () => {
  const vie = cadreSigne();
  const donnees = { instance: 'commission-suivi', tenueLe: le('10 décembre 2026'), exercice: 2026 };
  vie.faire(dvq, { acte: 'convoquer-reunion', jour: le('12 octobre 2026'), donnees, textes: {} });
  return vie;
};
export const controle = () => {
  const vie = cadreSigne();
  const donnees = { procedure: 'controle', partie: 'ville', motif: 'aides' };
  vie.faire(dvq, { acte: 'ouvrir-procedure', jour: le('1 mars 2027'), donnees, textes: {} });
  return vie;
};

export const acompte = {
  versements: 'fonctionnement',
  exercice: 2026,
  tranche: 'acompte-1',
  payeur: 'ville',
};
export const compte = { versements: 'fonctionnement', exercice: 2026, payeur: 'ville' };
export const acteCcas = { partie: 'ccas', objet: 'convention' } as const;

/** Rows to put to the test; null: no modele kept here lets the act through. */
export type Epreuves<A extends NomActe> = { readonly [K in A]: Epreuve<K> | null };
