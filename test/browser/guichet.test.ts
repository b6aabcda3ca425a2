import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { lirePdf } from '../documents/lire-pdf.ts';
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

const pdf = (mot: string): Buffer =>
  Buffer.from(`%PDF-1.4\n% ${mot}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

async function entrer(personne: string, sansScript = false): Promise<Page> {
  const page = await visiter(navigateur, application.adresse, personne, { sansScript });
  page.setDefaultTimeout(15_000);
  return page;
}

for (const sansScript of [true, false])
  describe(sansScript ? 'sans JavaScript' : 'avec JavaScript', () => {
    const essai = sansScript ? 'a' : 'b';

    test('une association dépose plusieurs fichiers, dit ce qu’ils sont, plus tard ; le service les verse', async () => {
      const page = await entrer('direction-mjc-clairs-soleils', sansScript);
      await suivre(page.getByRole('link', { name: 'Guichet', exact: true }));
      await suivre(page.getByRole('link', { name: 'Déposer des pièces' }));
      await page.locator('input[type=file]').setInputFiles([
        { name: `rapport-activite-${essai}.pdf`, mimeType: 'application/pdf', buffer: pdf(`un ${essai}`) },
        { name: 'attestation.pdf', mimeType: 'application/pdf', buffer: pdf(`deux ${essai}`) },
        { name: 'menteur.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90 pas un PDF') },
      ]);
      await page.getByRole('button', { name: 'Déposer les fichiers' }).click();
      await page.waitForURL('**/guichet/arrivees/**');
      const adresse = new URL(page.url()).pathname;
      expect(await page.locator('[role=status]').first().innerText()).toMatch(/2\sfichiers/);
      expect(await page.locator('main').innerText()).toContain('menteur.pdf');
      const premier = page.locator('select').first();
      expect(await premier.locator('optgroup').first().getAttribute('label')).toBe('Le plus probable');
      expect(await premier.locator('option:checked').innerText()).toContain('Rapport d’activité');

      // Left there, found again from the list.
      await page.goto('/guichet?vue=attend');
      await suivre(page.locator('#envois tbody a').first());
      expect(new URL(page.url()).pathname).toBe(adresse);
      await suivre(page.getByRole('button', { name: 'Enregistrer le classement' }));
      expect(await page.locator('h1').innerText()).toContain(`rapport-activite-${essai}.pdf`);

      const service = await entrer('agent-dvq', sansScript);
      await service.goto(adresse);
      await service.locator('select').nth(1).selectOption('');
      await suivre(service.getByRole('button', { name: 'Verser au dossier ce qui est classé' }));
      expect(await service.locator('main').innerText()).toContain('Versé au dossier');
      await service.locator('summary', { hasText: 'Retourner' }).click();
      await suivre(service.getByRole('button', { name: 'Retourner le fichier' }));
      expect(await service.locator('#bilan').innerText()).toContain('motif');
      await service.locator('.champ.erreur textarea').fill('On ne sait pas ce que c’est');
      await suivre(service.getByRole('button', { name: 'Retourner le fichier' }));
      expect(await service.locator('.etat-tete').innerText()).toContain('Traitée');

      await page.goto(adresse);
      expect(await page.locator('.message-retour').innerText()).toContain('On ne sait pas ce que c’est');
      const [recu] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Télécharger le récépissé' }).click(),
      ]);
      const { texte } = await lirePdf(await lireTelechargement(recu));
      expect(texte).toContain(`rapport-activite-${essai}.pdf`);
      expect(texte.replace(/\s/g, '')).toContain(await tete(adresse));
      await page.context().close();
      await service.context().close();
    });

    test('un dépôt sans fichier recevable revient, sans rien enregistrer', async () => {
      const page = await entrer('direction-mjc-clairs-soleils', sansScript);
      await page.goto('/guichet');
      const avant = await page.locator('tbody tr').count();
      await page.goto('/guichet/depot');
      await page.getByRole('button', { name: 'Déposer les fichiers' }).click();
      expect(await page.locator('#bilan').innerText()).toContain('fichier');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'x.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
      await page.getByRole('button', { name: 'Déposer les fichiers' }).click();
      await page.locator('#bilan', { hasText: 'x.exe' }).waitFor();
      await page.goto('/guichet');
      expect(await page.locator('tbody tr').count()).toBe(avant);
      await page.context().close();
    });
  });

test('un message qui attend se verse d’un seul geste', async () => {
  const page = await entrer('agent-dvq');
  await page.goto('/guichet?moyen=courriel');
  await suivre(page.locator('tbody tr', { hasText: 'ASEP' }).getByRole('link').first());
  expect(await page.locator('select option:checked').innerText()).toMatch(/^Fiche/);
  await suivre(page.getByRole('button', { name: 'Verser au dossier' }));
  expect(await page.locator('#bilan').allInnerTexts()).toEqual([]);
  expect(await page.locator('.etat-tete').innerText()).toContain('Traitée');
  await page.context().close();
});

test('un expéditeur inconnu attend à part ; le service dit de qui il vient', async () => {
  const page = await entrer('agent-dvq');
  await page.goto('/guichet?vue=a-part');
  await suivre(page.locator('tbody a').first());
  expect(await page.locator('.note.proche').innerText()).toContain('Aucune organisation');
  await page.locator('#organisation').selectOption({ label: 'MJC Palente' });
  await suivre(page.getByRole('button', { name: 'Attribuer à cette organisation' }));
  expect(await page.locator('select').count()).toBe(1);
  await page.context().close();
});

describe('ce qui n’est pas à soi reste fermé', () => {
  test('une autre association, un élu et qui n’est personne n’ouvrent ni ne changent une arrivée', async () => {
    const service = await entrer('agent-dvq');
    await service.goto('/guichet?vue=tout');
    const adresse = (await service.locator('tbody a').first().getAttribute('href')) ?? '';
    const jeton = await service.locator('input[name=jeton]').first();
    const sien = (await jeton.count()) > 0 ? await jeton.inputValue() : 'x';
    for (const [personne, statut] of [
      ['direction-ateliers-du-canal', 404],
      ['agent-culture-aubrelle', 404],
      ['elu-referent', 403],
    ] as const) {
      const page = await entrer(personne);
      for (const chemin of ['', '/fichiers/2', '/original', '/recu.pdf'])
        expect((await page.request.get(`${adresse}${chemin}`)).status(), `${personne} ${chemin}`).toBe(
          statut,
        );
      const envoi = await page.request.post(adresse, {
        form: { jeton: sien, geste: 'ecarter', motif: 'pour voir' },
        headers: { origin: application.adresse },
      });
      expect(envoi.status()).toBe(statut);
      await page.context().close();
    }
    const sansJeton = await service.request.post(adresse, {
      form: { geste: 'ecarter', motif: 'pour voir' },
      headers: { origin: application.adresse },
    });
    expect(sansJeton.status()).toBe(403);
    await service.context().close();
  });

  test('le serveur n’a connu aucune erreur imprévue', () => {
    expect(application.imprevus).toEqual([]);
  });
});

async function lireTelechargement(d: {
  createReadStream(): Promise<NodeJS.ReadableStream>;
}): Promise<Uint8Array> {
  const morceaux: Buffer[] = [];
  for await (const m of await d.createReadStream()) morceaux.push(Buffer.from(m as Buffer));
  return new Uint8Array(Buffer.concat(morceaux));
}

/** The head of the chain of an arrival, from the store itself. */
async function tete(adresse: string): Promise<string> {
  const espace = await application.service.espaces.de('demonstration');
  const tenu = await espace?.annuaire.tenu('agent-dvq');
  if (!espace || !tenu) throw new Error('pas de démonstration');
  const flux = `arrivee--${adresse.split('/').at(-1)}`;
  return (await espace.guichet.arrivee(flux, tenu.acteur))?.tete ?? 'absente';
}
