import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

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

/** Chromium: the one named by CHROMIUM, else the system's, else the one that an npm package brings. */
export async function ouvrirNavigateur(): Promise<Browser> {
  const systeme = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
    (chemin) => chemin !== undefined && existsSync(chemin),
  );
  if (systeme !== undefined) return chromium.launch({ executablePath: systeme, args: OPTIONS });
  const { default: paquet } = await import('@sparticuz/chromium');
  // Not the package's own arguments: its single process dies with the first page closed, and it lifts web security.
  return chromium.launch({ executablePath: await paquet.executablePath(), args: OPTIONS });
}

export interface Visite {
  readonly largeur?: number;
  readonly sombre?: boolean;
  readonly sansScript?: boolean;
  readonly zoom?: number;
}

/** A page of a person who has chosen who they are; `personne` as in the choice form, null: nobody yet. */
export async function visiter(
  navigateur: Browser,
  adresse: string,
  personne: string | null,
  { largeur = 1280, sombre = false, sansScript = false, zoom = 1 }: Visite = {},
): Promise<Page> {
  const options: BrowserContextOptions = {
    baseURL: adresse,
    locale: 'fr-FR',
    // Zooming a page by two halves the width that its layout sees.
    viewport: { width: Math.round(largeur / zoom), height: 900 },
    deviceScaleFactor: zoom,
    colorScheme: sombre ? 'dark' : 'light',
    javaScriptEnabled: !sansScript,
    reducedMotion: 'reduce',
  };
  const page = await (await navigateur.newContext(options)).newPage();
  if (personne !== null) {
    await page.goto('/identite');
    await page.locator(`button[name="cle"][value="${personne}"]`).click();
    await page.waitForURL('**/a-faire');
  }
  return page;
}
