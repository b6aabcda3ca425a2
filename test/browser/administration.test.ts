import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { exige } from '../exige.ts';
import { type ApplicationOuverte, ouvrirApplication } from './application.ts';
import { auditer, deborder, donnerAxe } from './examiner.ts';
import { ouvrirNavigateur, suivre, visiter } from './navigateur.ts';

const { test } = await exige('navigateur');

let application: ApplicationOuverte;
let navigateur: Browser;

beforeAll(async () => {
  application = await ouvrirApplication();
  navigateur = await ouvrirNavigateur();
}, 120_000);
afterAll(async () => {
  await application?.fermer();
});

/** What axe finds; and a picture, when someone asks for them (CAPTURES=folder). */
async function regarder(page: Page, nom: string): Promise<readonly string[]> {
  const dossier = process.env.CAPTURES;
  if (dossier !== undefined) {
    await mkdir(dossier, { recursive: true });
    const chemin = join(dossier, `${nom}-${page.viewportSize()?.width}.png`);
    await page.screenshot({ path: chemin, fullPage: true });
  }
  await donnerAxe(page);
  return [...(await auditer(page)), ...(await deborder(page))].map((f) => `${nom} : ${f}`);
}

const EN_TETE = 'Titre;Association;Date de début;Date de fin;Délibération;Subvention votée 2026;Voté le 2026';

test.each([1280, 390])(
  'le pilote reprend un tableau, corrige une faute, puis annule (%s px)',
  async (largeur) => {
    const page = await visiter(navigateur, application.adresse, 'agent-dvq', { largeur });
    const trouve: string[] = [];
    await page.goto('/a-faire');
    await suivre(page.locator('footer a', { hasText: 'Administration' }));
    await page.waitForURL('**/administration');
    trouve.push(...(await regarder(page, 'administration')));
    await suivre(page.locator('main a', { hasText: 'Reprise d’un tableau' }));
    trouve.push(...(await regarder(page, 'reprise')));
    const deposer = async (lignes: readonly string[]): Promise<void> => {
      await page.goto('/administration/reprise');
      await page.locator('input[type=file]').setInputFiles({
        ...{ name: `liste-${largeur}.csv`, mimeType: 'text/csv' },
        buffer: Buffer.from([EN_TETE, ...lignes].join('\n')),
      });
      await suivre(page.getByRole('button', { name: 'Lire le tableau' }));
      for (const [role, organisation] of [
        ['ccas', 'ccas-besancon'],
        ['gbm', 'grand-besancon'],
      ])
        await page.locator(`select[name="partie-${role}"]`).selectOption(organisation ?? '');
    };
    await deposer([
      `Une ${largeur};Association neuve;01/01/2026;31/12/2029;04/12/2025;30 000;15/03/2026`,
      'Deux;Autre neuve;01/13/2026;31/12/2029;;trente;',
    ]);
    trouve.push(...(await regarder(page, 'reprise-colonnes')));
    await suivre(page.getByRole('button', { name: 'Essayer sans rien écrire' }));
    expect(await page.locator('#fautes').innerText()).toContain('01/13/2026');
    trouve.push(...(await regarder(page, 'reprise-fautes')));

    await deposer([`Une ${largeur};Association neuve;01/01/2026;31/12/2029;04/12/2025;30 000;15/03/2026`]);
    await suivre(page.getByRole('button', { name: 'Essayer sans rien écrire' }));
    trouve.push(...(await regarder(page, 'reprise-essai')));
    await suivre(page.getByRole('button', { name: 'Reprendre la convention' }));
    await page.waitForURL('**/administration/reprise?faite=*');
    trouve.push(...(await regarder(page, 'reprise-faite')));
    await page.locator('summary', { hasText: 'Annuler cette reprise' }).first().click();
    await page.getByLabel('Pourquoi').first().fill('Fichier d’essai');
    await suivre(page.getByRole('button', { name: 'Retirer la convention' }).first());
    await page.waitForURL('**/administration/reprise?annulee=oui');
    expect(trouve).toEqual([]);
    expect(application.imprevus).toEqual([]);
    await page.context().close();
  },
  120_000,
);

test('un changement de coordonnées bancaires : l’association demande, l’un rappelle, l’autre valide', async () => {
  const trouve: string[] = [];
  const ici = '/organisations/mjc-clairs-soleils';
  const finances = await visiter(navigateur, application.adresse, 'agent-finances');
  await finances.goto(`${ici}/noter-telephone`);
  await finances.getByLabel('Numéro de téléphone').fill('03 81 00 00 00');
  await finances.getByLabel('D’où il vient').fill('Convention signée');
  await suivre(finances.getByRole('button', { name: 'Noter le numéro' }));
  await finances.waitForURL(`**${ici}/coordonnees`);

  const presidence = await visiter(navigateur, application.adresse, 'presidence-mjc-clairs-soleils', {
    largeur: 390,
  });
  await presidence.goto(`${ici}/demander-coordonnees`);
  await presidence.getByLabel('IBAN').fill('FR14 2004 1010 0505 0001 3M02 607');
  await presidence.getByLabel('Titulaire du compte').fill('MJC Clairs-Soleils');
  await presidence.locator('input[type=file]').setInputFiles({
    ...{ name: 'rib.pdf', mimeType: 'application/pdf' },
    buffer: Buffer.from('%PDF-1.4\nrelevé\n%%EOF\n'),
  });
  await suivre(presidence.getByRole('button', { name: 'Demander le changement' }));
  expect(await presidence.locator('.champ.erreur').innerText()).toContain('Un chiffre de cet IBAN est faux');
  trouve.push(...(await regarder(presidence, 'coordonnees-faux')));
  // The bank's paper was kept: only the digit is to be corrected.
  await presidence.getByLabel('IBAN').fill('FR14 2004 1010 0505 0001 3M02 606');
  await suivre(presidence.getByRole('button', { name: 'Demander le changement' }));
  await presidence.waitForURL(`**${ici}/coordonnees`);
  trouve.push(...(await regarder(presidence, 'coordonnees-demande')));

  await finances.goto('/versements?vue=en-attente');
  await suivre(finances.locator('main a[href*="/versements/"]').first());
  await finances.waitForURL('**/conventions/**');
  expect(await finances.locator('.note').first().innerText()).toContain(
    'changement de coordonnées bancaires',
  );
  expect(await finances.locator('#payer').innerText()).toContain('Ne payez pas sur le nouveau compte');
  trouve.push(...(await regarder(finances, 'coordonnees-versement')));
  await finances.goto(`${ici}/rappeler-coordonnees`);
  expect(await finances.locator('main').innerText()).toContain('03 81 00 00 00');
  await finances.getByLabel('Qui a répondu').fill('La trésorière');
  await finances.getByLabel(/^Oui, le changement/).check();
  trouve.push(...(await regarder(finances, 'coordonnees-rappel')));
  await suivre(finances.getByRole('button', { name: 'Enregistrer le rappel' }));
  await finances.goto(`${ici}/valider-coordonnees`);
  await suivre(finances.getByRole('button', { name: 'Valider les coordonnées' }));
  expect(await finances.locator('#bilan').innerText()).toContain('une autre personne doit valider');

  const pilote = await visiter(navigateur, application.adresse, 'agent-dvq');
  await pilote.goto(`${ici}/coordonnees`);
  trouve.push(...(await regarder(pilote, 'coordonnees-attente')));
  expect(await pilote.locator('main').innerText()).not.toContain('3M02');
  await suivre(pilote.getByRole('button', { name: 'Lire l’IBAN en entier' }));
  expect((await pilote.locator('main').innerText()).replaceAll('\u00A0', ' ')).toContain(
    'FR14 2004 1010 0505 0001 3M02 606',
  );
  await suivre(pilote.getByRole('link', { name: 'Valider les coordonnées' }));
  await suivre(pilote.getByRole('button', { name: 'Valider les coordonnées' }));
  await pilote.waitForURL(`**${ici}/coordonnees`);
  expect(await pilote.locator('main').innerText()).toContain('Compte en vigueur');

  const administrateur = await visiter(navigateur, application.adresse, 'administrateur');
  await administrateur.goto('/administration/lectures');
  expect(await administrateur.locator('main').innerText()).toContain('IBAN en entier');
  trouve.push(...(await regarder(administrateur, 'lectures')));
  const voisine = await visiter(navigateur, application.adresse, 'presidence-asep');
  expect((await voisine.goto(`${ici}/coordonnees`))?.status()).toBe(404);
  expect((await voisine.goto(`${ici}/coordonnees/3/rib`))?.status()).toBe(404);
  expect(trouve).toEqual([]);
  expect(application.imprevus).toEqual([]);
}, 120_000);
