import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeMontre } from './entree.ts';
import { ouvrirServicePublic, type ServicePublic, type Visiteur } from './service-public.ts';

let service: ServicePublic;
/** Camille at her own desk, the code given. */
let bureau: Visiteur;
/** Somebody who has her password, and nothing else. */
let voleur: Visiteur;

beforeAll(async () => {
  service = await ouvrirServicePublic();
  bureau = service.visiteur();
  await bureau.entrer();
  const page = await (await bureau.aller('/moi/second-facteur')).text();
  const code = codeMontre(page, service.application.maintenant());
  const jeton = /name="jeton" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const corps = new URLSearchParams({ jeton, code });
  expect((await bureau.aller('/moi/second-facteur', { method: 'POST', body: corps })).status).toBe(200);
  voleur = service.visiteur();
  await voleur.entrer();
});
afterAll(() => service?.application.fermer());

describe('une session qui n’a pas donné son second facteur', () => {
  test('ne lit rien du compte : chaque page demande d’abord le code', async () => {
    for (const chemin of ['/moi', '/moi/donnees.json', '/moi/rappels', '/a-faire', '/vers?mandat=x']) {
      const reponse = await voleur.aller(chemin);
      expect([chemin, reponse.status]).toEqual([chemin, 302]);
      expect(reponse.headers.get('location')).toMatch(/^\/connexion\/code\?vers=/);
    }
    const code = await (await voleur.aller('/connexion/code')).text();
    expect(code).not.toMatch(/Camille|valmont\.example/i);
  });

  test('ne termine aucune session, ne change ni le mot de passe, ni le mandat, ni les codes', async () => {
    for (const [chemin, champs] of [
      ['/moi/sessions', { session: 'autres' }],
      ['/moi/mandat', { mandat: 'x' }],
      [
        '/moi/mot-de-passe',
        { 'mot-de-passe-actuel': 'tasse verte nuage 47', 'mot-de-passe': 'lampe grise 93 sel' },
      ],
      ['/moi/codes-de-secours', {}],
      ['/moi/second-facteur/retirer', {}],
    ] as const)
      expect([chemin, (await voleur.envoyer(chemin, champs, '/connexion/code')).status]).toEqual([
        chemin,
        403,
      ]);
    expect((await bureau.aller('/moi')).status).toBe(200);
  });

  test('n’accepte pas d’invitation : le code est demandé d’abord', async () => {
    const reponse = await voleur.envoyer(service.invitation, { nom: 'Camille Dupré' }, '/connexion/code');
    expect(reponse.status === 303 ? reponse.headers.get('location') : reponse.status).not.toBe('/a-faire');
  });

  test('peut toujours sortir', async () => {
    const sortie = await voleur.envoyer('/sortir', {}, '/connexion/code');
    expect(sortie.status).toBe(303);
    expect((await voleur.aller('/moi')).headers.get('location')).toMatch(/^\/connexion\?/);
  });
});
