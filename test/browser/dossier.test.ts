import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { exige } from '../exige.ts';
import { type ApplicationOuverte, ouvrirApplication } from './application.ts';
import { auditer, deborder, donnerAxe } from './examiner.ts';
import { ouvrirNavigateur, suivre, type Visite, visiter } from './navigateur.ts';

const { describe, test } = await exige('navigateur');

let application: ApplicationOuverte;
let navigateur: Browser;
let mjc: string;

beforeAll(async () => {
  application = await ouvrirApplication();
  navigateur = await ouvrirNavigateur();
  const page = await entrer('agent-dvq');
  await page.goto('/conventions?q=clairs-soleils');
  mjc = new URL((await page.locator('main tbody a').first().getAttribute('href')) ?? '', application.adresse)
    .pathname;
  await page.context().close();
});
afterAll(async () => {
  await application?.fermer();
  expect(application?.imprevus).toEqual([]);
});

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

async function entrer(personne: string, visite: Visite = { sansScript: true }): Promise<Page> {
  const page = await visiter(navigateur, application.adresse, personne, visite);
  page.setDefaultTimeout(10_000);
  return page;
}

const SOLDE = '/versements/fonctionnement/2026/solde/ville';
const PIECES = '/echeances/pieces-annuelles/2026';

describe('une pièce manquante, de la suspension au paiement', () => {
  test('le versement dit ce qui le débloque et mène à la pièce', async () => {
    const page = await entrer('agent-dvq');
    await page.goto(`${mjc}${SOLDE}`);
    expect(await page.locator('.montant-tete').innerText()).toBe('84\u202F500,00\u00A0€');
    expect(await page.locator('.note.retard h2').innerText()).toBe('Une seule chose le débloque');
    await suivre(page.getByRole('link', { name: 'Enregistrer la pièce' }));
    expect(new URL(page.url()).pathname).toBe(`${mjc}${PIECES}`);
    await page.context().close();
  });

  test('une date fausse revient avec ce qui était saisi et le fichier déjà reçu, puis la pièce s’enregistre', async () => {
    const page = await entrer('agent-dvq');
    await page.goto(`${mjc}${PIECES}`);
    await page.getByLabel('Envoyée le', { exact: true }).fill('31/11/2026');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'rapport spécial.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByLabel('Remarque pour le dossier').fill('Reçu <b>tard</b>');
    await suivre(page.getByRole('button', { name: 'Enregistrer la pièce' }));
    expect(await page.title()).toMatch(/^Erreur\s: /);
    expect(await page.locator('.bilan-erreurs a').innerText()).toContain('Novembre n’a que 30');
    expect(await page.getByLabel('Envoyée le', { exact: true }).inputValue()).toBe('31/11/2026');
    expect(await page.getByLabel('Remarque pour le dossier').inputValue()).toBe('Reçu <b>tard</b>');
    expect(await page.locator('.fichier').innerText()).toContain('rapport spécial.pdf');

    await page.getByLabel('Envoyée le', { exact: true }).fill('20/11/2026');
    await suivre(page.getByRole('button', { name: 'Enregistrer la pièce' }));
    expect(await page.getByRole('status').innerText()).toContain('Enregistré');
    expect(await page.getByRole('status').innerText()).toContain('apport spécial');
    expect(await page.locator('.etat-tete').innerText()).toContain('Hors délai, le 20\u00A0novembre');
    expect(await page.locator('#histoire').innerText()).toContain(
      '« Reçu <b>tard</b> »'.replace('« ', '«\u00A0').replace(' »', '\u00A0»'),
    );
    await page.context().close();
  });

  test('le fichier déposé se télécharge, et n’est jamais montré dans le site', async () => {
    const page = await entrer('agent-dvq');
    await page.goto(`${mjc}/documents`);
    const href = await page.getByRole('link', { name: 'rapport spécial.pdf' }).getAttribute('href');
    const reponse = await page.request.get(href ?? '');
    expect(reponse.status()).toBe(200);
    expect(reponse.headers()['content-disposition']).toMatch(/^attachment/);
    expect(await reponse.body()).toEqual(PDF);
    await page.context().close();
  });

  test('le solde devient payable ; payer au-delà demande un motif, puis montre le trop-perçu', async () => {
    const page = await entrer('agent-finances');
    await page.goto(`${mjc}${SOLDE}`);
    expect(await page.locator('.note.retard').count()).toBe(0);
    expect(await page.locator('.etat-tete').innerText()).toMatch(/^À payer/);
    const paiement = page.locator('form', {
      has: page.getByRole('button', { name: 'Enregistrer le paiement' }),
    });
    expect(await paiement.getByLabel('Montant payé').inputValue()).toBe('84500,00');
    await paiement.getByLabel('Montant payé').fill('84 500,555');
    await suivre(page.getByRole('button', { name: 'Enregistrer le paiement' }));
    expect(await page.locator('.champ.erreur').innerText()).toContain('deux décimales');
    await page.getByLabel('Montant payé').fill('90 000');
    await suivre(page.getByRole('button', { name: 'Enregistrer le paiement' }));
    expect(await page.locator('.champ.erreur label').innerText()).toContain('Motif');
    expect(await page.getByLabel('Montant payé').inputValue()).toBe('90 000');
    await page.locator('.champ.erreur textarea').fill('Arrondi décidé par l’adjointe');
    await suivre(page.getByRole('button', { name: 'Enregistrer le paiement' }));
    expect(await page.getByRole('status').innerText()).toContain('90\u202F000,00');
    expect(await page.locator('.note.retard h2').innerText()).toBe('5\u202F500,00\u00A0€ versés en trop');
    expect(await page.locator('.etat-tete').innerText()).toContain('Versé le 22\u00A0novembre');
    await page.context().close();
  });
});

describe('ce qui s’enregistre change ce qui suit', () => {
  test('déplacer la commission déplace la fiche qui la précède', async () => {
    const page = await entrer('agent-dvq');
    await page.goto(`${mjc}/enregistrer`);
    await suivre(page.getByRole('link', { name: 'Déplacer une réunion' }));
    await page.getByLabel('Nouveau jour de la réunion').fill('17 décembre 2026');
    await suivre(page.getByRole('button', { name: 'Enregistrer le report' }));
    expect(await page.getByRole('status').innerText()).toContain('report au 17\u00A0décembre\u00A02026');
    await suivre(
      page
        .locator('#echeances')
        .getByRole('link', { name: /^Fiche annuelle/ })
        .first(),
    );
    expect(await page.locator('.etat-tete').innerText()).toContain('mercredi 2\u00A0décembre\u00A02026');
    await page.context().close();
  });

  test('voter 2027 donne le solde de 2027, au centime', async () => {
    const page = await entrer('agent-dvq');
    await page.goto(`${mjc}/enregistrer/enregistrer-vote`);
    await page.getByLabel('Subvention de fonctionnement 2027, la Ville').check();
    await page.getByLabel('Montant voté').fill('256000');
    await suivre(page.getByRole('button', { name: 'Enregistrer le vote' }));
    await page.goto(`${mjc}/versements/fonctionnement/2027/solde/ville`);
    expect(await page.locator('.montant-tete').innerText()).toBe('86\u202F333,33\u00A0€');
    expect(await page.locator('#calcul .total').innerText()).toBe('86\u202F333,33\u00A0€');
    await page.context().close();
  });

  test('un formulaire devenu vieux dit ce que l’autre a écrit et garde la saisie', async () => {
    const [une, autre] = [await entrer('agent-dvq'), await entrer('agent-dvq')];
    const adresse = `${mjc}/enregistrer/constater-montant`;
    for (const page of [une, autre]) {
      await page.goto(adresse);
      await page.getByLabel('2026', { exact: true }).check();
      await page.getByLabel('Montant, en euros').fill(page === une ? '1200' : '3400');
      await page.locator('input[type=radio][name="donnees.grandeur"]').first().check();
    }
    await suivre(autre.getByRole('button', { name: 'Enregistrer le montant' }));
    expect(await autre.getByRole('status').innerText()).toContain('3\u202F400,00');
    await suivre(une.getByRole('button', { name: 'Enregistrer le montant' }));
    expect(await une.locator('.bilan-erreurs h2').innerText()).toBe(
      'Le dossier a changé pendant votre saisie',
    );
    expect(await une.getByLabel('Montant, en euros').inputValue()).toBe('1200');
    await Promise.all([une.context().close(), autre.context().close()]);
  });

  test('retourner une pièce demande un motif, que l’association lit', async () => {
    const page = await entrer('agent-dvq');
    await page.goto(`${mjc}${PIECES}`);
    const projet = page.locator('.conditions > li', { hasText: 'Projet associatif' });
    await projet.getByText('Retourner la pièce').first().click();
    await suivre(projet.getByRole('button', { name: 'Retourner la pièce' }));
    expect(await page.locator('.bilan-erreurs').innerText()).toContain('Motif du retour');
    await page.getByLabel('Motif du retour').first().fill('Le budget joint est celui de 2025.');
    await suivre(page.getByRole('button', { name: 'Retourner la pièce' }).first());
    const association = await entrer('direction-mjc-clairs-soleils');
    await association.goto(`${mjc}${PIECES}`);
    expect(await association.locator('.message-retour').allInnerTexts()).toContainEqual(
      expect.stringContaining('Le budget joint est celui de 2025.'),
    );
    await Promise.all([page.context().close(), association.context().close()]);
  });
});

describe('chacun selon son rôle, chaque jour à sa place', () => {
  test('l’association voit pourquoi elle ne peut pas payer', async () => {
    const page = await entrer('direction-mjc-clairs-soleils');
    await page.goto(`${mjc}/versements/fonctionnement/2027/acompte-1/ville`);
    expect(await page.getByRole('button', { name: /paiement/ }).count()).toBe(0);
    expect(await page.locator('#payer .vide').innerText()).toContain('Cet acte revient');
    await page.context().close();
  });

  test('une autre association n’y trouve rien, comme si le dossier n’existait pas', async () => {
    const page = await entrer('direction-asep');
    for (const suite of ['', '/texte', '/documents', '/enregistrer', PIECES, SOLDE])
      expect((await page.goto(`${mjc}${suite}`))?.status()).toBe(404);
    await page.context().close();
  });

  test('à un autre jour, aucune page du dossier n’écrit', async () => {
    const page = await entrer('agent-dvq');
    for (const suite of [
      '',
      '/texte',
      '/documents',
      '/enregistrer',
      '/enregistrer/signer-avenant',
      PIECES,
      SOLDE,
    ]) {
      expect((await page.goto(`${mjc}${suite}?au=2026-10-01`))?.status()).toBe(200);
      expect(await page.locator('form[method=post]').count()).toBe(0);
      expect(await page.locator('.bandeau strong').innerText()).toContain(
        '1er octobre 2026'.replaceAll(' ', '\u00A0'),
      );
    }
    await page.context().close();
  });

  test('la frise se lit au clavier : années en liens, zone qui défile, tableau', async () => {
    const page = await entrer('elu-referent');
    await page.goto(mjc);
    await suivre(
      page.getByRole('navigation', { name: 'Zoom de la frise' }).getByRole('link', { name: '2026' }),
    );
    expect(new URL(page.url()).searchParams.get('annee')).toBe('2026');
    expect(await page.locator('#frise [role=img] title').textContent()).toContain('année 2026');
    await page.getByText('Lire la frise en tableau').click();
    expect(await page.locator('#frise table').innerText()).toContain('Vote 2026');
    await page.context().close();
  });
});

describe('accessibles, et sans rien qui déborde', () => {
  const PAGES = [
    '',
    '?annee=2026',
    '/texte',
    '/documents',
    '/enregistrer',
    '/enregistrer/signer-avenant',
    '/enregistrer/convoquer-reunion',
    PIECES,
    '/echeances/assurances',
    SOLDE,
  ];
  test('à 1280 comme à 320 pixels', { timeout: 120_000 }, async () => {
    const page = await entrer('agent-dvq', { sansScript: false });
    const fautes: string[] = [];
    const examiner = async (ou: string): Promise<void> => {
      await donnerAxe(page);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        const trouvees = [...(await auditer(page)), ...(await deborder(page))];
        fautes.push(...trouvees.map((f) => `${ou} à ${width} pixels : ${f}`));
      }
    };
    for (const suite of PAGES) {
      expect((await page.goto(`${mjc}${suite}`))?.status(), suite).toBe(200);
      await examiner(suite);
    }
    await page.goto(`${mjc}/enregistrer/convoquer-reunion`);
    await suivre(page.getByRole('button', { name: 'Enregistrer la convocation' }));
    expect(await page.locator('.bilan-erreurs').count()).toBe(1);
    await examiner('convocation refusée');
    expect(fautes).toEqual([]);
    await page.context().close();
  });
});
