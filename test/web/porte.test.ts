import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITES } from '../../src/web/porte/quotas.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';

let application: ApplicationOuverte;

beforeAll(async () => {
  application = await ouvrirApplication({ ...LIMITES, sessions: 200, ecritures: 12 });
});
afterAll(() => application?.fermer());

/** A person at a terminal: keeps cookies, reads the form's token. */
class Client {
  temoin = '';
  async demander(chemin: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
    const reponse = await fetch(`${application.adresse}${chemin}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie: this.temoin, ...init.headers },
    });
    const pose = reponse.headers.get('set-cookie');
    if (pose !== null) this.temoin = pose.split(';')[0] ?? '';
    return { reponse, corps: await reponse.text() };
  }
  async jeton(chemin: string): Promise<string> {
    const { corps } = await this.demander(chemin);
    return /name="jeton" value="([^"]+)"/.exec(corps)?.[1] ?? '';
  }
  envoyer(chemin: string, champs: Record<string, string>, entetes: Record<string, string> = {}) {
    return this.demander(chemin, {
      method: 'POST',
      body: new URLSearchParams(champs),
      headers: { origin: application.adresse, ...entetes },
    });
  }
}

async function entrer(personne: string): Promise<Client> {
  const client = new Client();
  const { reponse } = await client.envoyer('/identite', {
    jeton: await client.jeton('/identite'),
    cle: personne,
  });
  expect(reponse.status).toBe(303);
  return client;
}

async function premiereConvention(client: Client): Promise<string> {
  const { corps } = await client.demander('/conventions');
  const id = /href="\/conventions\/([a-z0-9-]+)"/g;
  return [...corps.matchAll(id)].map((m) => m[1]).find((i) => i !== 'nouvelle') ?? '';
}

describe('les en-têtes ferment la porte', () => {
  test('aucun script ni style en ligne, aucun cadre, aucun type deviné', async () => {
    const { reponse } = await new Client().demander('/identite');
    const csp = reponse.headers.get('content-security-policy') ?? '';
    expect(csp).toContain("default-src 'none'");
    expect(csp).not.toContain('unsafe');
    expect(csp).toContain("frame-ancestors 'none'");
    expect(reponse.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('le témoin de session échappe aux scripts et aux autres sites', async () => {
    const { reponse } = await new Client().demander('/identite');
    expect(reponse.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/);
  });

  test('aucune page n’a d’attribut style ni de script en ligne', async () => {
    const client = await entrer('agent-dvq');
    const id = await premiereConvention(client);
    for (const chemin of ['/a-faire', '/conventions', '/versements', '/journal', `/conventions/${id}`]) {
      const { corps } = await client.demander(chemin);
      expect(corps, chemin).not.toMatch(/\sstyle=|\son[a-z]+=|<script(?![^>]+src=)|<style/);
    }
  });

  test('un actif se garde un an et change de nom avec son contenu', async () => {
    const { corps } = await new Client().demander('/identite');
    const adresse = /href="(\/actifs\/maillage-[0-9a-f]{16}\.css)"/.exec(corps)?.[1] ?? '';
    const { reponse } = await new Client().demander(adresse);
    expect(reponse.headers.get('cache-control')).toContain('immutable');
    const deux = await new Client().demander(adresse, {
      headers: { 'if-none-match': reponse.headers.get('etag') ?? '' },
    });
    expect(deux.reponse.status).toBe(304);
  });
});

describe('un envoi étranger n’est pas lu', () => {
  test('sans jeton', async () => {
    const client = new Client();
    await client.demander('/identite');
    const { reponse, corps } = await client.envoyer('/identite', { cle: 'agent-dvq' });
    expect(reponse.status).toBe(403);
    expect(corps).toContain('Ce formulaire a trop attendu');
  });

  test('avec le jeton d’une autre session', async () => {
    const autre = await new Client().jeton('/identite');
    const client = new Client();
    await client.demander('/identite');
    expect((await client.envoyer('/identite', { jeton: autre, cle: 'agent-dvq' })).reponse.status).toBe(403);
  });

  test('venu d’un autre site', async () => {
    const client = new Client();
    const jeton = await client.jeton('/identite');
    const { reponse, corps } = await client.envoyer(
      '/identite',
      { jeton, cle: 'agent-dvq' },
      { origin: 'https://ailleurs.invalid', 'sec-fetch-site': 'cross-site' },
    );
    expect(reponse.status).toBe(403);
    expect(corps).toContain('ne vient pas de Maillage');
  });

  test('en JSON ou en texte', async () => {
    const client = await entrer('agent-dvq');
    const id = await premiereConvention(client);
    for (const type of ['application/json', 'text/plain']) {
      const { reponse } = await client.demander(`/conventions/${id}/journal/3/annuler`, {
        method: 'POST',
        body: '{}',
        headers: { origin: application.adresse, 'content-type': type },
      });
      expect(reponse.status, type).toBe(415);
    }
  });

  test('trop grand, il est refusé avec le remède', async () => {
    const client = await entrer('agent-dvq');
    const jeton = await client.jeton('/identite');
    const { reponse, corps } = await client.envoyer('/identite', { jeton, cle: 'x'.repeat(600_000) });
    expect(reponse.status).toBe(413);
    expect(corps).toContain('Cet envoi est trop grand');
  });

  test('un témoin falsifié ne donne aucune identité', async () => {
    const client = await entrer('agent-dvq');
    client.temoin = client.temoin.replace('agent-dvq', 'elu-referent');
    const { reponse } = await client.demander('/a-faire');
    expect(reponse.headers.get('location')).toMatch(/^\/identite/);
  });
});

describe('ce qui n’est pas à soi n’existe pas', () => {
  test('un dossier inconnu et un dossier étranger reçoivent la même réponse', async () => {
    const ville = await entrer('agent-dvq');
    const association = await entrer('direction-mjc-palente');
    const { corps } = await association.demander('/conventions');
    const siens = new Set([...corps.matchAll(/href="\/conventions\/([a-z0-9-]+)"/g)].map((m) => m[1]));
    const { corps: deLaVille } = await ville.demander('/conventions');
    const etranger = [...deLaVille.matchAll(/href="\/conventions\/([a-z0-9-]+)"/g)]
      .map((m) => m[1] ?? '')
      .find((i) => i !== 'nouvelle' && !siens.has(i));
    expect(etranger).toBeDefined();
    for (const suite of ['', '/texte', '/journal', '/journal/1/annuler', '/documents', '/calendrier.ics']) {
      const inconnu = await association.demander(`/conventions/dossier-inconnu${suite}`);
      const autre = await association.demander(`/conventions/${etranger}${suite}`);
      expect(autre.reponse.status, suite).toBe(404);
      const neutre = (t: string): string =>
        t.replaceAll(String(etranger), 'X').replaceAll('dossier-inconnu', 'X');
      expect(neutre(autre.corps), suite).toBe(neutre(inconnu.corps));
    }
  });

  test('un observateur ou une association ne prépare pas de convention', async () => {
    const client = await entrer('direction-mjc-palente');
    const { reponse, corps } = await client.demander('/conventions/nouvelle');
    expect(reponse.status).toBe(403);
    expect(corps).toContain('se prépare chez la collectivité qui répond de l');
  });

  test('on ne revient que dans Maillage après avoir choisi qui l’on est', async () => {
    for (const vers of [
      'https://ailleurs.invalid/',
      '//ailleurs.invalid/',
      '/\\ailleurs.invalid',
      'javascript:alert(1)',
    ]) {
      const client = new Client();
      const { reponse } = await client.envoyer('/identite', {
        jeton: await client.jeton('/identite'),
        cle: 'agent-dvq',
        vers,
      });
      expect(reponse.headers.get('location'), vers).toBe('/a-faire');
    }
  });
});

describe('un autre jour', () => {
  test('rien ne s’y écrit, même avec un jeton juste', async () => {
    const client = await entrer('agent-dvq');
    const id = await premiereConvention(client);
    const jeton = await client.jeton('/identite');
    const { reponse, corps } = await client.envoyer(`/conventions/${id}/journal/3/annuler?au=2027-05-12`, {
      jeton,
      'textes.motif': 'essai',
    });
    expect(reponse.status).toBe(403);
    expect(corps).toContain('On n’écrit pas dans un autre jour');
  });

  test('une date qui n’existe pas est expliquée, et gardée dans le champ', async () => {
    const client = await entrer('agent-dvq');
    const { reponse, corps } = await client.demander('/a-faire?au=2026-11-31');
    expect(reponse.status).toBe(400);
    expect(corps).toContain('Novembre n’a que 30');
    expect(corps).toContain('value="2026-11-31"');
  });

  test('une date écrite à la française se lit', async () => {
    const client = await entrer('agent-dvq');
    const { corps } = await client.demander(`/a-faire?au=${encodeURIComponent('12 mai 2027')}`);
    expect(corps).toContain('Vu au 12\u00A0mai\u00A02027');
  });
});

test('au-delà de la limite, on est prié d’attendre et rien n’est écrit', async () => {
  const client = await entrer('agent-dvq');
  const id = await premiereConvention(client);
  const jeton = await client.jeton('/identite');
  const essayer = () => client.envoyer(`/conventions/${id}/journal/99999/annuler`, { jeton });
  const statuts = [];
  for (let i = 0; i < 13; i++) statuts.push((await essayer()).reponse.status);
  expect(statuts.slice(0, 12)).toEqual(Array(12).fill(404));
  expect(statuts[12]).toBe(429);
});
