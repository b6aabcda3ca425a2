import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { exige } from '../exige.ts';
import { type ApplicationOuverte, ouvrirApplication } from './application.ts';
import { ouvrirNavigateur, suivre, visiter } from './navigateur.ts';

const { describe, test } = await exige('navigateur');

let application: ApplicationOuverte;
let navigateur: Browser;

beforeAll(async () => {
  application = await ouvrirApplication();
  navigateur = await ouvrirNavigateur();
});
afterAll(async () => {
  await application?.fermer();
});

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

async function entrer(personne: string, sansScript: boolean): Promise<Page> {
  const page = await visiter(navigateur, application.adresse, personne, { sansScript });
  page.setDefaultTimeout(8000);
  return page;
}

/** A text field by its label alone: the button of its calendar bears the label too. */
const champ = (page: Page, nom: string) => page.getByRole('textbox', { name: nom, exact: true });

/** Fills whatever a draft still lacks, as a person who picks the first answer. */
async function remplirLeReste(page: Page): Promise<void> {
  for (const liste of await page.locator('main select').all())
    if ((await liste.inputValue()) === '') await liste.selectOption({ index: 1 });
  for (const groupe of await page.locator('main fieldset:has(input[type=radio])').all())
    if ((await groupe.locator('input:checked').count()) === 0) await groupe.locator('input').first().check();
}

for (const sansScript of [true, false])
  describe(sansScript ? 'sans JavaScript' : 'avec JavaScript', () => {
    test('une agente retrouve ce qui est en retard et ouvre l’échéance', async () => {
      const page = await entrer('agent-dvq', sansScript);
      const retard = page.locator('#retard');
      expect(await retard.locator('.statut').first().innerText()).toMatch(/^En retard d|depuis\s\d+\sjours$/);
      const titre = await retard.locator('h3 a').first().innerText();
      await suivre(retard.locator('h3 a').first());
      expect(await page.locator('h1').innerText()).toContain(titre.slice(0, 12));
      await page.context().close();
    });

    test('une date qui n’existe pas revient avec son explication, le reste gardé', async () => {
      const page = await entrer('agent-dvq', sansScript);
      await page.goto('/autre-jour?de=%2Fversements');
      await champ(page, 'Quel jour').fill('31/11/2026');
      await page.getByLabel('Avec ce qu’on savait ce jour-là').check();
      await suivre(page.getByRole('button', { name: 'Voir ce jour' }));
      expect(await page.title()).toMatch(/^Erreur\s: /);
      expect(await page.locator('.champ.erreur').innerText()).toContain('Novembre n’a que 30');
      expect(await champ(page, 'Quel jour').inputValue()).toBe('31/11/2026');
      expect(await page.getByLabel('Avec ce qu’on savait ce jour-là').isChecked()).toBe(true);
      await champ(page, 'Quel jour').fill('12 mai 2026');
      await suivre(page.getByRole('button', { name: 'Voir ce jour' }));
      expect(new URL(page.url()).search).toBe('?au=2026-05-12&connu=alors');
      expect(await page.locator('.bandeau').innerText()).toContain('ce qu’on en savait ce jour-là');
      await page.context().close();
    });

    test('un autre jour suit les liens, n’offre aucun formulaire qui écrit, et ramène à aujourd’hui', async () => {
      const page = await entrer('agent-dvq', sansScript);
      await page.goto('/conventions?au=2027-05-12');
      await suivre(page.locator('main tbody a').first());
      expect(page.url()).toContain('au=2027-05-12');
      expect(await page.locator('.bandeau strong').innerText()).toContain('Vu au 12');
      expect(await page.locator('form[method=post]').count()).toBe(0);
      await suivre(page.getByRole('link', { name: 'Revenir à aujourd’hui' }));
      expect(page.url()).not.toContain('au=');
      await page.context().close();
    });

    test('les filtres et le tri d’une liste ont une adresse qui les redonne', async () => {
      const page = await entrer('agent-dvq', sansScript);
      await page.goto('/versements');
      await suivre(page.getByRole('link', { name: 'Montant', exact: true }));
      expect(new URL(page.url()).searchParams.get('tri')).toBe('montant');
      const montants = await page.locator('tbody td.montant').allInnerTexts();
      const connus = montants.filter((m) => /\d/.test(m)).map((m) => Number(m.replace(/[^\d]/g, '')));
      expect(connus.length).toBeGreaterThan(2);
      expect(connus).toEqual([...connus].sort((a, b) => b - a));
      await page.context().close();
    });

    test('la recherche trouve sans accent et le dit quand elle ne trouve rien', async () => {
      const page = await entrer('agent-dvq', sansScript);
      await page.goto('/conventions');
      await page.locator('#f-q').fill('besancon clairs');
      await suivre(page.getByRole('button', { name: 'Chercher' }));
      expect(await page.locator('tbody tr').count()).toBe(1);
      await page.locator('#f-q').fill('zzz');
      await suivre(page.getByRole('button', { name: 'Chercher' }));
      expect(await page.locator('.vide').innerText()).toContain('Aucune convention ne répond');
      await page.context().close();
    });

    test('un fait annulé sort des calculs et reste au journal, barré, avec sa raison', async () => {
      const page = await entrer('agent-dvq', sansScript);
      await page.goto('/conventions');
      await suivre(page.locator('main tbody a').first());
      await page.goto(`${new URL(page.url()).pathname}/journal`);
      expect(await page.locator('.chaine').innerText()).toContain('Chaîne vérifiée');
      const faits = await page.locator('.fait').count();
      await suivre(page.getByRole('link', { name: /^Annuler ce fait/ }).first());
      const intitule = await page.locator('.fait .phrase').innerText();
      await suivre(page.getByRole('button', { name: 'Annuler ce fait' }));
      expect(await page.locator('.champ.erreur').count()).toBe(1);
      const motif = sansScript ? 'Saisi dans le mauvais dossier' : 'Saisi deux fois';
      await page.locator('#motif').fill(motif);
      await suivre(page.getByRole('button', { name: 'Annuler ce fait' }));
      const barre = page.locator('.fait.annule', { hasText: motif });
      expect(await barre.locator('del').innerText()).toBe(intitule);
      expect(await page.locator('.fait').count()).toBe(Math.min(50, faits + 1));
      await page.context().close();
    });

    test('une convention se prépare : oubli signalé, aperçu du calendrier, création', async () => {
      const page = await entrer('agent-dvq', sansScript);
      await page.goto('/conventions');
      await suivre(page.getByRole('link', { name: 'Préparer une convention' }));
      await suivre(page.getByRole('link', { name: /centre social/i }));
      await champ(page, 'Date d’effet').fill('1er janvier 2027');
      await champ(page, 'Dernier jour de la convention').fill('31/12/2030');
      await remplirLeReste(page);
      await suivre(page.getByRole('button', { name: 'Créer la convention' }));
      expect(await page.locator('#bilan').innerText()).toContain('Titre');
      expect(await champ(page, 'Date d’effet').inputValue()).toBe('1er janvier 2027');
      const titre = `Centre d’essai ${sansScript ? 'un' : 'deux'}`;
      await champ(page, 'Titre').fill(titre);
      await suivre(page.getByRole('button', { name: 'Voir l’aperçu' }));
      expect(await page.locator('#calendrier tbody tr').count()).toBeGreaterThan(5);
      expect(await page.locator('#texte .prose').innerText()).toMatch(/31\sdécembre\s2030/);
      await suivre(page.getByRole('button', { name: 'Créer la convention' }));
      expect(await page.locator('h1').innerText()).toBe(titre);
      await page.context().close();
    });

    test('une pièce se dépose : le fichier trompeur est refusé, le bon est gardé, et aucun jour n’est demandé', async () => {
      const page = await entrer('direction-mjc-clairs-soleils', sansScript);
      const voulue = sansScript ? 'Assurances' : 'Pièces annuelles';
      await suivre(page.locator('#retard h3 a', { hasText: voulue }).first());
      const formulaire = page.locator('form:has(input[type=file])').first();
      const fichier = formulaire.locator('input[type=file]');
      const enregistrer = () => suivre(formulaire.getByRole('button', { name: 'Enregistrer la pièce' }));

      await fichier.setInputFiles({
        name: 'rapport.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('MZ\x90 pas un PDF'),
      });
      await formulaire.locator('textarea').fill('Reçu du cabinet ce matin');
      await enregistrer();
      expect(await page.locator('#bilan').innerText()).toContain('rapport.pdf');
      expect(await formulaire.locator('textarea').inputValue()).toBe('Reçu du cabinet ce matin');

      await fichier.setInputFiles({ name: 'rapport.pdf', mimeType: 'application/pdf', buffer: PDF });
      // What the association sends online happened when it was recorded: no day is asked.
      expect(await formulaire.getByRole('textbox', { name: 'Envoyée le' }).count()).toBe(0);
      const validite = formulaire.getByRole('textbox', { name: /^Valable/ });
      if ((await validite.count()) > 0) {
        await validite.first().fill('31/11/2026');
        await enregistrer();
        expect(await page.locator('#bilan').innerText()).toContain('Novembre n’a que 30');
        expect(await formulaire.locator('.fichier').innerText()).toContain('déjà reçu');
      }
      for (const [i, jour] of ['1er janvier 2026', '31 décembre 2026'].entries())
        if ((await validite.count()) > i) await validite.nth(i).fill(jour);
      await enregistrer();
      expect(await page.locator('#bilan').count()).toBe(0);
      expect(await page.locator('.chapeau .statut').first().innerText()).toMatch(/^Hors délai/);

      const [telechargement] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('link', { name: /rapport\.pdf/ })
          .first()
          .click(),
      ]);
      expect(telechargement.suggestedFilename()).toBe('rapport.pdf');
      await page.context().close();
    });

    test('deux personnes écrivent : la seconde apprend ce qui a changé, et garde ce qu’elle a écrit', async () => {
      const page = await entrer('agent-dvq', sansScript);
      const autre = await entrer('agent-dvq', sansScript);
      await page.goto('/conventions');
      await suivre(page.locator('main tbody a', { hasText: 'Palente' }).first());
      const journal = `${new URL(page.url()).pathname}/journal`;
      await page.goto(journal);
      const liens = page.getByRole('link', { name: /^Annuler ce fait/ });
      const [un, deux] = [await liens.nth(0).getAttribute('href'), await liens.nth(1).getAttribute('href')];
      await page.goto(un ?? '');
      await autre.goto(deux ?? '');
      await autre.locator('#motif').fill('Doublon');
      await suivre(autre.getByRole('button', { name: 'Annuler ce fait' }));
      const motif = `Mauvaise date ${sansScript ? 'un' : 'deux'}`;
      await page.locator('#motif').fill(motif);
      await suivre(page.getByRole('button', { name: 'Annuler ce fait' }));
      expect(await page.locator('#bilan').innerText()).toMatch(/entre-temps|entre temps|pendant/);
      expect(await page.locator('#motif').inputValue()).toBe(motif);
      await suivre(page.getByRole('button', { name: 'Annuler ce fait' }));
      expect(await page.locator('.fait.annule', { hasText: motif }).count()).toBe(1);
      await page.context().close();
      await autre.context().close();
    });
  });

test('le serveur n’a connu aucune erreur imprévue', () => {
  expect(application.imprevus).toEqual([]);
});
