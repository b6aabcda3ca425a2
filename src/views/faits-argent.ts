import { capitale, minuscule } from '../basics/francais.ts';
import { ecrireMontant } from '../basics/montant.ts';
import type { FAITS_ARGENT } from '../facts/argent.ts';
import { type ADire, direMot, nomPartie, nomVersements, trouverFait } from './dit.ts';
import type { Phrases } from './phrases.ts';
import { motNu, sansArticle } from './typographie.ts';

export const PHRASES_ARGENT: Phrases<keyof typeof FAITS_ARGENT> = {
  'subvention-demandee': (d, f) =>
    `${nomVersements(d, f.donnees.versements)} ${f.donnees.exercice}\u00A0: ${ecrireMontant(f.donnees.montant)} demandés`,
  'subvention-votee': (d, f) =>
    `${nomVersements(d, f.donnees.versements)} ${f.donnees.exercice}\u00A0: ${ecrireMontant(f.donnees.montant)} votés${parQui(d, f.donnees.payeur)}${f.donnees.acte ? `, acte ${f.donnees.acte}` : ''}`,
  'versement-liquide': (d, f) =>
    `${tranche(d, f.donnees)}\u00A0: ${ecrireMontant(f.donnees.montant)} liquidés`,
  'versement-effectue': (d, f) => `${tranche(d, f.donnees)}\u00A0: ${ecrireMontant(f.donnees.montant)} payés`,
  'titre-emis': (d, f) =>
    `Titre de recette de ${ecrireMontant(f.donnees.montant)} émis pour ${minuscule(nomVersements(d, f.donnees.versements))} ${f.donnees.exercice}`,
  'reversement-recu': (d, f) =>
    `${ecrireMontant(f.donnees.montant)} reversés au titre de ${minuscule(nomVersements(d, f.donnees.versements))} ${f.donnees.exercice}`,
  'montant-constate': (d, f) => {
    const grandeur = d.etat.modele.grandeurs.find((g) => g.id === f.donnees.grandeur);
    return `${capitale(grandeur?.intitule ?? motNu(f.donnees.grandeur))} ${f.donnees.exercice}\u00A0: ${ecrireMontant(f.donnees.montant)} constatés`;
  },
  'aide-demandee': (d, f) => `Aide demandée\u00A0: ${direMot(d, f.donnees.nature)}`,
  'aide-decidee': (d, f) => {
    const demande = trouverFait(d, f.donnees.demande);
    const nature = demande?.sorte === 'aide-demandee' ? ` (${direMot(d, demande.donnees.nature)})` : '';
    const valeur = f.donnees.valeur === undefined ? '' : `, valorisée ${ecrireMontant(f.donnees.valeur)}`;
    return `Aide ${f.donnees.decision === 'accordee' ? 'accordée' : 'refusée'}${nature}${valeur}`;
  },
  'indice-publie': (_d, f) =>
    `Indice ${f.donnees.indice.toUpperCase()} de ${f.donnees.periode}\u00A0: ${(f.donnees.valeurEnMilliemes / 1000).toLocaleString('fr')}`,
};

function tranche(
  d: ADire,
  donnees: { versements: string; tranche: string; exercice: number; payeur: string },
): string {
  const regles = d.etat.modele.versements.find((v) => v.id === donnees.versements);
  const nom = regles?.tranches.find((t) => t.id === donnees.tranche)?.intitule ?? motNu(donnees.tranche);
  const part = (regles?.payeurs.length ?? 1) > 1 ? `, ${nomPartie(d, donnees.payeur)}` : '';
  return `${sansArticle(nom)} ${donnees.exercice}${part}`;
}

const parQui = (d: ADire, payeur: string): string => ` par ${nomPartie(d, payeur)}`;
