import { INSECABLE } from '../../basics/francais.ts';
import { ecrireMontant } from '../../basics/montant.ts';
import type { Versement } from '../../rules/etat.ts';
import type { ADire } from '../../views/dit.ts';
import { titreCompte } from '../../views/intitules.ts';
import { COLONNES_VERSEMENTS, type LigneVersement, parTemps, versementsTable } from '../../views/tables.ts';
import { versementView } from '../../views/versements.ts';
import { lireEntier } from '../arguments.ts';
import { AU, type Commande, JSON_, LARGEUR, mauvaisUsage } from '../commande.ts';
import { detaillerVersement } from '../detail.ts';
import { chargerDossier, SOURCE_DE_DOSSIER } from '../dossier.ts';
import { ecrireEnTete, jourIso, largeurVoulue, rendreTableau } from '../rendu.ts';

/** Instalments: how much, when, in which state; with `--detail`, the reasoning line by line and what unblocks. */
export const VERSEMENTS: Commande = {
  positions: '[ARCHIVE.zip]',
  options: [
    ...SOURCE_DE_DOSSIER,
    AU,
    { nom: 'annee', valeur: 'N', aide: 'un seul exercice' },
    { nom: 'detail', aide: 'explique chaque montant ligne par ligne, ses conditions et ce qui le débloque' },
    JSON_,
    { nom: 'csv', aide: 'écrit le tableau en CSV' },
    LARGEUR,
  ],
  exemples: [
    'maillage versements mjc.zip --au "15 mai 2026"',
    'maillage versements --donnees ./data --dossier mjc-clairs-soleils --annee 2026 --detail',
  ],
  async executer(appel) {
    const annee = lireEntier(appel.args, 'annee', 1990);
    if (!annee.ok) return mauvaisUsage(annee.erreur);
    const charge = await chargerDossier(appel);
    if (!charge.ok) return charge.erreur;
    const dossier = charge.valeur;
    const retenus = [...dossier.etat.versements]
      .filter((v) => annee.valeur === null || v.exercice === annee.valeur)
      .sort(parTemps);
    const { bascules } = appel.args;
    if (bascules.has('detail') && !bascules.has('json') && !bascules.has('csv')) {
      const largeur = largeurVoulue(appel);
      if (typeof largeur === 'object' && largeur !== null) return largeur;
      ecrireEnTete(appel.sortie, dossier);
      appel.sortie.ecrire(retenus.map((v) => detaillerVersement(dossier, v, largeur)).join('\n'));
      return 0;
    }
    const cles = new Map(retenus.map((v) => [v.cle, v]));
    return rendreTableau(appel, {
      dossier,
      colonnes: COLONNES_VERSEMENTS,
      lignes: versementsTable(dossier).filter((l) => cles.has(l.cle)),
      enJson: (l) => enJson(dossier, l, bascules.has('detail') ? cles.get(l.cle) : undefined),
      suite: tropPercus(dossier, annee.valeur).map(
        (t) => `${t.montantDit} versés en trop${INSECABLE}: ${t.titre}.`,
      ),
      aussi: { tropPercus: tropPercus(dossier, annee.valeur).map(({ montantDit: _, ...t }) => t) },
      vide: 'Aucun versement.',
    });
  },
};

/** What was paid above what is due, by account: no line of the table carries it. Amounts in cents. */
const tropPercus = (dossier: ADire, annee: number | null) =>
  dossier.etat.comptes
    .filter((c) => c.tropPercu > 0 && (annee === null || c.exercice === annee))
    .map((c) => ({
      ...{ versements: c.versements, exercice: c.exercice, payeur: c.payeur, montant: c.tropPercu },
      titre: titreCompte(dossier.etat, c),
      montantDit: ecrireMontant(c.tropPercu),
      prescription: c.prescription,
    }));

/** `detail`: the reasoning too, when it is asked. Amounts in cents. */
function enJson(dossier: ADire, l: LigneVersement, detail: Versement | undefined): object {
  const vue = detail && versementView(dossier, detail);
  return {
    ...l,
    du: jourIso(l.du),
    au: jourIso(l.au),
    statut: l.statut.libelle,
    ...(vue && { calcul: vue.lignes, conditions: vue.conditions, fige: vue.fige, compte: vue.compte }),
  };
}
