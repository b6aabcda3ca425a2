import { afterAll, beforeAll, expect, it } from 'vitest';
import { jour } from '../../src/basics/jour.ts';
import { VERSEMENTS } from '../../src/cli/commandes/versements.ts';
import { ouvrirApplication } from '../browser/application.ts';

const AU = jour(2026, 11, 22);
let application: Awaited<ReturnType<typeof ouvrirApplication>>;

beforeAll(async () => {
  application = await ouvrirApplication();
}, 120_000);
afterAll(async () => {
  await application?.fermer();
});

async function lancer(...bascules: string[]): Promise<string> {
  let dit = '';
  const noter = (texte: string): void => {
    dit += texte;
  };
  await VERSEMENTS.executer({
    args: {
      positions: [],
      options: { donnees: application.donnees, dossier: 'mjc-palente' },
      bascules: new Set(bascules),
    },
    sortie: { ecrire: noter, ecrireOctets: () => {}, remarquer: noter, largeur: null },
    aujourdhui: AU,
    environnement: {},
  });
  return dit.replaceAll(/[\u00A0\u202F]/g, ' ');
}

it('ce qui a été versé en trop se lit sous le tableau, et dans le JSON en centimes', async () => {
  expect(await lancer()).toContain('21 000,00 € versés en trop : ');
  const { tropPercus } = JSON.parse(await lancer('json')) as { tropPercus: { montant: number }[] };
  expect(tropPercus.map((t) => t.montant)).toEqual([2_100_000]);
});
