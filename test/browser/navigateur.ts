import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { unSeul } from '../un-seul.ts';

const OPTIONS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let commun: Promise<Browser> | null = null;

/** The browser that the files of one process share; whoever takes it leaves it open, and closes its own pages. */
export async function ouvrirNavigateur(): Promise<Browser> {
  const ouvert = await commun;
  if (ouvert?.isConnected() !== true) {
    commun = lancer();
    return commun;
  }
  // What a failed file left open must not weigh on the next.
  for (const contexte of ouvert.contexts()) await contexte.close();
  return ouvert;
}

/**
 * Chromium: the one named by CHROMIUM, else the lightest at hand. A headless shell takes a third of the time of the
 * whole browser: the system's, or the one that an npm package brings; the system's whole browser comes last.
 */
async function lancer(): Promise<Browser> {
  const { CHROMIUM } = process.env;
  const echecs: unknown[] = [];
  for (const trouver of CHROMIUM === undefined ? CANDIDATS : [async () => CHROMIUM]) {
    try {
      const executablePath = await trouver();
      // Not the package's own arguments: its single process dies with the first page closed, and it lifts web security.
      if (existsSync(executablePath)) return await chromium.launch({ executablePath, args: OPTIONS });
      echecs.push(`${executablePath} n’existe pas`);
    } catch (erreur) {
      echecs.push(erreur);
    }
  }
  throw new Error(`aucun Chromium ne se lance ici : ${echecs.map(String).join('\n')}`);
}

const CANDIDATS: readonly (() => Promise<string>)[] = [
  async () => '/usr/bin/chromium-headless-shell',
  // It unpacks itself in the temporary folder: one process at a time.
  () => unSeul('navigateur', async () => (await import('@sparticuz/chromium')).default.executablePath()),
  async () => '/usr/bin/chromium',
  async () => '/usr/bin/chromium-browser',
];

export interface Visite {
  readonly largeur?: number;
  readonly sombre?: boolean;
  readonly sansScript?: boolean;
}

/** A page of a person who has chosen who they are; `personne` as in the choice form, null: nobody yet. */
export async function visiter(
  navigateur: Browser,
  adresse: string,
  personne: string | null,
  { largeur = 1280, sombre = false, sansScript = false }: Visite = {},
): Promise<Page> {
  const options: BrowserContextOptions = {
    baseURL: adresse,
    locale: 'fr-FR',
    viewport: { width: largeur, height: 900 },
    colorScheme: sombre ? 'dark' : 'light',
    javaScriptEnabled: !sansScript,
    reducedMotion: 'reduce',
  };
  const page = await (await navigateur.newContext(options)).newPage();
  if (personne !== null) {
    await page.goto('/identite');
    await suivre(page.locator(`button[name="cle"][value="${personne}"]`));
  }
  return page;
}

/** Presses what leads to a page, and waits for that page: what is read next can only be its own. */
export async function suivre(lien: Locator): Promise<void> {
  await Promise.all([lien.page().waitForEvent('load'), lien.click()]);
}
