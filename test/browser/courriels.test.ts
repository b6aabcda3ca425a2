import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { instant } from '../../src/basics/instant.ts';
import { jour } from '../../src/basics/jour.ts';
import { ouvrirServeurSmtp, partieDe, type Recu, type ServeurSmtp } from '../envois/serveur-smtp.ts';
import { exige } from '../exige.ts';
import { portLibre } from '../port-libre.ts';
import { fonder } from '../web/entree.ts';
import { type ApplicationOuverte, ouvrirApplication } from './application.ts';
import { ouvrirNavigateur, suivre, visiter } from './navigateur.ts';
import { accepter, champ, codeAffiche, presser, titre } from './porte.ts';

const { test } = await exige('navigateur');

/** A Monday, in the morning: digests leave. */
let millisecondes = Date.parse('2026-11-23T08:00:00Z');
const horloge = {
  aujourdhui: () => jour(2026, 11, 23),
  maintenant: () => {
    millisecondes += 1000;
    return instant(new Date(millisecondes));
  },
};

let smtp: ServeurSmtp;
let application: ApplicationOuverte;
let navigateur: Browser;
let invitation = '';

beforeAll(async () => {
  const port = await portLibre();
  smtp = await ouvrirServeurSmtp();
  application = await ouvrirApplication(undefined, {
    port,
    horloge,
    demonstration: false,
    adressePublique: `http://127.0.0.1:${port}`,
    smtp: { url: smtp.url, expediteur: 'Maillage <ne-pas-repondre@valmont.example.fr>' },
    avant: async (donnees) => {
      invitation = await fonder(donnees);
    },
  });
  navigateur = await ouvrirNavigateur();
});
afterAll(async () => {
  await application?.fermer();
  await smtp?.fermer();
});

async function arriver(chemin: string): Promise<Page> {
  const page = await visiter(navigateur, application.adresse, null);
  page.setDefaultTimeout(8000);
  await page.goto(chemin);
  return page;
}

/** The next mail that someone receives about something; its addresses, as a reader's program shows them. */
async function recevoir(a: string, objet: RegExp): Promise<Recu & { readonly liens: readonly string[] }> {
  const arrive = () => smtp.recus.filter((r) => r.a === a && objet.test(r.objet)).at(-1);
  await expect.poll(arrive, { timeout: 8000 }).toBeDefined();
  const recu = arrive() as Recu;
  const liens = partieDe(recu.brut, 'text/plain').match(/https?:\/\/\S+/g) ?? [];
  return { ...recu, liens };
}

/** Someone invited to work for the city: a second factor is asked of them before anything else. */
async function installer(page: Page): Promise<void> {
  await page.waitForURL('**/moi/second-facteur**');
  await champ(page, 'Code affiché').fill(await codeAffiche(page, { maintenant: () => millisecondes }));
  await presser(page, 'Installer le second facteur');
  await page.locator('.codes-de-secours li').first().waitFor();
}

async function inviter(admin: Page, ou: string, nom: string, courriel: string, fonction: string) {
  await admin.goto(`/organisations/${ou}/inviter`);
  await champ(admin, 'Prénom et nom').fill(nom);
  await champ(admin, 'Adresse électronique').fill(courriel);
  const liste = admin.getByLabel('Fonction');
  if (await liste.count()) await liste.selectOption({ label: fonction });
  else await admin.getByLabel(fonction, { exact: true }).check();
  await presser(admin, 'Envoyer l’invitation');

  const { liens } = await recevoir(courriel, /^Invitation/);
  const page = await arriver(liens[0] ?? '');
  await accepter(page);
  return page;
}

test('de la reprise d’un tableau au résumé du lundi : chaque courriel mène où il dit', {
  timeout: 120_000,
}, async () => {
  const admin = await arriver(invitation);
  await champ(admin, 'Prénom et nom').fill('Camille Dupré');
  await accepter(admin);
  await installer(admin);
  await admin.goto('/administration/services');
  expect(await admin.locator('main').innerText()).toContain(
    'par 127.0.0.1, de Maillage <ne-pas-repondre@valmont.example.fr>',
  );
  await presser(admin, 'M’envoyer un courriel d’essai');
  await admin.waitForURL('**/administration/services?essai=parti');
  const essai = await recevoir('camille@valmont.example.fr', /^Essai/);
  await admin.goto(essai.liens[0] ?? '');
  expect(await titre(admin)).toBe('Courriels de l’espace');
  const agent = await inviter(
    admin,
    'ville-de-valmont',
    'Lou Martin',
    'lou@valmont.example.fr',
    'Service pilote',
  );
  await installer(agent);

  await admin.goto('/organisations/nouvelle');
  await champ(admin, 'Nom complet').fill('Département de Valmont');
  await champ(admin, 'Nom court, avec son article').fill('le Département');
  await admin.getByLabel('Nature').selectOption({ label: 'Département' });
  await presser(admin, 'Inscrire l’organisation');

  // The list held until now comes in, tried first.
  await agent.goto('/administration/reprise');
  const lien = agent.getByRole('link', { name: 'Convention pluriannuelle d’objectifs (1.0)' });
  const exemple = await agent.request.get((await lien.getAttribute('href')) ?? '');
  await agent.getByLabel('Convention pluriannuelle d’objectifs').check();
  await agent.getByLabel('Tableau', { exact: true }).setInputFiles({
    name: 'conventions.xlsx',
    mimeType: '',
    buffer: await exemple.body(),
  });
  await presser(agent, 'Lire le tableau');
  await agent.locator('select[name="partie-departement"]').selectOption({ label: 'Département de Valmont' });
  await presser(agent, 'Essayer sans rien écrire');
  expect(await agent.locator('main').innerText()).toContain('Essai, rien n’est écrit');
  await presser(agent, 'Reprendre la convention');
  await agent.waitForURL('**/administration/reprise?faite=*');

  // The president comes in by the mail; the digest of Monday says what the association owes, and leads there.
  const maison = 'maison-des-associations-exemple';
  const presidence = await inviter(admin, maison, 'Sacha Perrin', 'sacha@asso.example.fr', 'Présidence');
  await presidence.waitForURL('**/a-faire');
  // What is late and what was asked are in the digest of the morning; its link leads to what it is about.
  await agent.goto('/conventions');
  await suivre(
    agent.getByRole('link', { name: 'Convention de la Maison des associations (exemple)' }).first(),
  );
  await agent.goto(`${new URL(agent.url()).pathname}/echanges`);
  await agent.getByRole('textbox', { name: /Votre message/ }).fill('Quand tenez-vous votre assemblée ?');
  await presser(agent, 'Envoyer le message');
  await application.service.poste.tourDesEnvois(horloge.maintenant());
  const resume = await recevoir('sacha@asso.example.fr', /retard/);
  expect(resume.objet).toContain('Contrat d’engagement républicain');
  const vers = (fin: string) => resume.liens.find((l) => decodeURIComponent(l).endsWith(fin)) ?? '';
  await presidence.goto(vers('/echeances/engagement-republicain'));
  expect(await titre(presidence)).toContain('Contrat d’engagement républicain');
  await presidence.goto(vers('/echanges'));
  expect(await presidence.locator('main').innerText()).toContain('Quand tenez-vous votre assemblée ?');
  expect(application.imprevus).toEqual([]);
});

test('un lien de connexion ne sert qu’à qui presse son bouton, et une fois', {
  timeout: 60_000,
}, async () => {
  const page = await arriver('/connexion/lien');
  await champ(page, 'Adresse électronique').fill('sacha@asso.example.fr');
  await presser(page, 'Envoyer le lien');
  const { liens } = await recevoir('sacha@asso.example.fr', /conne/);
  const [lien = ''] = liens;
  // A scanner of mails opens every link; none is used up.
  for (let i = 0; i < 3; i++) expect((await fetch(lien, { redirect: 'manual' })).status).toBe(200);
  await page.goto(lien);
  expect(await titre(page)).toBe('Bonjour Sacha Perrin');
  await presser(page, 'Entrer dans Maillage');
  await page.waitForURL('**/a-faire');
  const encore = await arriver('/');
  expect((await encore.goto(lien))?.status()).toBe(404);

  // A mail that nobody may tell from another: an address without account gets the same page, and no mail.
  const inconnue = await arriver('/connexion/lien');
  await champ(inconnue, 'Adresse électronique').fill('personne@asso.example.fr');
  await presser(inconnue, 'Envoyer le lien');
  expect(await titre(inconnue)).toBe('Regardez votre messagerie');
  expect(smtp.recus.filter((r) => r.a === 'personne@asso.example.fr')).toEqual([]);
});
