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
  expect(application?.imprevus).toEqual([]);
  await application?.fermer();
});

async function entrer(personne: string, sansScript = false): Promise<Page> {
  const page = await visiter(navigateur, application.adresse, personne, { sansScript });
  page.setDefaultTimeout(8000);
  return page;
}
const echeance = async (page: Page): Promise<string> => {
  await page.goto('/a-faire');
  const href = await page.locator('#retard h3 a').first().getAttribute('href');
  return (href ?? '').split('#')[0] ?? '';
};

for (const sansScript of [true, false])
  describe(sansScript ? 'sans JavaScript' : 'avec JavaScript', () => {
    test('une question s’écrit sur l’échéance, l’association y répond, la page des échanges les réunit', {
      timeout: 120_000,
    }, async () => {
      const agente = await entrer('agent-dvq', sansScript);
      const adresse = await echeance(agente);
      await agente.goto(adresse);
      const pli = agente.locator('#echanges details');
      if (!(await pli.evaluate((d) => (d as HTMLDetailsElement).open))) await pli.locator('summary').click();
      await suivre(agente.getByRole('button', { name: 'Envoyer le message' }));
      await expect.poll(() => agente.title()).toMatch(/^Erreur\s: /);
      const question = `Quand pensez-vous la remettre ? (${sansScript ? 'un' : 'deux'})`;
      await agente.getByRole('textbox', { name: /Votre message/ }).fill(`${question}\n\n<b>Merci</b>`);
      await suivre(agente.getByRole('button', { name: 'Envoyer le message' }));
      await agente.locator('.enregistre', { hasText: 'Message à propos de' }).waitFor();
      expect(await agente.locator('#echanges .echange').last().innerText()).toContain('<b>Merci</b>');

      await agente.goto(`${adresse.split('/echeances/')[0]}/echanges`);
      expect(await agente.locator('main').innerText()).toContain(question);
      await agente.getByLabel('À propos de').selectOption({ index: 0 });
      await agente.getByRole('textbox', { name: /Votre message/ }).fill('Un mot sur l’ensemble.');
      await suivre(agente.getByRole('button', { name: 'Envoyer le message' }));
      await agente.locator('#fil-convention', { hasText: 'Un mot sur l’ensemble.' }).waitFor();

      const observatrice = await entrer('membre-conseil-habitants', sansScript);
      await observatrice.goto(`${adresse.split('/echeances/')[0]}/echanges`);
      expect(await observatrice.locator('main').innerText()).toContain(question);
      expect(await observatrice.getByRole('button', { name: 'Envoyer le message' }).count()).toBe(0);
      await agente.context().close();
      await observatrice.context().close();
    });

    test('les rappels se règlent, l’aperçu suit, l’agenda a une adresse qu’on ferme', {
      timeout: 120_000,
    }, async () => {
      const page = await entrer('agent-dvq', sansScript);
      await suivre(page.getByRole('link', { name: 'Mes rappels' }));
      await page.waitForURL('**/moi/rappels');
      await page.getByLabel('Chaque jour ouvré').check();
      await suivre(page.getByRole('button', { name: 'Enregistrer mes réglages' }));
      await page.locator('.enregistre', { hasText: 'enregistrés' }).waitFor();
      expect(await page.locator('#apercu').innerText()).toContain('si rien ne change');
      await page.getByLabel('Jamais, sauf urgence').check();
      await page.getByLabel('Un message reçu').check();
      await suivre(page.getByRole('button', { name: 'Enregistrer mes réglages' }));
      await page.locator('#apercu', { hasText: 'Aucun résumé' }).waitFor();
      expect(await page.locator('.enregistre').innerText()).toContain('enregistrés');
      expect(await page.getByLabel('Un message reçu').isChecked()).toBe(true);

      await suivre(page.getByRole('button', { name: 'l’adresse' }).first());
      const adresse = await page.locator('.adresse-secrete').innerText();
      const lire = (a: string) => fetch(a.trim());
      const flux = await lire(adresse);
      expect(flux.headers.get('set-cookie')).toBeNull();
      expect(flux.headers.get('content-type')).toContain('text/calendar');
      expect(await flux.text()).toContain('BEGIN:VEVENT');
      await page.goto('/moi/rappels');
      expect(await page.locator('.adresse-secrete').count()).toBe(0);
      await suivre(page.getByRole('button', { name: 'Fermer l’adresse' }));
      await page.getByRole('button', { name: 'Fermer l’adresse' }).waitFor({ state: 'detached' });
      const ferme = await lire(adresse);
      const inconnue = await lire(`${application.adresse}/agenda/${'x'.repeat(32)}.ics`);
      expect([ferme.status, await ferme.text()]).toEqual([404, await inconnue.text()]);
      await page.context().close();
    });
  });

describe('un lien de courriel', () => {
  test('passe sous le même mandat, demande un bouton sous un autre, et ne change rien par lui-même', {
    timeout: 120_000,
  }, async () => {
    const page = await entrer('agent-dvq');
    const vers = (mandat: string) =>
      `/vers?espace=demonstration&mandat=${mandat}&page=${encodeURIComponent('/versements')}`;
    await page.goto(vers('agent-dvq'));
    expect(new URL(page.url()).pathname).toBe('/versements');
    await page.goto(vers('agent-ccas'));
    expect(await page.locator('h1').innerText()).toContain('Centre communal');
    expect(await page.locator('a.qui').innerText()).toContain('Ville');
    await suivre(page.getByRole('button', { name: 'Changer de mandat et ouvrir la page' }));
    await page.waitForURL('**/versements');
    expect(await page.locator('a.qui').innerText()).toContain('Centre communal');
    await page.goto(vers('mandat-inconnu'));
    expect(await page.locator('h1').innerText()).toContain('ne tenez pas');
    await page.context().close();
  });
});

describe('l’administrateur', () => {
  test('voit ce qui attend, à qui et pourquoi, sans ce que disaient les courriels ; les autres non', {
    timeout: 120_000,
  }, async () => {
    await application.service.poste.envoyer({
      espace: 'demonstration',
      a: 'quelqu-un@exemple.fr',
      objet: 'Rejoindre MJC Palente sur Maillage',
      paragraphes: ['Vous êtes invité.'],
      lien: { texte: 'Accepter', adresse: 'https://maillage.exemple.fr/invitation/secret-du-lien' },
    });
    const page = await entrer('administrateur');
    await page.goto('/moi/rappels');
    await suivre(page.getByRole('link', { name: 'Voir les courriels envoyés' }));
    await page.waitForURL('**/espace/envois');
    const texte = await page.locator('main').innerText();
    expect(texte).toContain('Rejoindre MJC Palente sur Maillage');
    expect(texte).toContain('En attente');
    expect(await page.content()).not.toContain('secret-du-lien');
    await page.context().close();
    const autre = await entrer('agent-dvq');
    expect((await autre.goto('/espace/envois'))?.status()).toBe(403);
    await autre.context().close();
  });
});
