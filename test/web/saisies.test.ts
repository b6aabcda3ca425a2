import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dvq } from '../../demo/identites.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { type Visite, visite } from './entree.ts';

let application: ApplicationOuverte;
let pilote: Visite;
let convention = '';

beforeAll(async () => {
  application = await ouvrirApplication();
  pilote = visite(application);
  await pilote.prendre(dvq.mandat ?? '');
  const liste = await pilote.lire('/conventions');
  convention = /href="(\/conventions\/mjc-besancon-clairs-soleils-[a-z0-9-]+)/.exec(liste)?.[1] ?? '';
}, 60_000);
afterAll(() => application?.fermer());

const faits = async (): Promise<number> => {
  const tout = await pilote.lire(`${convention}/journal`);
  return Math.max(...[...tout.matchAll(/n°\s*(\d+)/g)].map((m) => Number(m[1])));
};

describe('un formulaire qui ne dit plus sur quoi il a été rempli', () => {
  for (const rang of ['', '0', 'x', '999999999'])
    test(`est périmé, quand son rang est « ${rang} »`, async () => {
      const avant = await faits();
      const formulaire = await pilote.lire(`${convention}/enregistrer/porter-appreciation`);
      const reponse = await pilote.envoyer(
        `${convention}/enregistrer/porter-appreciation`,
        {
          ...{ rang, jour: '20/11/2026', 'textes.motif': 'Un mot sur l’année' },
          ...{ 'donnees.objet': 'pieces-annuelles', 'donnees.conclusion': 'satisfaisant' },
        },
        formulaire,
      );
      expect([409, 422]).toContain(reponse.status);
      expect((await reponse.text()).includes('a changé pendant votre saisie')).toBe(true);
      expect(await faits()).toBe(avant);
    });
});

describe('un texte qui se retournerait à l’écran', () => {
  test('est gardé et montré dans l’ordre où il est écrit', async () => {
    const formulaire = await pilote.lire(`${convention}/echanges`);
    const rang = /name="rang" value="(\d+)"/.exec(formulaire)?.[1] ?? '';
    const reponse = await pilote.envoyer(
      `${convention}/echanges`,
      {
        ...{ rang, sujet: 'donnees.sur.sorte=convention' },
        'textes.message': 'Devis \u202Efdp.exe\u202C du \u2066mois\u2069',
      },
      formulaire,
    );
    expect(reponse.status).toBe(303);
    const echanges = await pilote.lire(`${convention}/echanges`);
    expect(echanges.includes('Devis fdp.exe du mois')).toBe(true);
    expect(/[\u202A-\u202E\u2066-\u2069]/.test(echanges)).toBe(false);
  });
});
