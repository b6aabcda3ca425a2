import { COLONNES_ECHEANCES, echeancesTable, type LigneEcheance } from '../../views/tables.ts';
import { lireEntier } from '../arguments.ts';
import { AU, type Commande, JSON_, LARGEUR, mauvaisUsage } from '../commande.ts';
import { chargerDossier, SOURCE_DE_DOSSIER } from '../dossier.ts';
import { jourIso, rendreTableau } from '../rendu.ts';

/** Every deadline of every party, with its status. */
export const ECHEANCES: Commande = {
  positions: '[ARCHIVE.zip]',
  options: [
    ...SOURCE_DE_DOSSIER,
    AU,
    { nom: 'annee', valeur: 'N', aide: 'un seul exercice' },
    { nom: 'retard', aide: 'seulement celles en retard' },
    JSON_,
    { nom: 'csv', aide: 'écrit le tableau en CSV' },
    LARGEUR,
  ],
  exemples: [
    'maillage echeances mjc.zip',
    'maillage echeances --donnees ./data --dossier mjc-clairs-soleils --au 2026-07-20 --retard',
  ],
  async executer(appel) {
    const annee = lireEntier(appel.args, 'annee', 1990);
    if (!annee.ok) return mauvaisUsage(annee.erreur);
    const dossier = await chargerDossier(appel);
    if (!dossier.ok) return dossier.erreur;
    const lignes = echeancesTable(dossier.valeur)
      .filter((l) => annee.valeur === null || l.exercice === annee.valeur)
      .filter((l) => !appel.args.bascules.has('retard') || l.code === 'en-retard');
    return rendreTableau(appel, {
      dossier: dossier.valeur,
      colonnes: COLONNES_ECHEANCES,
      lignes,
      enJson,
      vide: 'Aucune échéance.',
    });
  },
};

const enJson = (l: LigneEcheance): object => ({
  ...l,
  ouverture: jourIso(l.ouverture),
  limite: jourIso(l.limite),
  satisfaiteLe: jourIso(l.satisfaiteLe),
  statut: l.statut.libelle,
});
