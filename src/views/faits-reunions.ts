import { de } from '../basics/francais.ts';
import { ecrireJour } from '../basics/jour.ts';
import type { FAITS_REUNIONS } from '../facts/reunions.ts';
import { type ADire, direMot, nomInstance, nomPartie, nomsParties, trouverFait } from './dit.ts';
import type { Phrases } from './phrases.ts';
import { motNu, sansArticle } from './typographie.ts';

export const PHRASES_REUNIONS: Phrases<keyof typeof FAITS_REUNIONS> = {
  'reunion-demandee': (d, f) =>
    `${instance(d, f.donnees.instance)}\u00A0: réunion demandée par ${nomPartie(d, f.donnees.partie)}`,
  'reunion-convoquee': (d, f) => {
    const heure = f.donnees.heure
      ? ` à ${f.donnees.heure.replace(':', '\u00A0h\u00A0').replace(/\u00A000$/, '')}`
      : '';
    const lieu = f.textes.lieu ? `, ${f.textes.lieu}` : '';
    return `${instance(d, f.donnees.instance)}\u00A0: convocation pour le ${ecrireJour(f.donnees.tenueLe)}${heure}${lieu}`;
  },
  'reunion-deplacee': (d, f) =>
    `${deLaReunion(d, f.donnees.reunion)}\u00A0: report au ${ecrireJour(f.donnees.tenueLe)}`,
  'reunion-annulee': (d, f) => `${deLaReunion(d, f.donnees.reunion)}\u00A0: annulation`,
  'reunion-tenue': (d, f) => {
    const presents = f.donnees.presents?.length
      ? `, en présence ${nomsParties(d, f.donnees.presents, de)}`
      : '';
    return `${instance(d, f.donnees.instance)}\u00A0: réunion tenue${presents}`;
  },
  'procedure-ouverte': (d, f) => {
    const regles = d.etat.modele.procedures.find((p) => p.id === f.donnees.procedure);
    const motif = f.donnees.motif ? `, motif\u00A0: ${direMot(d, f.donnees.motif)}` : '';
    return `${sansArticle(regles?.intitule ?? motNu(f.donnees.procedure))}\u00A0: procédure ouverte par ${nomPartie(d, f.donnees.partie)}${motif}`;
  },
  'etape-franchie': (d, f) => {
    const ouverture = trouverFait(d, f.donnees.ouverture);
    const regles =
      ouverture?.sorte === 'procedure-ouverte'
        ? d.etat.modele.procedures.find((p) => p.id === ouverture.donnees.procedure)
        : undefined;
    const etape = regles?.etapes.find((e) => e.id === f.donnees.etape);
    const recue = f.donnees.recueLe ? `, reçue le ${ecrireJour(f.donnees.recueLe)}` : '';
    return `${sansArticle(regles?.intitule ?? 'Procédure')}\u00A0: ${etape?.intitule ?? motNu(f.donnees.etape)}${recue}`;
  },
};

const instance = (d: ADire, id: string): string => sansArticle(nomInstance(d, id));

function deLaReunion(d: ADire, convocation: string): string {
  const fait = trouverFait(d, convocation);
  return fait?.sorte === 'reunion-convoquee' ? instance(d, fait.donnees.instance) : 'Réunion';
}
