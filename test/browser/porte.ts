import { HOTP, Secret } from 'otpauth';
import type { Page } from 'playwright-core';
import type { ApplicationOuverte } from './application.ts';
import { suivre } from './navigateur.ts';

/** The password that people of a journey choose. */
export const PHRASE = 'tasse verte nuage 47';

export const champ = (page: Page, nom: string) => page.getByRole('textbox', { name: nom, exact: true });
export const presser = (page: Page, nom: string) => suivre(page.getByRole('button', { name: nom }));
export const titre = (page: Page) => page.locator('h1').innerText();

/** The code that the person's telephone shows now. */
export async function codeAffiche(
  page: Page,
  { maintenant }: Pick<ApplicationOuverte, 'maintenant'>,
): Promise<string> {
  const secret = (await page.locator('code.cle').innerText()).replace(/\s/g, '');
  return HOTP.generate({
    secret: Secret.fromBase32(secret),
    counter: Math.floor(maintenant() / 30_000),
  });
}

/** Someone invited chooses a password. */
export async function accepter(page: Page): Promise<void> {
  await page.getByLabel('Nouveau mot de passe').fill(PHRASE);
  await presser(page, 'Accepter l’invitation');
}
