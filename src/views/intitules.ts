import { de } from '../basics/francais.ts';
import type { CompteExercice, Echeance, Etat, Versement } from '../rules/etat.ts';
import { jourQuiDistingue } from '../rules/jumelles.ts';
import { type ADire, nomPartie } from './dit.ts';
import { ecrireJourCourt, motNu, sansArticle } from './typographie.ts';

/** « Pièces annuelles 2026 », « Compte-rendu, commission du 10 déc. 2026 »: enough to tell two instances apart. */
export function titreEcheance(d: Pick<ADire, 'etat' | 'faits'>, e: Echeance): string {
  const base = sansArticle(e.obligation.intitule);
  const nom = e.exercice === null ? base : avecAnnee(base, e.exercice);
  const jour = jourQuiDistingue(d, e);
  return jour === null ? nom : `${nom}, ${ecrireJourCourt(jour)}`;
}

/** « Solde 2026 », and its payer when the rule has several. */
export function titreVersement(d: Pick<ADire, 'etat' | 'noms'>, v: Versement): string {
  const base = avecAnnee(sansArticle(v.tranche.intitule), v.exercice);
  return v.regles.payeurs.length > 1 ? `${base}, part ${de(nomPartie(d, v.payeur))}` : base;
}

export const titreCompte = (etat: Etat, c: CompteExercice): string =>
  avecAnnee(
    etat.modele.versements.find((v) => v.id === c.versements)?.intitule ?? motNu(c.versements),
    c.exercice,
  );

const avecAnnee = (base: string, annee: number): string =>
  base.includes(String(annee)) ? base : `${base} ${annee}`;

export const trouverEcheance = (etat: Etat, cle: string): Echeance | undefined =>
  etat.echeances.find((e) => e.cle === cle);

export const trouverVersement = (etat: Etat, cle: string): Versement | undefined =>
  etat.versements.find((v) => v.cle === cle);
