import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { type Visite, visite } from './entree.ts';

/** The known attacks, each act permitted by itself, as a browser would send them (test/espace/porte.test.ts). */
let application: ApplicationOuverte;
const qui = async (mandat: string): Promise<Visite> => {
  const v = visite(application);
  await v.prendre(mandat);
  return v;
};
beforeAll(async () => {
  application = await ouvrirApplication();
}, 60_000);
afterAll(() => application?.fermer());

test('un organisme invité n’ouvre pas de convention : ni bouton, ni page, ni envoi', async () => {
  const [ville, invite] = [await qui('agent-dvq'), await qui('agent-culture-aubrelle')];
  expect(await ville.lire('/conventions')).toContain('/conventions/nouvelle');
  const page = await ville.lire('/conventions/nouvelle');
  const modele = /href="(\/conventions\/nouvelle\/[0-9a-f]{64})"/.exec(page)?.[1] ?? '';
  expect((await ville.aller(modele)).status).toBe(200);
  expect(await invite.lire('/conventions')).not.toContain('/conventions/nouvelle');
  expect((await invite.aller('/conventions/nouvelle')).status).toBe(403);
  const envoi = await invite.envoyer(
    modele,
    { geste: 'creer', titre: 'Seul' },
    await invite.lire('/identite'),
  );
  expect(envoi.status).toBe(403);
  expect(await envoi.text()).toContain('qui répond de l’espace');
});

test('les coordonnées d’une association se lisent chez qui la paie, et nulle part ailleurs', async () => {
  const [departement, ville] = [await qui('agent-finances-departement'), await qui('agent-finances')];
  const asep = '/organisations/asep/coordonnees';
  const canal = '/organisations/ateliers-du-canal/coordonnees';
  expect((await departement.aller(asep)).status).toBe(404);
  expect((await departement.aller('/organisations/asep/noter-telephone')).status).toBe(404);
  expect((await departement.envoyer(asep, {}, await departement.lire('/identite'))).status).toBe(404);
  expect((await departement.envoyer(canal, {}, await departement.lire('/identite'))).status).toBe(200);
  // The authority sees that page; it pays nothing there, and reads no account.
  const vue = await ville.lire(canal);
  expect(vue).toContain('Coordonnées bancaires');
  const jeton = await ville.lire('/identite');
  const refus = await ville.envoyer(canal, {}, jeton);
  expect(refus.status).toBe(403);
  expect(await refus.text()).toContain('Votre fonction ne permet pas cela');
  expect((await ville.aller('/organisations/ateliers-du-canal/valider-coordonnees')).status).toBe(403);
  // What it does pay, it reads.
  expect((await ville.envoyer(asep, {}, jeton)).status).toBe(200);
});

test('une association ne change ni sa nature ni ses numéros', async () => {
  const presidence = await qui('presidence-asep');
  const ici = '/organisations/asep/modifier-organisation';
  const page = await presidence.lire(ici);
  expect(page).not.toMatch(/name="donnees\.(nature|siret|rna)"/);
  const champs = { 'donnees.nom': 'ASEP', 'donnees.nomCourt': 'l’ASEP', 'donnees.nature': 'commune' };
  const rang = /name="rang" value="(\d+)"/.exec(page)?.[1] ?? '';
  const nomme = await presidence.envoyer(ici, { ...champs, rang, 'donnees.nomCourt': 'la Ville' }, page);
  expect(nomme.status).toBe(422);
  expect(await nomme.text()).toContain('Ville de Besançon');
  expect((await presidence.envoyer(ici, { ...champs, rang }, page)).status).toBe(303);
  const ville = await qui('administrateur');
  expect(await ville.lire('/organisations')).toMatch(/>ASEP<\/a>[\s\S]{0,200}?Association/);
});

test('un mandat terminé aujourd’hui n’ouvre plus rien à la requête suivante', async () => {
  const [admin, agent] = [await qui('administrateur'), await qui('agent-gbm')];
  expect((await agent.aller('/conventions')).status).toBe(200);
  const ici = '/organisations/grand-besancon/terminer-mandat?mandat=agent-gbm';
  const page = await admin.lire(ici);
  const rang = /name="rang" value="(\d+)"/.exec(page)?.[1] ?? '';
  expect((await admin.envoyer(ici, { 'donnees.le': '22/11/2026', rang }, page)).status).toBe(303);
  const apres = await agent.aller('/conventions');
  expect([302, 303, 403]).toContain(apres.status);
});
