import type { Jour } from '../../basics/jour.ts';
import { ecrireJour } from '../../basics/jour.ts';
import { centimes, ecrireMontant } from '../../basics/montant.ts';
import type { LigneAFaire } from '../../journal/journal.ts';
import type { NomsConnus } from '../dit.ts';
import { dansCombien, estProche, joursDeRetard, jourDit, type Statut } from '../statuts.ts';
import { capitale, de, ecrireJourSansAnnee, enumerer } from '../typographie.ts';

/** A row of the lists, worded from what the projection keeps: no agreement is derived to show a page of them. */
export interface LigneDite {
  readonly titre: string;
  readonly convention: string;
  readonly flux: string;
  /** « de l’association », « de votre organisation » */
  readonly deQui: string;
  /** the same for a table: « L’association » */
  readonly qui: string;
  readonly article: string | null;
  readonly statut: Statut;
  readonly consequence: string | null;
  readonly limite: Jour | null;
  readonly montant: string | null;
  readonly chemin: string;
  readonly bouton: string;
}

/** Words one row at a day, for someone: `organisation` is theirs. */
export function direLigne(
  ligne: LigneAFaire & { readonly titre: string },
  au: Jour,
  noms: NomsConnus,
  organisation: string,
): LigneDite {
  const qui = ligne.qui.map((id) => noms.organisation(id)?.nomCourt ?? 'une partie').map(deux(ligne, organisation));
  return {
    titre: ligne.intitule,
    convention: ligne.titre,
    flux: ligne.flux,
    deQui: ligne.qui.includes(organisation) ? 'de votre organisation' : enumerer(qui.map(de)),
    qui: ligne.qui.includes(organisation) && ligne.qui.length === 1 ? 'Votre organisation' : capitale(enumerer(qui)),
    article: ligne.article === '' ? null : ligne.article,
    statut: statutDeLigne(ligne, au),
    consequence: direConsequence(ligne),
    limite: ligne.limite,
    montant: ligne.montant === null ? null : ecrireMontant(centimes(ligne.montant)),
    chemin: cheminDe(ligne),
    bouton: BOUTONS[ligne.sorte] ?? 'Ouvrir',
  };
}
