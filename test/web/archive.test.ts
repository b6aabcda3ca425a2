import { afterAll, beforeAll, expect, test } from 'vitest';
import { asep, clairsSoleils } from '../../demo/identites.ts';
import { lireArchive } from '../../src/journal/lireArchive.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { visite } from './entree.ts';

let application: ApplicationOuverte;
beforeAll(async () => {
  application = await ouvrirApplication();
}, 60_000);
afterAll(() => application?.fermer());

test('une partie emporte le dossier entier, qui se vérifie ailleurs ; une autre association n’en tire rien', async () => {
  const partie = visite(application);
  await partie.prendre(clairsSoleils.presidence.mandat ?? '');
  const adresse =
    /href="(\/conventions\/mjc-besancon-[a-z0-9-]+)/.exec(await partie.lire('/conventions'))?.[1] ?? '';
  const documents = await partie.lire(`${adresse}/documents`);
  expect(documents).toContain(`${adresse}/archive.zip`);
  const reponse = await partie.aller(`${adresse}/archive.zip`);
  expect(reponse.headers.get('content-disposition')).toMatch(/^attachment;.*\.zip$/);
  const lue = lireArchive(new Uint8Array(await reponse.arrayBuffer()));
  if (!lue.ok) throw new Error(JSON.stringify(lue.erreur));
  const espace = await application.service.espaces.de('demonstration');
  const dossier = await espace?.dossier(adresse.split('/')[2] ?? '', clairsSoleils.presidence);
  expect(lue.valeur.chaine.faits.map((f) => f.rang)).toEqual(dossier?.faits.map((f) => f.rang));
  expect(lue.valeur.chaine.faits.length).toBeGreaterThan(50);

  const autre = visite(application);
  await autre.prendre(asep.direction.mandat ?? '');
  expect((await autre.aller(`${adresse}/archive.zip`)).status).toBe(404);
  expect(application.imprevus).toEqual([]);
});
