import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ajouterJours, ecrireIso, type Jour, jour, jourDeLaSemaine } from '../../src/basics/jour.ts';
import type { Etat } from '../../src/rules/etat.ts';
import { type Demonstration, demonstration } from './espace-de-demonstration.ts';

/** How far back « recent months » reach. */
const RECEMMENT = 100;

/** What a visitor should always find somewhere in the demonstration. */
const SITUATIONS: Readonly<Record<string, (etat: Etat) => boolean>> = {
  'quelque chose en retard': (etat) => etat.echeances.some((e) => e.statut === 'en-retard'),
  'un versement suspendu': (etat) => etat.versements.some((v) => v.etat === 'suspendu'),
  'un trop-perçu': (etat) => etat.comptes.some((c) => c.tropPercu > 0),
  'une commission en préparation': (etat) =>
    etat.reunions.some(
      (r) =>
        r.convocation !== null &&
        r.tenueLe === null &&
        r.annulee === null &&
        (r.prevueLe ?? 0) >= etat.regard.au,
    ),
};

describe('chaque semaine de 2026 à 2029, la démonstration vit', () => {
  let vue: Demonstration;
  let lundis: readonly Jour[];
  const parSituation = new Map<string, ReadonlySet<Jour>>();

  beforeAll(async () => {
    vue = await demonstration(jour(2030, 1, 1));
    lundis = lundisEntre(jour(2025, 9, 1), jour(2029, 12, 31));
    for (const titre of Object.keys(SITUATIONS)) parSituation.set(titre, new Set());
    for (const recit of vue.recits) {
      const etatAu = await vue.vie(recit);
      for (const lundi of lundis) {
        const etat = etatAu(lundi);
        for (const [titre, est] of Object.entries(SITUATIONS))
          if (est(etat)) (parSituation.get(titre) as Set<Jour>).add(lundi);
      }
    }
  }, 300_000);
  afterAll(() => vue?.fermer());

  it.each(Object.keys(SITUATIONS))('dans les mois récents, %s', (titre) => {
    const vues = parSituation.get(titre) ?? new Set();
    const sans = lundis
      .filter((lundi) => lundi >= jour(2026, 1, 1))
      .filter((lundi) => ![...vues].some((v) => v <= lundi && v > lundi - RECEMMENT))
      .map(ecrireIso);
    console.log(`Semaines sans « ${titre} » depuis ${RECEMMENT} jours : ${sans.join(', ') || 'aucune'}`);
    expect(sans).toEqual([]);
  });

  it('le jour même, quelque chose est en retard, et un versement est suspendu ou trop perçu', () => {
    const present = (titre: string, lundi: Jour) => parSituation.get(titre)?.has(lundi) === true;
    const sans = lundis
      .filter((l) => l >= jour(2026, 1, 1))
      .filter(
        (l) =>
          !present('quelque chose en retard', l) ||
          !(present('un versement suspendu', l) || present('un trop-perçu', l)),
      )
      .map(ecrireIso);
    console.log(
      `Semaines sans retard, ou sans versement suspendu ni trop-perçu : ${sans.join(', ') || 'aucune'}`,
    );
    expect(sans).toEqual([]);
  });
});

function lundisEntre(du: Jour, au: Jour): readonly Jour[] {
  const lundis: Jour[] = [];
  for (let j = ajouterJours(du, (8 - jourDeLaSemaine(du)) % 7); j <= au; j = ajouterJours(j, 7))
    lundis.push(j);
  return lundis;
}
