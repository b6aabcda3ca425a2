import { ajouterDuree } from '../../basics/duree.ts';
import { ajouterJours, type Jour } from '../../basics/jour.ts';
import type { Quand, Repere } from '../quand.ts';
import type { ADrafter } from './constat.ts';

/** The value of a date term, its default included; null when there is none. */
export function jourDuTerme({ modele, termes }: ADrafter, id: string): Jour | null {
  const v = termes[id] ?? modele.termes.find((t) => t.id === id)?.defaut ?? null;
  return v?.type === 'jour' ? v.valeur : null;
}

export function nombreDuTerme({ modele, termes }: ADrafter, id: string): number | null {
  const v = termes[id] ?? modele.termes.find((t) => t.id === id)?.defaut ?? null;
  return v?.type === 'nombre' ? v.valeur : null;
}

/** The day of a point in time that hangs on no event nor year; null otherwise. */
export function jourFixe(p: ADrafter, r: Repere): Jour | null {
  switch (r.sorte) {
    case 'date':
      return r.jour;
    case 'terme':
      return jourDuTerme(p, r.terme);
    case 'decale': {
      const j = jourFixe(p, r.repere);
      return j === null ? null : ajouterDuree(j, r.duree, r.sens);
    }
    default:
      return null;
  }
}

/** The last day in time of a moment that hangs on no event nor year; null otherwise. */
export function limiteFixe(p: ADrafter, q: Quand): Jour | null {
  switch (q.sorte) {
    case 'au-plus-tard':
      return jourFixe(p, q.repere);
    case 'avant': {
      const j = jourFixe(p, q.repere);
      return j === null ? null : ajouterJours(j, -1);
    }
    case 'delai': {
      const j = jourFixe(p, q.repere);
      return j === null ? null : ajouterDuree(j, q.duree, q.sens);
    }
    case 'fenetre':
      return jourFixe(p, q.au);
    default:
      return null;
  }
}

/** The agreement cannot enter into force before this day: its fixed dates, and the day of drafting when something must still happen. */
export function vigueurAuPlusTot(p: ADrafter): Jour | null {
  const auPlusTot = (r: Repere): Jour | null => {
    if (r.sorte === 'evenement') return p.redigeLe;
    if (r.sorte !== 'dernier-de' && r.sorte !== 'premier-de') return jourFixe(p, r);
    const jours = r.reperes.map(auPlusTot).filter((j) => j !== null);
    if (jours.length === 0) return null;
    return (r.sorte === 'dernier-de' ? Math.max(...jours) : Math.min(...jours)) as Jour;
  };
  return auPlusTot(p.modele.entreeEnVigueur);
}
