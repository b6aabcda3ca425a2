import { afterAll, beforeAll, expect, it } from 'vitest';
import { instant } from '../../src/basics/instant.ts';
import type { Brouillon, PlaceDeBrouillon } from '../../src/journal/brouillons.ts';
import { ESPACE } from './exemples.ts';
import { type Magasin, surChaqueMoteur } from './moteurs.ts';

const ICI: PlaceDeBrouillon = { flux: 'elan', formulaire: 'fiche', exercice: 2026, organisation: 'elan' };

const brouillon = (partie: string, version: number, saisie: Record<string, string>): Brouillon => ({
  partie,
  version,
  personne: 'une-personne',
  enregistre: instant(new Date('2026-11-20T09:00:00Z')),
  saisie,
});

surChaqueMoteur('les brouillons', (moteur) => {
  let journal: Magasin;
  beforeAll(async () => {
    journal = await moteur.ouvrir(await moteur.nouvelleAdresse());
  });
  afterAll(async () => {
    await journal?.fermer();
    await moteur.nettoyer();
  });

  it('se gardent tels qu’ils sont écrits, partie par partie', async () => {
    const saisie = { 'annee.adherents': '1 10é5', 'annee.mots': 'à « corriger »\nensuite' };
    expect(await journal.garderBrouillon(ESPACE, ICI, brouillon('annee', 0, saisie))).toBe(true);
    expect(await journal.garderBrouillon(ESPACE, ICI, brouillon('chiffres', 0, {}))).toBe(true);
    const lus = await journal.brouillons(ESPACE, ICI);
    expect(lus.map((b) => [b.partie, b.version])).toEqual([
      ['annee', 1],
      ['chiffres', 1],
    ]);
    expect(lus[0]?.saisie).toEqual(saisie);
  });

  it('ne se recouvrent pas sans qu’on le sache', async () => {
    expect(await journal.garderBrouillon(ESPACE, ICI, brouillon('annee', 0, { a: 'perdu' }))).toBe(false);
    expect(await journal.garderBrouillon(ESPACE, ICI, brouillon('annee', 1, { a: 'un' }))).toBe(true);
    expect(await journal.garderBrouillon(ESPACE, ICI, brouillon('annee', 1, { a: 'deux' }))).toBe(false);
    const [annee] = await journal.brouillons(ESPACE, ICI);
    expect(annee).toMatchObject({ version: 2, saisie: { a: 'un' } });
  });

  it('n’appartiennent qu’à une organisation, un formulaire, une année', async () => {
    for (const autre of [
      { organisation: 'ville' },
      { exercice: 2027 },
      { formulaire: 'autre' },
      { flux: 'x' },
    ])
      expect(await journal.brouillons(ESPACE, { ...ICI, ...autre })).toEqual([]);
    expect(await journal.brouillons('ailleurs', ICI)).toEqual([]);
  });

  it('s’effacent sans trace, et ceux des autres restent', async () => {
    const ville = { ...ICI, organisation: 'ville' };
    await journal.garderBrouillon(ESPACE, ville, brouillon('annee', 0, { a: 'ville' }));
    await journal.effacerBrouillons(ESPACE, ICI);
    expect(await journal.brouillons(ESPACE, ICI)).toEqual([]);
    expect(await journal.brouillons(ESPACE, ville)).toHaveLength(1);
  });
});
