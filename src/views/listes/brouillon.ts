import { capitale } from '../../basics/francais.ts';
import { ecrireJour } from '../../basics/jour.ts';
import { ecrireMontant, ecrireMontantSimple } from '../../basics/montant.ts';
import type { ValeurDeTerme } from '../../facts/champs.ts';
import type { ADire } from '../dit.ts';
import { echeancesTable, versementsTable } from '../tables.ts';
import { ecrireJourCourt } from '../typographie.ts';

/** A term's value as a form field holds it, ready to be typed over. */
export function saisirTerme(v: ValeurDeTerme): string {
  switch (v.type) {
    case 'jour':
      return ecrireJour(v.valeur).replaceAll('\u00A0', ' ');
    case 'montant':
      return ecrireMontantSimple(v.valeur);
    case 'fraction':
      return `${v.num}/${v.den}`;
    case 'nombre':
      return String(v.valeur);
    case 'texte':
      return v.valeur;
  }
}

/** What a draft would make happen: its dated deadlines and its instalments, in order. */
export interface CalendrierDeBrouillon {
  readonly echeances: readonly {
    readonly quand: string;
    readonly quoi: string;
    readonly qui: string;
    readonly article: string;
  }[];
  readonly versements: readonly {
    readonly quand: string;
    readonly quoi: string;
    readonly montant: string;
    readonly article: string;
  }[];
  /** deadlines that no date can be given yet */
  readonly sansDate: number;
}

const AU_PLUS = 40;

export function direCalendrier(d: ADire): CalendrierDeBrouillon {
  const echeances = echeancesTable(d).filter((e) => e.code !== 'permanente');
  const datees = echeances.filter((e) => e.limite !== null);
  return {
    echeances: datees.slice(0, AU_PLUS).map((e) => ({
      quand: e.limite === null ? '' : ecrireJourCourt(e.limite),
      quoi: e.intitule,
      qui: capitale(e.debiteur),
      article: e.article,
    })),
    versements: versementsTable(d)
      .slice(0, AU_PLUS)
      .map((v) => ({
        quand: v.quand,
        quoi: v.intitule,
        montant: v.montant === null ? 'à calculer' : ecrireMontant(v.montant),
        article: v.article,
      })),
    sansDate: echeances.length - datees.length,
  };
}
