import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationOuverte, ouvrirApplication } from './application.ts';
import { ouvrirNavigateur, type Visite, visiter } from './navigateur.ts';
import { toutesLesPages } from './pages.ts';

let application: ApplicationOuverte;
let navigateur: Browser;
let adresses: readonly string[];

beforeAll(async () => {
  application = await ouvrirApplication();
  navigateur = await ouvrirNavigateur();
  const page = await visiter(navigateur, application.adresse, 'agent-dvq');
  adresses = await toutesLesPages(page);
  await page.context().close();
});

afterAll(async () => {
  await navigateur?.close();
  await application?.fermer();
});

/** Visits every page; gives what is wrong, each with its address. */
async function parcourir(
  visite: Visite,
  examiner: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const page = await visiter(navigateur, application.adresse, 'agent-dvq', visite);
  const fautes: string[] = [];
  for (const adresse of adresses) {
    await page.goto(adresse);
    fautes.push(...(await examiner(page)).map((f) => `${adresse} : ${f}`));
  }
  await page.context().close();
  return fautes;
}

describe('toutes les pages passent axe', () => {
  const auditer = async (page: Page): Promise<readonly string[]> => {
    // Injected through the debugging protocol: the page's own policy would refuse an inline script.
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
    return violations.map(
      (v) =>
        `${v.id}, ${v.nodes
          .map((n) => n.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    );
  };
  for (const sombre of [false, true])
    for (const largeur of [1280, 390])
      test(`en ${sombre ? 'sombre' : 'clair'}, à ${largeur} pixels`, { timeout: 180_000 }, async () => {
        expect(await parcourir({ largeur, sombre }, auditer)).toEqual([]);
      });

  test('axe voit une faute quand il y en a une', async () => {
    const page = await visiter(navigateur, application.adresse, 'agent-dvq');
    await page.goto('/a-faire');
    await page.evaluate('document.querySelector("main h1").insertAdjacentHTML("afterend", "<img src=/x>")');
    expect(await auditer(page)).not.toEqual([]);
    await page.context().close();
  });
});

describe('rien ne déborde', () => {
  const deborder = async (page: Page): Promise<readonly string[]> => {
    const exces = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    return typeof exces === 'number' && exces > 0 ? [`${exces} pixels de trop`] : [];
  };
  for (const [nom, visite] of [
    ['à 1280 pixels', {}],
    ['à 390 pixels', { largeur: 390 }],
    ['à 320 pixels', { largeur: 320 }],
    ['agrandi à 200 %', { zoom: 2 }],
  ] as const)
    test(nom, { timeout: 120_000 }, async () => {
      expect(await parcourir(visite, deborder)).toEqual([]);
    });
});

test('chaque page a un titre, un seul h1, et ne demande rien ailleurs', { timeout: 120_000 }, async () => {
  const fautes = await parcourir({}, async (page) => {
    const h1 = await page.locator('h1').count();
    const titre = await page.title();
    const dehors = await page.evaluate(
      `performance.getEntriesByType('resource').map((r) => r.name).filter((n) => !n.startsWith(location.origin))`,
    );
    return [
      ...(h1 === 1 ? [] : [`${h1} titres h1`]),
      ...(titre.endsWith('— Maillage') && titre.length > 14 ? [] : [`titre « ${titre} »`]),
      ...(dehors as string[]),
    ];
  });
  expect(fautes).toEqual([]);
  expect(application.imprevus).toEqual([]);
});
