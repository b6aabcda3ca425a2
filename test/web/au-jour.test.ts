import type { Context } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Env } from '../../src/web/env.ts';
import { espaceAuJour } from '../../src/web/pages/listes/au-jour.ts';
import { dvq, le } from '../acts/vie.ts';
import { attendre, creation, type Monde, ouvrirMonde } from '../espace/vivre.ts';

const NOMBRE = 320;
let monde: Monde;

beforeAll(async () => {
  monde = await ouvrirMonde();
  for (let i = 1; i <= NOMBRE; i++) {
    const titre = `Convention ${String(i).padStart(3, '0')}${i === NOMBRE ? ', la dernière' : ''}`;
    attendre(await monde.espace.creer(dvq, { ...creation(monde), titre }));
  }
}, 300_000);
afterAll(() => monde.fermer());

/** The lists of another day than the present one. */
const ailleurs = (jour: string) =>
  espaceAuJour({
    var: { cadre: { ailleurs: true, au: le(jour), connu: null }, deps: { espace: monde.espace } },
  } as unknown as Context<Env>);

const UNE_PAGE = { page: 1, taille: 50 };

it('à un autre jour, une longue liste s’arrête et dit à combien', async () => {
  const listes = ailleurs('1 novembre 2025');
  const { total } = await listes.conventions(dvq, UNE_PAGE);
  expect(total).toBe(300);
  expect(listes.borne()).toEqual({ lues: 300, total: NOMBRE });
}, 120_000);

it('la recherche s’applique avant : elle trouve au-delà des premières, et la liste est alors complète', async () => {
  const listes = ailleurs('1 novembre 2025');
  const { lignes } = await listes.conventions(dvq, { ...UNE_PAGE, recherche: 'la derniere' });
  expect(lignes.map((l) => l.titre)).toEqual([`Convention ${NOMBRE}, la dernière`]);
  expect(listes.borne()).toBeNull();
}, 120_000);

it('une étape de vie que personne n’a encore atteinte est cherchée dans toutes', async () => {
  const listes = ailleurs('1 novembre 2025');
  const [rien, projets] = await Promise.all([
    listes.conventions(dvq, { ...UNE_PAGE, phase: 'en-vigueur' }),
    listes.aFaire(dvq, { ...UNE_PAGE, urgence: 'en-retard' }),
  ]);
  expect([rien.total, projets.total]).toEqual([0, 0]);
  expect(listes.borne()).toBeNull();
}, 120_000);

it('une seule convention demandée n’en fait calculer qu’une', async () => {
  const listes = ailleurs('1 novembre 2025');
  const flux = (await monde.espace.conventions(dvq, { page: 7, taille: 50 })).lignes.at(-1)?.flux ?? '';
  const { lignes } = await listes.aFaire(dvq, { ...UNE_PAGE, flux });
  expect(new Set(lignes.map((l) => l.flux))).toEqual(new Set([flux]));
  expect(listes.borne()).toBeNull();
}, 120_000);
