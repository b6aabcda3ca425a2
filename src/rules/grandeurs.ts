import { type Fraction, fraction } from '../basics/montant.ts';
import type { Grandeur, Mot } from '../modele/regles.ts';
import type { IdFait } from './etat.ts';
import type { Passe } from './passe.ts';
import { compare, entier, produit } from './rationnels.ts';
import { faitsDe } from './selection.ts';
import { termeAu } from './termes.ts';
import type { Part } from './tranches.ts';

/** A quantity as known on a day; `valeur` null when the facts do not give it. */
export interface Mesure {
  readonly valeur: Fraction | null;
  readonly exercice: number;
  readonly faits: readonly IdFait[];
  readonly tranches: readonly string[];
}

/** Sums over instalments are asked of the ledger, which alone knows what each was determined at. */
export type Determine = (part: Part, exercice: number, d: number) => Pick<Mesure, 'valeur' | 'tranches'>;

const RIEN: readonly never[] = [];

/** Measures a quantity for an instalment from the facts that happened by day `d`. */
export function mesurer(passe: Passe, part: Part, g: Grandeur, d: number, determine: Determine): Mesure {
  const exercice = part.exercice.numero + ('decalage' in g ? g.decalage : 0);
  switch (g.sorte) {
    case 'vote':
      return voteDe(passe, part, exercice, d);
    case 'montant':
      return montantConvenu(passe, part, exercice, d);
    case 'determine':
      return { ...determine(part, exercice, d), exercice, faits: RIEN };
    case 'verse':
      return verseDe(passe, part, exercice, d);
    case 'fixe':
      return { valeur: entier(g.montant), exercice, faits: RIEN, tranches: RIEN };
    case 'terme':
      return termeDe(passe, g.terme, exercice, d);
    case 'constate': {
      const f = faitsDe(passe.faits, 'montant-constate').findLast(
        (x) => x.donnees.grandeur === g.grandeur && x.donnees.exercice === exercice && x.jour <= d,
      );
      return f === undefined
        ? inconnue(exercice)
        : { valeur: entier(f.donnees.montant), exercice, faits: [f.id], tranches: RIEN };
    }
  }
}

const inconnue = (exercice: number): Mesure => ({ valeur: null, exercice, faits: RIEN, tranches: RIEN });

/** The last vote by day `d`. Where payers share one reference, it is the sum of their votes, once all have voted. */
function voteDe(passe: Passe, part: Part, exercice: number, d: number): Mesure {
  const { regles, partage } = part.prepares;
  if (!partage || regles.payeurs.length === 1)
    return (
      voteDuPayeur(passe, regles.id, exercice, part.payeur, d) ??
      reprise(passe, part, exercice, d) ??
      inconnue(exercice)
    );
  let total = 0;
  const faits: IdFait[] = [];
  for (const { partie } of regles.payeurs) {
    const vote = voteDuPayeur(passe, regles.id, exercice, partie, d);
    if (vote === null) return reprise(passe, part, exercice, d) ?? inconnue(exercice);
    total += vote.valeur?.num ?? 0;
    faits.push(...vote.faits);
  }
  return { valeur: entier(total), exercice, faits, tranches: RIEN };
}

function voteDuPayeur(
  passe: Passe,
  versements: Mot,
  exercice: number,
  payeur: Mot,
  d: number,
): Mesure | null {
  const votes = faitsDe(passe.faits, 'subvention-votee');
  for (let i = votes.length - 1; i >= 0; i--) {
    const f = votes[i];
    if (
      f !== undefined &&
      f.jour <= d &&
      f.donnees.exercice === exercice &&
      f.donnees.versements === versements &&
      f.donnees.payeur === payeur
    )
      return { valeur: entier(f.donnees.montant), exercice, faits: [f.id], tranches: RIEN };
  }
  return null;
}

/** What was voted before the agreement, as its terms say it (meaning 11): the year before its first, unless written. */
function reprise(passe: Passe, part: Part, exercice: number, d: number): Mesure | null {
  const regle = part.prepares.regles.reprise;
  if (regle === null) return null;
  const annee =
    regle.exercice === null ? null : termeAu(passe.termes, regle.exercice, Math.min(d, passe.au), d);
  const visee = annee?.valeur.type === 'nombre' ? annee.valeur.valeur : (passe.exercices[0]?.numero ?? 0) - 1;
  return visee === exercice ? termeDe(passe, regle.montant, exercice, d) : null;
}

/** Fixed by the modele for the year, else by the term of the year's rank, else indexed from a start. */
function montantConvenu(passe: Passe, part: Part, exercice: number, d: number): Mesure {
  const { regles } = part.prepares;
  const fixe = regles.montants[exercice];
  if (fixe !== undefined) return { valeur: entier(fixe), exercice, faits: RIEN, tranches: RIEN };
  const premier = passe.exercices[0]?.numero ?? exercice;
  const terme = regles.montantsParRang[exercice - premier];
  if (terme !== undefined) return termeDe(passe, terme, exercice, d);
  return regles.indexation === null ? inconnue(exercice) : montantIndexe(passe, part, exercice, d);
}

function termeDe(passe: Passe, terme: Mot, exercice: number, d: number): Mesure {
  const t = termeAu(passe.termes, terme, Math.min(d, passe.au), d);
  if (t?.valeur.type !== 'montant') return inconnue(exercice);
  return {
    valeur: entier(t.valeur.valeur),
    exercice,
    faits: t.fait === '' ? RIEN : [t.fait],
    tranches: RIEN,
  };
}

/**
 * The start amount, followed year by year from the base period to the same period of N−1; each yearly rise stays
 * within the cap. One index missing on the way and the amount is unknown.
 */
function montantIndexe(passe: Passe, part: Part, exercice: number, d: number): Mesure {
  const regle = part.prepares.regles.indexation;
  if (regle === null) return inconnue(exercice);
  const anneeDeBase = Number(regle.base.slice(0, 4));
  const faits: IdFait[] = [];
  let montant: Fraction | null = entier(regle.depart);
  let precedent: number | null = null;
  for (let annee = anneeDeBase; annee < Math.max(exercice, anneeDeBase + 1); annee++) {
    const periode = `${annee}${regle.base.slice(4)}`;
    const f = faitsDe(passe.faits, 'indice-publie').findLast(
      (x) => x.donnees.indice === regle.indice && x.donnees.periode === periode && x.jour <= d,
    );
    if (f === undefined) {
      if (annee === anneeDeBase && exercice <= anneeDeBase + 1) break;
      return inconnue(exercice);
    }
    faits.push(f.id);
    const indice = f.donnees.valeurEnMilliemes;
    if (precedent !== null && montant !== null)
      montant = produit(montant, plafonner(fraction(indice, precedent), regle.plafond));
    precedent = indice;
  }
  return { valeur: montant, exercice, faits, tranches: RIEN };
}

function plafonner(hausse: Fraction, plafond: Fraction | null): Fraction {
  if (plafond === null) return hausse;
  const maximum = fraction(plafond.den + plafond.num, plafond.den);
  return compare(hausse, maximum) > 0 ? maximum : hausse;
}

function verseDe(passe: Passe, part: Part, exercice: number, d: number): Mesure {
  const { regles, partage } = part.prepares;
  let total = 0;
  const faits: IdFait[] = [];
  for (const f of faitsDe(passe.faits, 'versement-effectue')) {
    if (f.jour > d || f.donnees.versements !== regles.id || f.donnees.exercice !== exercice) continue;
    if (!partage && f.donnees.payeur !== part.payeur) continue;
    total += f.donnees.montant;
    faits.push(f.id);
  }
  return { valeur: entier(total), exercice, faits, tranches: RIEN };
}
