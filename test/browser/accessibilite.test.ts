import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { exige } from '../exige.ts';
import { type ApplicationOuverte, ouvrirApplication } from './application.ts';
import { auditer, deborder, donnerAxe } from './examiner.ts';
import { ouvrirNavigateur, visiter } from './navigateur.ts';
import { toutesLesPages } from './pages.ts';

const { describe, test } = await exige('navigateur');

let application: ApplicationOuverte;
let navigateur: Browser;

/** The widths at which pages are looked at, each with the name of its trial; 640: zooming by two halves the width. */
const LARGEURS = [
  ['à 1280 pixels', 1280],
  ['agrandi à 200 %', 640],
  ['à 390 pixels', 390],
  ['à 320 pixels', 320],
] as const;
const AUDITS = [
  'en clair, à 1280 pixels',
  'en sombre, à 1280 pixels',
  'en clair, à 390 pixels',
  'en sombre, à 390 pixels',
];

/** What is wrong, by trial, each with its address. */
const fautes = new Map<string, string[]>();
let pages = 0;

// Each page is opened once, and looked at in every way.
beforeAll(async () => {
  application = await ouvrirApplication();
  navigateur = await ouvrirNavigateur();
  const page = await visiter(navigateur, application.adresse, 'agent-dvq');
  for (const adresse of await toutesLesPages(page)) {
    const noter = (essai: string, trouvees: readonly string[]): void => {
      fautes.set(essai, [...(fautes.get(essai) ?? []), ...trouvees.map((f) => `${adresse} : ${f}`)]);
    };
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(adresse);
    await page.setViewportSize({ width: 1280, height: 900 });
    noter('tenue', await regarderLaTenue(page));
    await donnerAxe(page);
    for (const [nom, width] of LARGEURS) {
      await page.setViewportSize({ width, height: 900 });
      noter(`largeur ${nom}`, await deborder(page));
      if (width !== 1280 && width !== 390) continue;
      await page.emulateMedia({ colorScheme: 'light' });
      noter(`axe en clair, ${nom}`, await auditer(page));
      // The dark scheme changes colours and nothing else.
      await page.emulateMedia({ colorScheme: 'dark' });
      noter(`axe en sombre, ${nom}`, await auditer(page, 'couleurs'));
    }
    pages += 1;
  }
  await page.context().close();
}, 300_000);

afterAll(() => application?.fermer());

async function regarderLaTenue(page: Page): Promise<readonly string[]> {
  const h1 = await page.locator('h1').count();
  const titre = await page.title();
  const dehors = await page.evaluate(
    `performance.getEntriesByType('resource').map((r) => r.name).filter((n) => !n.startsWith(location.origin))`,
  );
  const absentes = await page.evaluate(
    `[...document.querySelectorAll('main .en-cartes :is(td, tbody th)')].filter((c) => getComputedStyle(c).display === 'none').length`,
  );
  return [
    ...(absentes === 0 ? [] : [`${absentes} cases manquent à leur ligne`]),
    ...(h1 === 1 ? [] : [`${h1} titres h1`]),
    ...(titre.endsWith('— Maillage') && titre.length > 14 ? [] : [`titre « ${titre} »`]),
    ...(dehors as string[]),
  ];
}

test('toutes les pages ont été vues', () => {
  expect(pages).toBeGreaterThan(20);
  expect([...fautes.keys()].sort()).toEqual(
    ['tenue', ...LARGEURS.map(([n]) => `largeur ${n}`), ...AUDITS.map((a) => `axe ${a}`)].sort(),
  );
});

describe('toutes les pages passent axe', () => {
  for (const essai of AUDITS) test(essai, () => expect(fautes.get(`axe ${essai}`)).toEqual([]));

  test('axe voit une faute quand il y en a une, de forme ou de couleur', async () => {
    const page = await visiter(navigateur, application.adresse, 'agent-dvq');
    await page.goto('/a-faire');
    await donnerAxe(page);
    expect(await auditer(page)).toEqual([]);
    await page.evaluate('document.querySelector("main h1").insertAdjacentHTML("afterend", "<img src=/x>")');
    expect(await auditer(page)).not.toEqual([]);
    expect(await auditer(page, 'couleurs')).toEqual([]);
    await page.evaluate('document.querySelector("main h1").style.color = "#ddd"');
    expect(await auditer(page, 'couleurs')).not.toEqual([]);
    await page.context().close();
  });
});

describe('rien ne déborde', () => {
  for (const [nom] of LARGEURS) test(nom, () => expect(fautes.get(`largeur ${nom}`)).toEqual([]));
});

test('chaque page a un titre, un seul h1, et ne demande rien ailleurs', () => {
  expect(fautes.get('tenue')).toEqual([]);
  expect(application.imprevus).toEqual([]);
});
