import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAMILLE, ouvrirServicePublic, PUBLIQUE, type ServicePublic } from './service-public.ts';

let service: ServicePublic;

beforeAll(async () => {
  service = await ouvrirServicePublic();
});
afterAll(() => service?.application.fermer());

describe('un formulaire', () => {
  test('d’avant l’entrée ne s’envoie plus après', async () => {
    const camille = service.visiteur();
    const jeton = await camille.jeton('/connexion');
    await camille.entrer();
    const corps = new URLSearchParams({ jeton, mandat: 'x' });
    expect((await camille.aller('/moi/mandat', { method: 'POST', body: corps })).status).toBe(403);
  });

  test('qui ne dit pas d’où il vient, ou vient d’ailleurs, n’est pas lu', async () => {
    const camille = service.visiteur();
    await camille.entrer();
    const jeton = await camille.jeton('/moi');
    for (const entetes of [
      { origin: '' },
      { origin: 'null' },
      { origin: `${PUBLIQUE}.ailleurs.invalid` },
      { origin: 'http://conventions.exemple.fr' },
      { origin: 'https://ailleurs.invalid', 'sec-fetch-site': 'same-site' },
    ] as readonly Readonly<Record<string, string>>[]) {
      const body = new URLSearchParams({ jeton, session: 'autres' });
      const reponse = await camille.aller('/moi/sessions', { method: 'POST', body, headers: entetes });
      expect(reponse.status, JSON.stringify(entetes)).toBe(403);
      expect(await reponse.text()).toContain('ne vient pas de Maillage');
    }
  });

  test('par une adresse suivie, rien ne s’écrit : aucun lien ne fait sortir ni ne change de mandat', async () => {
    const camille = service.visiteur();
    await camille.entrer();
    for (const chemin of ['/sortir', '/moi/mandat?mandat=x', '/moi/sessions?session=autres'])
      expect((await camille.aller(chemin)).status, chemin).toBe(404);
    expect((await camille.aller('/moi')).status).toBe(200);
  });
});

describe('qui n’a pas de compte et qui en a un reçoivent la même réponse', () => {
  const reponse = async (chemin: string, champs: Readonly<Record<string, string>>) => {
    const r = await service.visiteur().envoyer(chemin, champs);
    const texte = (await r.text()).replaceAll(champs.courriel ?? '', 'X').replace(/value="[\w-]{43}"/g, '');
    const entetes = [...r.headers].filter(([nom]) => !/^(set-cookie|ratelimit)/.test(nom));
    return { statut: r.status, texte, entetes };
  };

  for (const [titre, chemin, plus] of [
    ['à l’entrée', '/connexion', { 'mot-de-passe': 'un mot de passe qui est faux' }],
    ['au lien de connexion', '/connexion/lien', {}],
    ['au mot de passe oublié', '/mot-de-passe', {}],
  ] as const)
    test(titre, async () => {
      const connu = await reponse(chemin, { courriel: CAMILLE, ...plus });
      const inconnu = await reponse(chemin, { courriel: 'personne@valmont.example.fr', ...plus });
      expect(inconnu).toEqual(connu);
    });

  test('à une invitation que rien ne scelle, que l’organisation existe ou non', async () => {
    const lire = async (chemin: string) => {
      const r = await service.visiteur().aller(chemin);
      return { statut: r.status, texte: await r.text() };
    };
    const [, espace = '', organisation = '', rang = ''] = service.invitation.split('/').slice(1);
    const faux = await lire(`/invitation/${espace}/${organisation}/${rang}/${'x'.repeat(43)}`);
    const absente = await lire(`/invitation/${espace}/personne-ici/${rang}/${'x'.repeat(43)}`);
    expect(faux.statut).toBe(404);
    const sansChemin = (t: string) =>
      t
        .replace(/name="jeton" value="[^"]+"/g, '')
        .replaceAll(/\/invitation[^"&]*/g, '')
        .replaceAll(/%2Finvitation[^"&]*/g, '');
    expect(sansChemin(absente.texte)).toBe(sansChemin(faux.texte));
  });
});

describe('aucune adresse de retour ne sort de Maillage', () => {
  const AILLEURS = [
    'https://ailleurs.invalid/',
    '//ailleurs.invalid',
    '///ailleurs.invalid',
    '/\\ailleurs.invalid',
    '/\t/ailleurs.invalid',
    '/\n/ailleurs.invalid',
    '/%09/ailleurs.invalid/../..//ailleurs.invalid',
    '/.//ailleurs.invalid',
    '/a/..//ailleurs.invalid',
    'javascript:alert(1)',
    'data:text/html,x',
    'http:ailleurs.invalid',
    '@ailleurs.invalid',
    'conventions.exemple.fr.ailleurs.invalid',
  ];
  const local = (ou: string | null, dit: string): void => {
    if (ou !== null) expect(new URL(ou, PUBLIQUE).origin, dit).toBe(PUBLIQUE);
  };

  test('par l’adresse ou par le formulaire, en entrant, en changeant de jour ou de mandat', async () => {
    for (const vise of AILLEURS) {
      const q = encodeURIComponent(vise);
      const camille = service.visiteur();
      const porte = await (await camille.aller(`/connexion?vers=${q}`)).text();
      local(/name="vers" value="([^"]*)"/.exec(porte)?.[1] ?? null, vise);
      local((await camille.entrer({ vers: vise })).headers.get('location'), vise);
      local((await camille.aller(`/connexion?vers=${q}`)).headers.get('location'), vise);
      local((await camille.aller(`/autre-jour?jour=12/05/2027&de=${q}`)).headers.get('location'), vise);
      const pilote = service.visiteur();
      local(
        (await pilote.envoyer('/identite', { cle: 'agent-dvq', vers: vise })).headers.get('location'),
        vise,
      );
      for (const mandat of ['agent-dvq', 'presidence-mjc-clairs-soleils']) {
        const reponse = await pilote.aller(`/vers?espace=demonstration&mandat=${mandat}&page=${q}`);
        local(reponse.headers.get('location'), vise);
        for (const [, lien = ''] of (await reponse.text()).matchAll(
          /(?:href|action|value)="([^"]*ailleurs[^"]*)"/g,
        ))
          local(lien, vise);
      }
    }
  });
});

test('jeter le numéro de ses formulaires ne remet pas les comptes à zéro', async () => {
  const serre = await ouvrirServicePublic({ documents: 3 });
  try {
    const camille = serre.visiteur();
    await camille.entrer();
    const statuts: number[] = [];
    for (let fois = 0; fois < 5; fois++) {
      camille.temoins.delete('__Host-maillage');
      statuts.push((await camille.aller('/calendrier.ics')).status);
    }
    expect(statuts.slice(3)).toEqual([429, 429]);
    expect(statuts.slice(0, 3)).not.toContain(429);
  } finally {
    await serre.application.fermer();
  }
});

test('le serveur n’a connu aucune erreur imprévue', () => {
  expect(service.application.imprevus).toEqual([]);
});
