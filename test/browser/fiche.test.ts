import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { exige } from '../exige.ts';
import { type ApplicationOuverte, ouvrirApplication } from './application.ts';
import { ouvrirNavigateur, suivre, visiter } from './navigateur.ts';

const { describe, test } = await exige('navigateur');

let navigateur: Browser;
beforeAll(async () => {
  navigateur = await ouvrirNavigateur();
});

const champ = (page: Page, nom: string) => page.getByRole('textbox', { name: nom, exact: true });

for (const sansScript of [true, false])
  describe(sansScript ? 'la fiche, sans JavaScript' : 'la fiche, avec JavaScript', () => {
    let application: ApplicationOuverte;
    let equipe: Page;
    let agent: Page;
    let adresse = '';

    beforeAll(async () => {
      application = await ouvrirApplication();
      equipe = await visiter(navigateur, application.adresse, 'direction-mjc-clairs-soleils', { sansScript });
      agent = await visiter(navigateur, application.adresse, 'agent-dvq', { sansScript });
      for (const page of [equipe, agent]) page.setDefaultTimeout(8000);
    });
    afterAll(() => application?.fermer());

    test('s’ouvre depuis l’échéance qui la demande, l’année d’avant à côté', async () => {
      await equipe.goto('/a-faire');
      await suivre(equipe.locator('a[href*="/echeances/fiche/"]').first());
      await suivre(equipe.getByRole('link', { name: 'Ouvrir la fiche' }));
      adresse = new URL(equipe.url()).pathname;
      expect(adresse).toMatch(/\/fiches\/fiche-de-suivi\/2026$/);
      await suivre(equipe.getByRole('link', { name: 'Remplir la fiche' }));
      expect(await champ(equipe, 'Dénomination').inputValue()).toContain('MJC');
      expect(await champ(equipe, 'Forme juridique').inputValue()).toBe('Association loi de 1901');
      await suivre(equipe.getByRole('button', { name: 'Enregistrer et continuer' }));
      expect(await equipe.locator('h1').innerText()).toBe('Année écoulée');
      expect(await equipe.locator('[id="annee-ecoulee.adherents-aide"]').innerText()).toContain('En 2025');
    });

    test('dit ce qui ne se lit pas à côté du champ, et garde tout ce qui est écrit', async () => {
      await champ(equipe, 'Adhérents').fill('1 105');
      await champ(equipe, 'Familles').fill('beaucoup');
      await champ(equipe, 'Points forts').fill('Une équipe « au complet » & unie.');
      await suivre(equipe.getByRole('button', { name: 'Enregistrer et continuer' }));
      expect(await equipe.title()).toMatch(/^Erreur/);
      expect(await equipe.locator('.champ.erreur').innerText()).toContain('n’est pas un nombre entier');
      expect(await champ(equipe, 'Familles').inputValue()).toBe('beaucoup');
      // Leaving the page loses nothing, not even the fault.
      await equipe.goto(`${adresse}/remplir/annee-ecoulee`);
      expect(await champ(equipe, 'Familles').inputValue()).toBe('beaucoup');
      expect(await champ(equipe, 'Points forts').inputValue()).toBe('Une équipe « au complet » & unie.');
      await equipe.goto(adresse);
      await suivre(equipe.getByRole('button', { name: 'Déposer la fiche' }));
      expect(await equipe.locator('#bilan').innerText()).toContain('beaucoup');
    });

    test('demande une explication là où l’écart est grand, et là seulement', async () => {
      await equipe.goto(`${adresse}/remplir/annee-ecoulee`);
      await champ(equipe, 'Familles').fill('401');
      await champ(equipe, 'Salariés permanents').fill('24');
      await suivre(equipe.getByRole('button', { name: 'Enregistrer et continuer' }));
      expect(await equipe.locator('h1').innerText()).toBe('Année écoulée');
      const ecarts = equipe.locator('.ecarts-a-expliquer .ecart');
      expect(await ecarts.count()).toBe(2);
      await champ(equipe, 'Salariés permanents').fill('14');
      await suivre(equipe.getByRole('button', { name: 'Enregistrer et continuer' }));
      await equipe.goto(`${adresse}/remplir/annee-ecoulee`);
      expect(await ecarts.count()).toBe(1);
      expect(await ecarts.innerText()).toMatch(/2025\s: 842.*1.105.*\+.263/s);
      await equipe.getByRole('textbox', { name: /^Explication/ }).fill('Une antenne a ouvert au printemps.');
      await suivre(equipe.getByRole('button', { name: 'Enregistrer et continuer' }));
      expect(await equipe.locator('h1').innerText()).toBe('Année à venir');
    });

    test('calcule les totaux, les parts et les résultats', async () => {
      await equipe.goto(`${adresse}/remplir/chiffres`);
      for (const [ligne, montant] of Object.entries({
        subventions: '600 000',
        'dont-ville': '243000',
        'recettes-propres': '142 500,00 €',
        'autres-recettes': '20000',
        reprises: '8 500',
        salaires: '530 000',
        externes: '160 000',
        'autres-charges': '40 000',
        dotations: '22 500',
        exceptionnel: '-1 000',
      }))
        await equipe.locator(`[id="chiffres.${ligne}.definitif"]`).fill(montant);
      await suivre(equipe.getByRole('button', { name: 'Enregistrer et continuer' }));
      // What comments on the figures comes after them, and last.
      expect(await equipe.locator('h1').innerText()).toBe('Commentaires');
      await suivre(equipe.getByRole('button', { name: 'Enregistrer et relire la fiche' }));
      const ligne = (nom: string) => equipe.locator('.chiffres-lus tr', { hasText: nom }).first();
      expect(await ligne('Total des produits').innerText()).toMatch(/771.000.€/);
      expect(await ligne('Résultat d’exploitation').innerText()).toMatch(/18.500.€/);
      expect(await ligne('Résultat net').innerText()).toMatch(/17.500.€/);
      expect(await ligne('Subventions').innerText()).toMatch(/77,8.%/);
    });

    test('reste invisible aux autres parties jusqu’au dépôt', async () => {
      await agent.goto(adresse);
      const vu = await agent.locator('main').innerText();
      expect(vu).toContain('Pas encore déposée');
      expect(vu).not.toContain('antenne');
      await agent.goto(`${adresse}/remplir/annee-ecoulee`);
      expect(await champ(agent, 'Adhérents').inputValue()).toBe('');
    });

    test('prévient quand un collègue a enregistré la même partie entre-temps', async () => {
      const autre = await visiter(navigateur, application.adresse, 'direction-mjc-clairs-soleils', {
        sansScript,
      });
      await autre.goto(`${adresse}/remplir/annee-a-venir`);
      await equipe.goto(`${adresse}/remplir/annee-a-venir`);
      await champ(autre, 'Enjeux').fill('Le mien');
      await suivre(autre.getByRole('button', { name: 'Enregistrer et continuer' }));
      await champ(equipe, 'Enjeux').fill('Le nôtre');
      await suivre(equipe.getByRole('button', { name: 'Enregistrer et continuer' }));
      expect(await equipe.locator('#bilan').innerText()).toContain('pendant votre saisie');
      expect(await champ(equipe, 'Enjeux').inputValue()).toBe('Le nôtre');
      await suivre(equipe.getByRole('button', { name: 'Enregistrer et continuer' }));
      await equipe.goto(`${adresse}/remplir/annee-a-venir`);
      expect(await champ(equipe, 'Enjeux').inputValue()).toBe('Le nôtre');
      await autre.context().close();
    });

    test('se dépose, se lit par tous, et l’échéance est tenue', async () => {
      await equipe.goto(adresse);
      // What the association sends online happened when it was recorded: no day is asked.
      expect(await champ(equipe, 'Envoyée le').count()).toBe(0);
      await suivre(equipe.getByRole('button', { name: 'Déposer la fiche' }));
      expect(await equipe.locator('.enregistre').innerText()).toContain('Fiche annuelle');
      await agent.goto(adresse);
      const vu = await agent.locator('main').innerText();
      expect(vu).toContain('Une antenne a ouvert au printemps.');
      expect(vu).toContain('Écart expliqué');
      expect(vu).not.toContain('Brouillon en cours');
      await agent.goto('/a-faire');
      expect(await agent.locator(`a[href*="${adresse.split('/fiches')[0]}/echeances/fiche/"]`).count()).toBe(
        0,
      );
      expect(application.imprevus).toEqual([]);
    });
  });
