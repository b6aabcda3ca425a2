import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type FournisseurReel, ouvrirFournisseurReel } from '../comptes/fournisseur-reel.ts';
import { exige } from '../exige.ts';
import { portLibre } from '../port-libre.ts';
import { fonder } from '../web/entree.ts';
import { type ApplicationOuverte, ouvrirApplication } from './application.ts';
import { ouvrirNavigateur, suivre, visiter } from './navigateur.ts';

const { test } = await exige('navigateur');

let fournisseur: FournisseurReel;
let application: ApplicationOuverte;
let navigateur: Browser;
let invitation = '';

beforeAll(async () => {
  const port = await portLibre();
  const publique = `http://127.0.0.1:${port}`;
  fournisseur = await ouvrirFournisseurReel(publique, '/connexion');
  application = await ouvrirApplication(undefined, {
    port,
    demonstration: false,
    adressePublique: publique,
    oidc: fournisseur.config,
    courrier: async () => {},
    avant: async (donnees) => {
      invitation = await fonder(donnees);
    },
  });
  navigateur = await ouvrirNavigateur();
});
afterAll(async () => {
  await application?.fermer();
  await fournisseur?.fermer();
});

const CAMILLE = {
  sub: 'agent-camille',
  given_name: 'Camille',
  usual_name: 'Dupré',
  email: 'camille@valmont.example.fr',
  uid: '42',
  siret: '21250056500016',
  idp_id: 'valmont',
};
const continuer = (page: Page) =>
  page.getByRole('button', { name: 'Continuer avec mon identité professionnelle' }).click();

test('une agente invitée accepte, entre et sort par son identité professionnelle', {
  timeout: 60_000,
}, async () => {
  fournisseur.agent = CAMILLE;
  fournisseur.niveau = 'eidas2';
  const page = await visiter(navigateur, application.adresse, null);
  await page.goto(invitation);
  await continuer(page);
  await page.getByText('Vous êtes connecté comme').waitFor();
  expect(new URL(page.url()).pathname).toBe(invitation);
  await suivre(page.getByRole('button', { name: 'Accepter l’invitation' }));
  await page.waitForURL('**/a-faire');

  await page.goto('/moi');
  expect(await page.locator('#sessions').innerText()).toContain('par identité professionnelle');
  await suivre(page.locator('.chapeau').getByRole('button', { name: 'Se déconnecter' }));
  await page.waitForURL((url) => url.pathname !== '/moi');
  expect(fournisseur.recues.some((u) => u.pathname.startsWith('/session/end'))).toBe(true);

  await page.goto('/connexion');
  await continuer(page);
  // Whoever founded the espace holds two offices, and says each time which one they take.
  await page.waitForURL((url) => url.pathname === '/moi');
  await suivre(page.getByRole('button', { name: /^Agir/ }).first());
  await page.waitForURL('**/a-faire');
  expect(application.imprevus).toEqual([]);
});

test('un agent que personne n’a invité n’entre pas', async () => {
  fournisseur.agent = { ...CAMILLE, sub: 'agent-inconnu', email: 'passant@valmont.example.fr' };
  const page = await visiter(navigateur, application.adresse, null);
  await page.goto('/connexion');
  await continuer(page);
  await page.getByText('Aucun compte n’est lié').waitFor();
  await page.goto('/a-faire');
  expect(new URL(page.url()).pathname).toBe('/connexion');
});
