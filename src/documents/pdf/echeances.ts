import { anneeDe, dateCivile, ecrireJour } from '../../basics/jour.ts';
import type { ADire } from '../../views/dit.ts';
import { echeancesTable, type LigneEcheance } from '../../views/tables.ts';
import type { Donnees } from './imprimerie.ts';
import { type Provenance, pied } from './pied.ts';

/** What the template `echeances` prints: every deadline, by year, those without a date last. */
export function donneesEcheances(d: ADire, provenance: Provenance): Donnees {
  const { au } = d.etat.regard;
  const annees = new Map<string, LigneEcheance[]>();
  for (const l of echeancesTable(d)) {
    const annee = l.limite === null ? 'Sans date' : String(anneeDe(l.limite));
    annees.set(annee, [...(annees.get(annee) ?? []), l]);
  }
  return {
    titre: 'Calendrier des échéances',
    description: `${d.titre}, au ${ecrireJour(au)}`,
    editeur: provenance.editeur,
    date: dateCivile(au),
    pied: pied(d, provenance),
    entetes: ['Au plus tard', 'Échéance', 'Qui', 'Article', 'État'],
    annees: [...annees].map(([titre, lignes]) => ({ titre, lignes: lignes.map(rangee) })),
  };
}

const rangee = (l: LigneEcheance): readonly string[] => [
  l.limite === null ? '' : ecrireJour(l.limite),
  l.intitule,
  l.debiteur,
  l.article,
  l.statut.libelle,
];
