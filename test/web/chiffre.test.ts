import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITES } from '../../src/web/porte/quotas.ts';
import { ouvrirApplication } from '../browser/application.ts';
import { apprendreLesParametres, lireLesRoutes } from './routes.ts';
import { CAMILLE, ouvrirServicePublic, PUBLIQUE, type ServicePublic } from './service-public.ts';

let service: ServicePublic;

beforeAll(async () => {
  service = await ouvrirServicePublic();
});
afterAll(() => service?.application.fermer());

describe('toute réponse ferme la porte', () => {
  test('page, renvoi, refus, fichier, actif, agenda, sonde, mesure, rien', async () => {
    const pilote = service.visiteur();
    await pilote.prendre('agent-dvq');
    const lire = { lire: async (chemin: string) => (await pilote.aller(chemin)).text() };
    const remplir = await apprendreLesParametres(service.application, lire);
    for (const { methode, chemin } of lireLesRoutes(service.application)) {
      if (chemin === '/sortir') continue;
      const reponse = await pilote.aller(remplir(chemin), { method: methode });
      const ou = `${methode} ${chemin} : ${reponse.status}`;
      const entete = (nom: string): string => reponse.headers.get(nom) ?? '';
      expect(entete('content-security-policy'), ou).toContain("default-src 'none'");
      expect(entete('content-security-policy'), ou).toContain("frame-ancestors 'none'");
      expect(entete('content-security-policy'), ou).not.toContain('unsafe');
      expect(entete('x-content-type-options'), ou).toBe('nosniff');
      expect(entete('referrer-policy'), ou).toBe('same-origin');
      expect(entete('cross-origin-opener-policy'), ou).toBe('same-origin');
      expect(entete('cross-origin-resource-policy'), ou).toBe('same-origin');
      expect(entete('strict-transport-security'), ou).toBe('max-age=31536000; includeSubDomains');
      expect(entete('access-control-allow-origin'), ou).toBe('');
      expect(entete('x-powered-by') + entete('server'), ou).toBe('');
      if (reponse.body !== null && reponse.status !== 303 && reponse.status !== 302)
        expect(entete('content-type'), ou).not.toBe('');
      // Only what is the same for everybody may be kept by a cache that several people share.
      if (!chemin.startsWith('/actifs/')) expect(entete('cache-control'), ou).toMatch(/private|no-store|^$/);
      if (reponse.ok && !/^\/(actifs|sante|rappels\/arreter)/.test(chemin))
        expect(entete('cache-control'), ou).toMatch(/private|no-store/);
    }
  });

  test('sans adresse publique en https, rien n’est promis du chiffrement', async () => {
    const autre = await ouvrirApplication(LIMITES, { demonstration: false });
    try {
      const { headers } = await fetch(`${autre.adresse}/connexion`);
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
      expect(headers.getSetCookie().join()).not.toMatch(/Secure|__Host-/);
    } finally {
      await autre.fermer();
    }
  });

  test('ce que Maillage remet se garde, sans jamais s’ouvrir chez lui', async () => {
    const pilote = service.visiteur();
    await pilote.prendre('agent-dvq');
    const liste = await (await pilote.aller('/conventions')).text();
    const convention = /\/conventions\/(mjc-besancon[a-z0-9-]+)/.exec(liste)?.[1] ?? '';
    const documents = await (await pilote.aller(`/conventions/${convention}/documents`)).text();
    const depose = /\/fichiers\/[0-9a-f]{64}/.exec(documents)?.[0] ?? '';
    expect(depose).not.toBe('');
    for (const fichier of [depose, '/texte.html', '/texte.pdf', '/versements.csv', '/calendrier.ics']) {
      const { headers, status } = await pilote.aller(`/conventions/${convention}${fichier}`);
      expect(status, fichier).toBe(200);
      expect(headers.get('content-disposition'), fichier).toMatch(
        /^attachment; filename\*=UTF-8''[\w%.~-]+$/,
      );
      expect(headers.get('content-security-policy'), fichier).toBe(
        "default-src 'none'; frame-ancestors 'none'; sandbox",
      );
      expect(headers.get('x-content-type-options'), fichier).toBe('nosniff');
    }
  });
});

describe('les témoins', () => {
  test('sont réservés au chiffré, à cette adresse et au navigateur', async () => {
    const camille = service.visiteur();
    await camille.aller('/connexion');
    const poses = [...camille.dernier];
    expect((await camille.entrer()).status).toBe(303);
    poses.push(...camille.dernier);
    expect(poses.map((p) => p.split('=')[0])).toEqual(
      expect.arrayContaining(['__Host-maillage', '__Host-maillage-compte', '__Host-maillage-appareil']),
    );
    for (const pose of poses) {
      expect(pose).toMatch(/^__Host-/);
      for (const marque of ['; Path=/', '; HttpOnly', '; Secure', '; SameSite=Lax'])
        expect(pose).toContain(marque);
      expect(pose).not.toContain('Domain');
    }
  });

  test('posés d’avance par quelqu’un d’autre, ils ne sont plus ceux de qui entre', async () => {
    const intrus = service.visiteur();
    await intrus.aller('/connexion');
    const camille = service.visiteur();
    for (const [nom, valeur] of intrus.temoins) camille.temoins.set(nom, valeur);
    camille.temoins.set('__Host-maillage-compte', 'choisi-par-quelqu-un-d-autre-0000000000000');
    await camille.entrer();
    expect(camille.temoins.get('__Host-maillage-compte')).not.toContain('choisi');
    expect(camille.temoins.get('__Host-maillage')).not.toBe(intrus.temoins.get('__Host-maillage'));
    intrus.temoins.set('__Host-maillage-compte', 'choisi-par-quelqu-un-d-autre-0000000000000');
    expect((await intrus.aller('/moi')).status).toBe(302);
  });

  test('en sortant, la session finit et le navigateur oublie ce qu’il a montré', async () => {
    const camille = service.visiteur();
    await camille.entrer();
    const gardes = new Map(camille.temoins);
    const sortie = await camille.envoyer('/sortir', {}, '/moi');
    expect(sortie.headers.get('clear-site-data')).toBe('"cache"');
    for (const [nom, valeur] of gardes) camille.temoins.set(nom, valeur);
    expect((await camille.aller('/moi')).headers.get('location')).toMatch(/^\/connexion/);
  });
});

test('une demande TRACE ne renvoie rien de ce qu’elle portait', async () => {
  const recu = await new Promise<string>((fini, rate) => {
    const demande = request(
      `${service.application.adresse}/connexion`,
      { method: 'TRACE', headers: { cookie: 'temoin=a-ne-pas-rendre' } },
      async (reponse) => fini(`${reponse.statusCode} ${(await reponse.toArray()).join('')}`),
    );
    demande.on('error', rate);
    demande.end();
  });
  expect(recu).toMatch(/^4\d\d /);
  expect(recu).not.toContain('a-ne-pas-rendre');
});

test('l’adresse d’un lien envoyé est celle du service, quoi que dise l’en-tête Host', async () => {
  const camille = service.visiteur();
  service.partis.length = 0;
  const jeton = await camille.jeton('/mot-de-passe');
  const corps = new URLSearchParams({ jeton, courriel: CAMILLE }).toString();
  const statut = await new Promise<number | undefined>((fini, rate) => {
    const envoi = request(
      `${service.application.adresse}/mot-de-passe`,
      {
        method: 'POST',
        headers: {
          host: 'ailleurs.invalid',
          'x-forwarded-host': 'ailleurs.invalid',
          forwarded: 'host=ailleurs.invalid',
          origin: PUBLIQUE,
          cookie: [...camille.temoins].map(([n, v]) => `${n}=${v}`).join('; '),
          'content-type': 'application/x-www-form-urlencoded',
        },
      },
      (reponse) => {
        reponse.resume();
        fini(reponse.statusCode);
      },
    );
    envoi.on('error', rate);
    envoi.end(corps);
  });
  expect(statut).toBe(200);
  await expect.poll(() => service.partis.length).toBe(1);
  expect(service.partis[0]?.lien.adresse).toMatch(
    /^https:\/\/conventions\.exemple\.fr\/mot-de-passe\/[\w-]{43}$/,
  );
});

test('le serveur n’a connu aucune erreur imprévue', () => {
  expect(service.application.imprevus).toEqual([]);
});
