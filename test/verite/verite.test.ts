import { afterAll, beforeAll, expect, it } from 'vitest';
import { MANDATS } from '../../demo/identites.ts';
import { ajouterJours, ecrireIso, type Jour, jour } from '../../src/basics/jour.ts';
import { type DemonstrationVivante, ouvrirDemonstrationVivante } from './demonstration-vivante.ts';
import { parcourir } from './parcours.ts';
import { direFaute, type Faute } from './regles.ts';

/** `VERITE=tout`: every week, everybody, every page; else one identity a week, and a share of the pages, in turn. */
const TOUT = process.env.VERITE === 'tout';
const DEBUT = jour(2026, 1, 5);
const FIN = jour(2029, 12, 31);
/** In turn, one week in so many; prime to the number of identities, so that each is looked at in every season. */
const PAS = TOUT ? 1 : 5;

let demo: DemonstrationVivante;
beforeAll(async () => {
  demo = await ouvrirDemonstrationVivante(DEBUT);
}, 120_000);
afterAll(() => demo?.fermer());

it('chaque semaine de la démonstration, chacun lit des pages vraies', { timeout: 7_200_000 }, async () => {
  const fautes = new Map<string, Faute>();
  let pages = 0;
  for (const [tour, lundi] of lundis().entries()) {
    await demo.avancer(lundi);
    const mandats = TOUT ? MANDATS.map((m) => m.id) : duTour(tour).map((m) => m.id);
    for (const mandat of mandats) {
      const vu = await parcourir(demo, { mandat, semaine: TOUT ? null : tour });
      pages += vu.pages;
      // One lie is told week after week: its first day is enough to find it.
      for (const f of vu.fautes) if (!fautes.has(cleDe(f))) fautes.set(cleDe(f), f);
    }
  }
  console.log(`vérité : ${pages} pages, du ${ecrireIso(DEBUT)} au ${ecrireIso(FIN)}`);
  expect([...fautes.values()].map(direFaute)).toEqual([]);
});

const duTour = (tour: number) => MANDATS.slice(tour % MANDATS.length).slice(0, 1);

const cleDe = (f: Faute): string => `${f.regle} ${f.adresse} ${f.citation.replace(/\d+/g, 'n')}`;

function lundis(): readonly Jour[] {
  const tous: Jour[] = [];
  for (let j = DEBUT; j <= FIN; j = ajouterJours(j, 7 * PAS)) tous.push(j);
  return tous;
}
