import type { Formulaire } from '../../modele/formulaire.ts';
import type { Etat } from '../../rules/etat.ts';
import type { Condition } from '../cas.ts';
import { refuser } from '../refus.ts';
import { exerciceCouvert } from './commun.ts';

export const formulaireConnu: Condition<'remplir-fiche'> = ({ etat, demande }) =>
  formulaireDe(etat, demande.donnees.formulaire)
    ? null
    : refuser('formulaire-inconnu', 'donnees.formulaire', { formulaire: demande.donnees.formulaire });

export const exerciceDeLaFiche: Condition<'remplir-fiche'> = (cas) =>
  exerciceCouvert(cas, cas.demande.donnees.exercice);

export const ficheNonVide: Condition<'remplir-fiche'> = ({ demande }) =>
  Object.values(demande.donnees.reponses).some((r) => r !== '') ? null : refuser('fiche-vide', null);

/** Answers stand under a section, an axis or the figures of the form: nothing else is kept. */
export const rubriquesConnues: Condition<'remplir-fiche'> = ({ etat, demande }) => {
  const formulaire = formulaireDe(etat, demande.donnees.formulaire);
  if (!formulaire) return null;
  const racines = racinesDe(formulaire);
  const inconnue = Object.keys(demande.donnees.reponses).find(
    (chemin) => !racines.has(chemin.split('.')[0] ?? ''),
  );
  return inconnue === undefined
    ? null
    : refuser('reponse-inconnue', `donnees.reponses.${inconnue}`, { chemin: inconnue });
};

const racinesDe = (f: Formulaire): ReadonlySet<string> =>
  new Set([...f.sections.map((s) => s.id), ...(f.lignes.length > 0 ? ['chiffres'] : []), 'commentaires']);

export const formulaireDe = (etat: Etat, id: string): Formulaire | undefined =>
  etat.modele.formulaires.find((f) => f.id === id);
