import { ajouterJours, anneeDe, type Jour, jour, jourDeLaSemaine } from './jour.ts';

/** The public holidays that a delay reckons with. */
export interface Calendrier {
  readonly zone: ZoneFeriee;
  estFerie(j: Jour): boolean;
}

export type ZoneFeriee = 'france' | 'alsace-moselle';

/**
 * Public holidays by law: Code du travail L3133-1 (eleven days) and, in Moselle, Bas-Rhin and Haut-Rhin,
 * L3134-13 (Good Friday and 26 December besides). Years are reckoned once and kept.
 */
export function calendrier(zone: ZoneFeriee = 'france'): Calendrier {
  return CALENDRIERS[zone];
}

/** Monday to Friday, public holidays excepted (« jour ouvré »). */
export function estOuvre(j: Jour, c: Calendrier = CALENDRIERS.france): boolean {
  const semaine = jourDeLaSemaine(j);
  return semaine !== 0 && semaine !== 6 && !c.estFerie(j);
}

/** Monday to Saturday, public holidays excepted (« jour ouvrable »). */
export function estOuvrable(j: Jour, c: Calendrier = CALENDRIERS.france): boolean {
  return jourDeLaSemaine(j) !== 0 && !c.estFerie(j);
}

/** A last day that falls on a Saturday, a Sunday or a public holiday moves to the next working day (CPC art. 642). */
export function reporterAuJourOuvre(j: Jour, c: Calendrier = CALENDRIERS.france): Jour {
  let reporte = j;
  while (!estOuvre(reporte, c)) reporte = ajouterJours(reporte, 1);
  return reporte;
}

const tenir = (zone: ZoneFeriee): Calendrier => {
  const annees = new Map<number, ReadonlySet<Jour>>();
  return {
    zone,
    estFerie(j) {
      const annee = anneeDe(j);
      const connus = annees.get(annee) ?? feriesDe(annee, zone);
      annees.set(annee, connus);
      return connus.has(j);
    },
  };
};

const CALENDRIERS: Readonly<Record<ZoneFeriee, Calendrier>> = {
  france: tenir('france'),
  'alsace-moselle': tenir('alsace-moselle'),
};

/** Month and day of the holidays that do not move; after Easter, the number of days. */
const FIXES = [
  [1, 1],
  [5, 1],
  [5, 8],
  [7, 14],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 25],
] as const;
const APRES_PAQUES = [1, 39, 50];

function feriesDe(annee: number, zone: ZoneFeriee): ReadonlySet<Jour> {
  const paques = jourDePaques(annee);
  const jours = FIXES.map(([mois, quantieme]) => jour(annee, mois, quantieme));
  jours.push(...APRES_PAQUES.map((n) => ajouterJours(paques, n)));
  if (zone === 'alsace-moselle') jours.push(ajouterJours(paques, -2), jour(annee, 12, 26));
  return new Set(jours);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function jourDePaques(annee: number): Jour {
  const lune = annee % 19;
  const siecle = Math.floor(annee / 100);
  const reste = annee % 100;
  const h =
    (19 * lune +
      siecle -
      Math.floor(siecle / 4) -
      Math.floor((siecle - Math.floor((siecle + 8) / 25) + 1) / 3) +
      15) %
    30;
  const l = (32 + 2 * (siecle % 4) + 2 * Math.floor(reste / 4) - h - (reste % 4)) % 7;
  const m = Math.floor((lune + 11 * h + 22 * l) / 451);
  const rang = h + l - 7 * m + 114;
  return jour(annee, Math.floor(rang / 31), (rang % 31) + 1);
}

/** The holidays of a year, oldest first. */
export const feries = (annee: number, zone: ZoneFeriee = 'france'): readonly Jour[] =>
  [...feriesDe(annee, zone)].sort((a, b) => a - b);
