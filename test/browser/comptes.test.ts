import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { exige } from '../exige.ts';
import { fonder } from '../web/entree.ts';
import { type ApplicationOuverte, ouvrirApplication } from './application.ts';
import { ouvrirNavigateur, suivre, visiter } from './navigateur.ts';
import { accepter, champ, codeAffiche, PHRASE, presser, titre } from './porte.ts';

const { test } = await exige('navigateur');

let application: ApplicationOuverte;
let navigateur: Browser;
let invitation = '';

beforeAll(async () => {
  application = await ouvrirApplication(undefined, {
    demonstration: false,
    avant: async (donnees) => {
      invitation = await fonder(donnees);
    },
  });
  navigateur = await ouvrirNavigateur();
});
afterAll(async () => {
  await application?.fermer();
});

async function arriver(chemin: string): Promise<Page> {
  const page = await visiter(navigateur, application.adresse, null);
  page.setDefaultTimeout(8000);
  await page.goto(chemin);
  return page;
}

test('de la fondation à la délégation : chacun entre, invite, et agit pour les siens', {
  timeout: 120_000,
}, async () => {
  // The administrator accepts, is asked for a second factor before anything else, and keeps the recovery codes.
  const admin = await arriver(invitation);
  expect(await titre(admin)).toContain('Ville de Valmont');
  await champ(admin, 'Prénom et nom').fill('Camille Dupré');
  await admin.getByLabel('Nouveau mot de passe').fill('motdepasse12');
  await presser(admin, 'Accepter l’invitation');
  expect(await admin.locator('.champ.erreur').innerText()).toContain('se devine');
  expect(await champ(admin, 'Prénom et nom').inputValue()).toBe('Camille Dupré');
  await accepter(admin);
  await admin.waitForURL('**/moi/second-facteur**');
  await champ(admin, 'Code affiché').fill('000000');
  await presser(admin, 'Installer le second facteur');
  expect(await admin.locator('.champ.erreur').innerText()).toContain('n’est pas celui');
  await champ(admin, 'Code affiché').fill(await codeAffiche(admin, application));
  await presser(admin, 'Installer le second facteur');
  await admin.locator('.codes-de-secours li').first().waitFor();
  const secours = await admin.locator('.codes-de-secours code').first().innerText();
  await suivre(admin.getByRole('link', { name: 'J’ai gardé mes codes' }));
  await admin.waitForURL('**/a-faire');

  // They enter an association and invite its president, whose link is handed over since no mail goes out here.
  await admin.goto('/organisations/nouvelle');
  await champ(admin, 'Nom complet').fill('Les Ateliers du Pont');
  await champ(admin, 'Nom court, avec son article').fill('les Ateliers du Pont');
  await champ(admin, 'Numéro SIRET, facultatif').fill('12345678901234');
  await presser(admin, 'Inscrire l’organisation');
  expect(await admin.locator('.champ.erreur').innerText()).toContain('SIRET');
  await champ(admin, 'Numéro SIRET, facultatif').fill('');
  await presser(admin, 'Inscrire l’organisation');
  await admin.waitForURL('**/organisations/les-ateliers-du-pont');
  const lienPresidence = await inviter(admin, 'Sacha Perrin', 'sacha@asso.example.fr', 'Présidence');

  // The president comes in without second factor, sees their own organisation only, and invites in turn.
  const presidence = await arriver(lienPresidence);
  await accepter(presidence);
  await presidence.waitForURL('**/a-faire');
  await presidence.goto('/organisations');
  await presidence.waitForURL('**/organisations/les-ateliers-du-pont');
  expect((await presidence.goto('/organisations/ville-de-valmont'))?.status()).toBe(404);
  const lienEquipe = await inviter(presidence, 'Noor Belin', 'noor@asso.example.fr', 'Équipe');

  // The link of an invitation serves once.
  const encore = await arriver(lienPresidence);
  expect(await titre(encore)).toBe('Cette invitation est close');

  const equipe = await arriver(lienEquipe);
  await accepter(equipe);
  await equipe.waitForURL('**/a-faire');
  expect((await equipe.goto('/organisations/les-ateliers-du-pont/inviter'))?.status()).toBe(403);

  // An absence is delegated; the delegate chooses under which mandate to act.
  await presidence.goto('/organisations/les-ateliers-du-pont');
  await suivre(presidence.getByRole('link', { name: 'Déléguer (Sacha Perrin)' }));
  await presidence.getByLabel('Noor Belin').check();
  await champ(presidence, 'Dernier jour').fill('30 novembre 2026');
  await presser(presidence, 'Donner la délégation');
  await presidence.waitForURL('**/organisations/les-ateliers-du-pont');
  await equipe.goto('/moi');
  await suivre(equipe.getByRole('button', { name: 'Agir' }));
  await equipe.waitForURL('**/a-faire');
  await equipe.goto('/organisations/les-ateliers-du-pont/inviter');
  expect(await titre(equipe)).toBe('Inviter quelqu’un');

  // Handing over: the office passes on the day said.
  await presidence.goto('/organisations/les-ateliers-du-pont');
  await suivre(presidence.getByRole('link', { name: 'Passer la main (Sacha Perrin)' }));
  await presidence.getByLabel('Noor Belin').check();
  await champ(presidence, 'Dernier jour').fill('23 novembre 2026');
  await presser(presidence, 'Passer la main');
  await presidence.waitForURL('**/organisations/les-ateliers-du-pont');
  expect(await presidence.locator('#mandats').innerText()).toMatch(/Commence le 24.novembre.2026/);

  // Out, then in again: the second factor is asked, and a recovery code serves once.
  await admin.goto('/moi');
  await suivre(admin.locator('.chapeau').getByRole('button', { name: 'Se déconnecter' }));
  await admin.waitForURL('**/connexion');
  expect((await admin.goto('/organisations'))?.url()).toContain('/connexion?vers=');
  await champ(admin, 'Adresse électronique').fill('camille@valmont.example.fr');
  await admin.getByLabel('Mot de passe').fill('autre chose entièrement');
  await presser(admin, 'Se connecter');
  expect(await admin.locator('.bilan-erreurs').innerText()).toContain('ne vont pas ensemble');
  expect(await champ(admin, 'Adresse électronique').inputValue()).toBe('camille@valmont.example.fr');
  await admin.getByLabel('Mot de passe').fill(PHRASE);
  await presser(admin, 'Se connecter');
  await admin.waitForURL('**/connexion/code**');
  expect((await admin.goto('/a-faire'))?.url()).toContain('/connexion/code');
  await champ(admin, 'Code').fill(secours);
  await presser(admin, 'Confirmer');
  // Whoever founded the espace holds two offices: they say under which one they come.
  await admin.waitForURL('**/moi**');
  await suivre(admin.getByRole('button', { name: 'Agir' }).first());
  await admin.waitForURL('**/a-faire');

  expect(application.imprevus).toEqual([]);
});

test('une session ouverte ailleurs se voit et se termine', async () => {
  const [ici, ailleurs] = [
    await connecter('sacha@asso.example.fr'),
    await connecter('sacha@asso.example.fr'),
  ];
  await ici.goto('/moi');
  expect(await ici.locator('#sessions li').count()).toBeGreaterThan(1);
  await presser(ici, 'Terminer toutes les autres');
  await ici.waitForURL('**/moi**');
  expect((await ailleurs.goto('/moi'))?.url()).toContain('/connexion');
  expect(await ici.locator('#sessions li').count()).toBe(1);
});

async function connecter(courriel: string): Promise<Page> {
  const page = await arriver('/connexion');
  await champ(page, 'Adresse électronique').fill(courriel);
  await page.getByLabel('Mot de passe').fill(PHRASE);
  await presser(page, 'Se connecter');
  await page.waitForURL((url) => url.pathname !== '/connexion');
  return page;
}

async function inviter(page: Page, nom: string, courriel: string, fonction: string): Promise<string> {
  await page.goto('/organisations/les-ateliers-du-pont/inviter');
  await champ(page, 'Prénom et nom').fill(nom);
  await champ(page, 'Adresse électronique').fill(courriel);
  await page.getByLabel(fonction, { exact: true }).check();
  await presser(page, 'Envoyer l’invitation');
  await page.waitForURL('**/organisations/les-ateliers-du-pont');
  const lien = await page.locator('#invitations li', { hasText: nom }).locator('code').innerText();
  return new URL(lien).pathname;
}
