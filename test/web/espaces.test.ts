import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { entrerCommeAdministrateur, type Visite, visite } from './entree.ts';

let application: ApplicationOuverte;
let demonstration: Visite;
let valmont: Visite;
let adresses: readonly string[];

beforeAll(async () => {
  application = await ouvrirApplication();
  demonstration = visite(application);
  await demonstration.prendre('agent-dvq');
  valmont = visite(application);
  await entrerCommeAdministrateur(application, valmont);
  const liste = await demonstration.lire('/conventions');
  const convention = /href="(\/conventions\/[a-z0-9-]+-[0-9a-f]{8})"/.exec(liste)?.[1] ?? '';
  const page = await demonstration.lire(convention);
  const documents = await demonstration.lire(`${convention}/documents`);
  const journal = await demonstration.lire(`${convention}/journal`);
  const liens = [page, documents, journal].flatMap((p) =>
    [...p.matchAll(/href="(\/conventions\/[^"#]+)/g)].map((m) => m[1]?.replaceAll('&amp;', '&') ?? ''),
  );
  adresses = [
    ...new Set([convention, ...liens, '/organisations/ville-besancon', '/organisations/asep']),
  ].filter((a) => !a.startsWith('/conventions/nouvelle'));
}, 60_000);
afterAll(() => application?.fermer());

describe('deux espaces sur une installation', () => {
  test('les adresses de l’un existent pour les siens', async () => {
    expect(adresses.length).toBeGreaterThan(20);
    for (const adresse of adresses)
      expect((await demonstration.aller(adresse)).status, adresse).toBeLessThan(400);
  });

  test('et aucune n’existe pour l’autre : page, document, fichier, agenda, journal', async () => {
    for (const adresse of adresses) expect((await valmont.aller(adresse)).status, adresse).toBe(404);
  });

  test('rien de l’un ne se trouve dans les listes, la recherche ni les exports de l’autre', async () => {
    for (const adresse of [
      '/a-faire',
      '/conventions',
      '/conventions?q=palente',
      '/versements',
      '/journal',
      '/organisations',
    ]) {
      const page = await valmont.lire(adresse);
      expect(/MJC|ASEP|Besançon|Aubrelle/.exec(page)?.[0], adresse).toBeUndefined();
    }
  });

  test('un mandat de la démonstration ne s’ajoute pas à un compte, ni ne se prend sous un autre nom', async () => {
    const page = await valmont.lire('/moi');
    const reponse = await valmont.envoyer('/moi/mandat', { mandat: 'demonstration/agent-dvq' }, page);
    expect(reponse.status).toBe(404);
    expect(/MJC/.test(await valmont.lire('/conventions'))).toBe(false);
  });

  test('un formulaire de l’un, envoyé par l’autre, ne change rien', async () => {
    const cible = adresses.find((a) => a.includes('/echeances/')) ?? '';
    const avant = await demonstration.lire(`${adresses[0]}/journal`);
    const page = await valmont.lire('/moi');
    const reponse = await valmont.envoyer(`${cible}?acte=relancer`, { jour: '22/11/2026' }, page);
    expect(reponse.status).toBe(404);
    const sansJetons = (p: string): string => p.replace(/name="jeton" value="[^"]*"/g, '');
    expect(sansJetons(await demonstration.lire(`${adresses[0]}/journal`))).toBe(sansJetons(avant));
  });
});
