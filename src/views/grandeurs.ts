import { minuscule } from '../basics/francais.ts';
import { ecrireMontantCourt } from '../basics/montant.ts';
import type { Grandeur } from '../modele/regles.ts';
import type { ADire } from './dit.ts';
import { motNu } from './typographie.ts';

/** A quantity of money as a noun: « subvention votée pour 2026 », « coût éligible de 2026 ». */
export function direGrandeur({ etat }: Pick<ADire, 'etat'>, g: Grandeur, exercice: number | null): string {
  const annee = exercice === null ? '' : ` pour ${exercice}`;
  switch (g.sorte) {
    case 'vote':
      return `subvention votée${annee}`;
    case 'montant':
      return `montant fixé par la convention${annee}`;
    case 'determine':
      return `versements précédents${annee}`;
    case 'verse':
      return `sommes versées${annee}`;
    case 'fixe':
      return `montant fixé, ${ecrireMontantCourt(g.montant)}`;
    case 'terme':
      return minuscule(etat.modele.termes.find((t) => t.id === g.terme)?.intitule ?? motNu(g.terme));
    case 'constate':
      return `${minuscule(etat.modele.grandeurs.find((c) => c.id === g.grandeur)?.intitule ?? motNu(g.grandeur))}${annee}`;
  }
}
