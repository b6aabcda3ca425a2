import { ajouterDuree } from '../basics/duree.ts';
import type { Jour } from '../basics/jour.ts';
import { type Fraction, fraction } from '../basics/montant.ts';
import { anneeCivile, dateCivile } from './calendrier.ts';
import type { Etat, Exercice } from './etat.ts';
import { noter, type Passe } from './passe.ts';
import { cadreDe } from './preparer.ts';
import { resoudreHorsExercice } from './reperes.ts';
import { faitsDe } from './selection.ts';

/** The days that the agreement covers: its terms, then its renewals, then what ended it early. Sets `passe.fin`. */
export function lireDuree(passe: Passe): Etat['duree'] {
  const { duree } = passe.moteur.modele;
  const du = resoudreHorsExercice(passe, duree.de);
  const au = resoudreHorsExercice(passe, duree.a);
  const renouvelee = au === null ? { fin: null, fois: 0 } : reconduire(passe, au);
  const resiliee = passe.resiliee;
  const fin =
    resiliee !== null && (renouvelee.fin === null || resiliee < renouvelee.fin) ? resiliee : renouvelee.fin;
  passe.fin = fin;
  return { du, au, fin, reconductions: renouvelee.fois };
}

/** A renewal is certain once the last day for opposing it has passed without any notice. */
function reconduire(passe: Passe, terme: Jour): { fin: Jour; fois: number } {
  const regle = passe.moteur.modele.reconduction;
  if (regle === null) return { fin: terme, fois: 0 };
  let fin = terme;
  let fois = 0;
  while (fois < regle.auPlus) {
    const dernier = ajouterDuree(fin, regle.denonciation.preavis, 'avant');
    const denoncee = faitsDe(passe.faits, 'denonciation-notifiee').some(
      (f) => f.jour <= dernier && regle.denonciation.par.includes(f.donnees.partie),
    );
    if (denoncee) break;
    noter(passe, dernier + 1);
    if (dernier >= passe.au) break;
    fois++;
    fin = ajouterDuree(terme, multiplier(regle.pour, fois), 'apres');
  }
  return { fin, fois };
}

const multiplier = <D extends { readonly n: number }>(duree: D, fois: number): D => ({
  ...duree,
  n: duree.n * fois,
});

/** The financial years that the agreement touches, oldest first, each clipped to its duration. */
export function lireExercices(passe: Passe, du: Jour | null): Exercice[] {
  const fin = passe.fin;
  if (du === null || (fin !== null && fin < du)) return [];
  const exercices: Exercice[] = [];
  const jusqua = fin ?? cadreContenant(passe, Math.max(passe.au, du) as Jour).au;
  for (let numero = numeroContenant(passe, du); ; numero++) {
    const cadre = cadreDe(passe.moteur, numero);
    if (cadre.du > jusqua) break;
    const debut = cadre.du < du ? du : cadre.du;
    const terme = Math.min(cadre.au, jusqua) as Jour;
    exercices.push({
      numero,
      du: debut,
      au: terme,
      premier: exercices.length === 0,
      dernier: fin !== null && cadre.au >= fin,
      part: debut === cadre.du && terme === cadre.au ? ENTIERE : partCouverte(debut, terme),
    });
  }
  if (fin === null) noter(passe, jusqua + 1);
  return exercices;
}

/** The number of the financial year that contains a day, whether or not the agreement covers it. */
export function numeroContenant(passe: Passe, j: Jour): number {
  const annee = anneeCivile(j);
  for (const numero of [annee + 1, annee, annee - 1])
    if (cadreDe(passe.moteur, numero).du <= j) return numero;
  return annee;
}

const cadreContenant = (passe: Passe, j: Jour) => cadreDe(passe.moteur, numeroContenant(passe, j));

const ENTIERE: Fraction = { num: 1, den: 1 };

/** Twelfths of the months touched: a month begun counts whole. */
function partCouverte(du: Jour, au: Jour): Fraction {
  const a = dateCivile(du);
  const b = dateCivile(au);
  return fraction(Math.min(12, (b.annee - a.annee) * 12 + b.mois - a.mois + 1), 12);
}
