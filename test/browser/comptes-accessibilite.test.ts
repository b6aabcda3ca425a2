import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Message } from '../../src/documents/courriel/service.ts';
import { exige } from '../exige.ts';
import { fonder } from '../web/entree.ts';
import { type ApplicationOuverte, ouvrirApplication } from './application.ts';
import { auditer, deborder, donnerAxe } from './examiner.ts';
import { ouvrirNavigateur, suivre, visiter } from './navigateur.ts';
import { accepter, champ, codeAffiche, PHRASE, presser } from './porte.ts';

const { test } = await exige('navigateur');

const CAMILLE = 'camille@valmont.example.fr';

let application: ApplicationOuverte;
let navigateur: Browser;
let invitation = '';
const partis: Message[] = [];
const fautes: string[] = [];
const vues: string[] = [];

beforeAll(async () => {
  navigateur = await ouvrirNavigateur();
  application = await ouvrirApplication(undefined, {
    demonstration: false,
    avant: async (donnees) => {
      invitation = await fonder(donnees);
    },
    courrier: async (message) => void partis.push(message),
  });
});
afterAll(() => application?.fermer());

const arriver = async (chemin: string): Promise<Page> => {
  const page = await visiter(navigateur, application.adresse, null);
  page.setDefaultTimeout(8000);
  await page.goto(chemin);
  return page;
};

/** A page as it stands now, wide and narrow, light and dark; with CAPTURES, its pictures too. */
async function regarder(quoi: string, page: Page): Promise<void> {
  vues.push(quoi);
  await donnerAxe(page);
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const trouvees = [...(await deborder(page))];
    if (width !== 320)
      for (const [scheme, regles] of [
        ['dark', 'couleurs'],
        ['light', 'toutes'],
      ] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        trouvees.push(...(await auditer(page, regles)));
      }
    fautes.push(...trouvees.map((f) => `${quoi}, à ${width} pixels : ${f}`));
    const { CAPTURES } = process.env;
    if (CAPTURES && width !== 320)
      await page.screenshot({ path: join(CAPTURES, `${quoi}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** The path of the last link mailed, once it has left. */
async function lienRecu(combien: number): Promise<string> {
  await expect.poll(() => partis.length).toBe(combien);
  return new URL(partis.at(-1)?.lien.adresse ?? '').pathname;
}

test('chaque page par laquelle on entre et où l’on tient son compte passe axe, large et étroite, en clair et en sombre', {
  timeout: 240_000,
}, async () => {
  const page = await arriver(invitation);
  await regarder('invitation', page);
  await champ(page, 'Prénom et nom').fill('Camille Dupré');
  await page.getByLabel('Nouveau mot de passe').fill('motdepasse12');
  await presser(page, 'Accepter l’invitation');
  await regarder('invitation refusée', page);
  await accepter(page);
  await page.waitForURL('**/moi/second-facteur**');
  await regarder('second facteur', page);
  await champ(page, 'Code affiché').fill('000000');
  await presser(page, 'Installer le second facteur');
  await regarder('second facteur refusé', page);
  await champ(page, 'Code affiché').fill(await codeAffiche(page, application));
  await presser(page, 'Installer le second facteur');
  await page.locator('.codes-de-secours li').first().waitFor();
  await regarder('codes de secours', page);
  const secours = await page.locator('.codes-de-secours code').first().innerText();
  await page.goto('/moi');
  await regarder('mon compte', page);
  await page.getByLabel('Mot de passe actuel').fill('autre chose');
  await page.getByLabel('Nouveau mot de passe').fill(PHRASE);
  await presser(page, 'Changer le mot de passe');
  await regarder('mot de passe mal changé', page);
  await page.goto('/moi/rappels');
  await regarder('mes rappels', page);
  await page.goto(invitation);
  await regarder('invitation close', page);

  const porte = await arriver('/connexion');
  await regarder('connexion', porte);
  await champ(porte, 'Adresse électronique').fill(CAMILLE);
  await porte.getByLabel('Mot de passe').fill('autre chose entièrement');
  await presser(porte, 'Se connecter');
  await regarder('connexion refusée', porte);
  await porte.getByLabel('Mot de passe').fill(PHRASE);
  await presser(porte, 'Se connecter');
  await porte.waitForURL('**/connexion/code**');
  await regarder('code', porte);
  await champ(porte, 'Code').fill('000000');
  await presser(porte, 'Confirmer');
  await regarder('code refusé', porte);

  const oubli = await arriver('/mot-de-passe');
  await regarder('mot de passe oublié', oubli);
  await champ(oubli, 'Adresse électronique').fill('pas une adresse');
  await presser(oubli, 'Envoyer le lien');
  await regarder('adresse illisible', oubli);
  await champ(oubli, 'Adresse électronique').fill(CAMILLE);
  await presser(oubli, 'Envoyer le lien');
  await regarder('lien envoyé', oubli);
  await oubli.goto(await lienRecu(1));
  await regarder('nouveau mot de passe', oubli);
  await oubli.getByLabel('Nouveau mot de passe').fill('court');
  await presser(oubli, 'Enregistrer le mot de passe et entrer');
  await regarder('nouveau mot de passe refusé', oubli);

  const lien = await arriver('/connexion/lien');
  await regarder('demander un lien', lien);
  await champ(lien, 'Adresse électronique').fill(CAMILLE);
  await presser(lien, 'Envoyer le lien');
  await lien.goto(await lienRecu(2));
  await regarder('entrer par un lien', lien);
  await presser(lien, 'Entrer dans Maillage');
  await lien.waitForURL('**/connexion/code**');
  await champ(lien, 'Code').fill(secours);
  await presser(lien, 'Confirmer');
  await lien.goto(new URL(partis.at(-1)?.lien.adresse ?? '').pathname);
  await regarder('lien perdu', lien);
  await lien.goto('/moi');
  await suivre(lien.getByRole('button', { name: 'Retirer le second facteur' }));
  await regarder('second facteur retiré', lien);

  expect(fautes).toEqual([]);
  expect(vues.length).toBeGreaterThan(20);
  expect(application.imprevus).toEqual([]);
});
