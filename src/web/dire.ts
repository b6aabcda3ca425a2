import { type DateRefusee, nomDuMois } from '../basics/jour.ts';
import type { MontantRefuse } from '../basics/montant.ts';
import { ecrireTaille } from '../views/statuts.ts';
import type { DepotRefuse } from './porte/multipart.ts';

/** What is wrong with a typed day, then the remedy. */
export function direDateRefusee(refus: DateRefusee): string {
  if (refus.texte.trim() === '') return 'Le jour manque. Indiquez-le, par exemple 24/11/2026.';
  if (refus.code === 'date-inexistante') {
    const mois = nomDuMois(refus.mois);
    const majuscule = `${mois.charAt(0).toUpperCase()}${mois.slice(1)}`;
    return `${majuscule} n’a que ${refus.dernier}\u00A0jours\u00A0: «\u00A0${refus.texte}\u00A0» n’existe pas.`
      .replace('« ', '«\u00A0')
      .replace(' »', '\u00A0»');
  }
  return `«\u00A0${refus.texte}\u00A0» ne se lit pas comme un jour. Écrivez par exemple 24/11/2026 ou 24\u00A0novembre\u00A02026.`;
}

/** What is wrong with a typed amount, then the remedy. */
export function direMontantRefuse(refus: MontantRefuse): string {
  if (refus.texte.trim() === '')
    return 'Le montant manque. Indiquez-le en euros, par exemple 81\u202F000,00.';
  switch (refus.code) {
    case 'montant-trop-precis':
      return `«\u00A0${refus.texte}\u00A0» a plus de deux décimales. Arrondissez au centime.`;
    case 'montant-trop-grand':
      return `«\u00A0${refus.texte}\u00A0» dépasse dix milliards d’euros. Vérifiez le nombre de zéros.`;
    case 'montant-illisible':
      return `«\u00A0${refus.texte}\u00A0» ne se lit pas comme un montant. Écrivez des chiffres seulement, par exemple 81\u202F000,00.`;
  }
}

/** Why a file was not kept, then the remedy. */
export function direDepotRefuse(refus: DepotRefuse): string {
  const nom = `«\u00A0${refus.nom}\u00A0»`;
  switch (refus.code) {
    case 'vide':
      return `${nom} est vide. Vérifiez le fichier sur votre ordinateur, puis joignez-le à nouveau.`;
    case 'trop-grand':
      return `${nom} est trop grand. Le maximum est de 20\u00A0Mo\u00A0: réduisez-le ou envoyez-le en plusieurs fichiers.`;
    case 'type-interdit':
      return `${nom} n’a pas été gardé\u00A0: ce type de fichier n’est pas accepté. Enregistrez-le en PDF, DOCX, XLSX, ODT, ODS, JPEG ou PNG, puis joignez-le.`;
    case 'type-mensonger':
      return `${nom} n’a pas été gardé\u00A0: son contenu n’est pas celui que son nom annonce. Enregistrez-le de nouveau depuis son logiciel, puis joignez-le.`;
    case 'macro':
      return `${nom} n’a pas été gardé\u00A0: les fichiers à macros sont refusés. Enregistrez-le en XLSX, DOCX ou PDF, puis joignez-le.`;
    case 'quota':
      return `${nom} n’a pas été gardé\u00A0: les fichiers de votre organisation occupent déjà ${ecrireTaille(refus.occupe)} des ${ecrireTaille(refus.quota)} qui lui sont ouverts ici. Déposez la pièce par un autre moyen, et demandez plus de place à la collectivité qui administre cet espace.`;
    case 'perdu':
      return `${nom} n’est plus là\u00A0: ce formulaire est resté trop longtemps ouvert. Joignez-le de nouveau.`;
    case 'non-enregistre':
      return `${nom} n’a pas pu être enregistré\u00A0: l’espace de rangement refuse d’écrire. Réessayez dans un moment\u00A0; prévenez l’administrateur si cela dure.`;
  }
}
