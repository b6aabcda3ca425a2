import { lireApe, lireSiret } from '../../basics/identifiants.ts';
import { lireJour } from '../../basics/jour.ts';
import type { Formulaire } from '../../modele/formulaire.ts';
import type { Etat } from '../../rules/etat.ts';
import { cheminsDExplication, partiesDe, type TypeDeReponse } from '../../rules/fiche-questions.ts';
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
  Object.values(demande.donnees.reponses).some((r) => r !== '')
    ? null
    : refuser('fiche-vide', 'donnees.reponses');

/** Answers stand at the paths of the form and nowhere else: what is derived is never typed. */
export const rubriquesConnues: Condition<'remplir-fiche'> = ({ etat, demande }) => {
  const formulaire = formulaireDe(etat, demande.donnees.formulaire);
  if (!formulaire) return null;
  const connus = typesDes(etat, formulaire);
  const inconnue = Object.keys(demande.donnees.reponses).find((chemin) => !connus.has(chemin));
  return inconnue === undefined
    ? null
    : refuser('reponse-inconnue', `donnees.reponses.${inconnue}`, { chemin: inconnue });
};

/** Each answer is of the kind that its question asks for. */
export const reponsesRecevables: Condition<'remplir-fiche'> = ({ etat, demande }) => {
  const formulaire = formulaireDe(etat, demande.donnees.formulaire);
  if (!formulaire) return null;
  const types = typesDes(etat, formulaire);
  const fautive = Object.entries(demande.donnees.reponses).find(([chemin, r]) => {
    const type = types.get(chemin);
    return type !== undefined && r !== '' && !estRecevable(type, r);
  });
  return fautive === undefined
    ? null
    : refuser('reponse-irrecevable', `donnees.reponses.${fautive[0]}`, { chemin: fautive[0] });
};

/** What people write in one answer, at most: a page. */
export const MOTS_AU_PLUS = 4000;

const ENTIER_AU_PLUS = 1_000_000_000;

function estRecevable(type: TypeDeReponse, r: string | number | boolean): boolean {
  if (typeof r === 'boolean') return false;
  switch (type) {
    case 'entier':
      return typeof r === 'number' && Number.isInteger(r) && r >= 0 && r <= ENTIER_AU_PLUS;
    case 'decimal':
      return estDecimal(r) && r >= 0 && r <= ENTIER_AU_PLUS;
    case 'pourcent':
      return estDecimal(r) && r >= 0 && r <= 100;
    case 'montant':
      return typeof r === 'number' && Number.isSafeInteger(r) && r >= 0 && r < 1e12;
    case 'montant-signe':
      return typeof r === 'number' && Number.isSafeInteger(r) && Math.abs(r) < 1e12;
    case 'jour':
      return typeof r === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(r) && lireJour(r).ok;
    case 'siret':
      return typeof r === 'string' && lireSiret(r).ok;
    case 'ape':
      return typeof r === 'string' && lireApe(r).ok;
    default:
      return typeof r === 'string' && r.length <= MOTS_AU_PLUS;
  }
}

/** Two decimals at most: what is kept is what was typed, to the digit. */
const estDecimal = (r: string | number): r is number =>
  typeof r === 'number' && Number.isFinite(r) && Math.round(r * 100) / 100 === r;

function typesDes(etat: Etat, f: Formulaire): ReadonlyMap<string, TypeDeReponse> {
  return new Map<string, TypeDeReponse>([
    ...partiesDe(etat.modele, f)
      .flatMap((p) => p.reponses)
      .map((r) => [r.chemin, r.type] as const),
    ...cheminsDExplication(f).map((chemin) => [chemin, 'texte-long'] as const),
  ]);
}

const formulaireDe = (etat: Etat, id: string): Formulaire | undefined =>
  etat.modele.formulaires.find((f) => f.id === id);
