import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { type Visite, visite } from './entree.ts';
import { BALISE_REVENUE } from './malveillances.ts';

/** Beyond this no answer is waited for. */
const PATIENCE = 10_000;

let application: ApplicationOuverte;
let pilote: Visite;

beforeAll(async () => {
  application = await ouvrirApplication();
  pilote = visite(application);
  await pilote.prendre('agent-dvq');
});
afterAll(() => application?.fermer());

const demander = (adresse: string, init: RequestInit = {}): Promise<Response> =>
  pilote.aller(adresse, { ...init, signal: AbortSignal.timeout(PATIENCE) });

test('une demande que nul navigateur n’écrirait est refusée ou répondue, et le service continue', async () => {
  const { port } = new URL(application.adresse);
  const ecrire = (octets: string): Promise<string> =>
    new Promise((fini) => {
      let recu = '';
      const prise = connect(Number(port), '127.0.0.1', () => prise.end(octets, 'latin1'));
      prise.setTimeout(PATIENCE, () => prise.destroy());
      prise.setEncoding('latin1').on('data', (d) => {
        recu += d;
      });
      // Cut off without a word is an answer too.
      prise.on('error', () => {}).on('close', () => fini(recu));
    });
  const hotes = ['', 'a b', '[::', 'x:99999', '%00', '@', 'é', 'a,b', '..', 'x'.repeat(3000), '<zz-mal>'];
  const cibles = [
    '//',
    '/\\',
    '*',
    '/\xff\xfe',
    'http://ailleurs.invalid/a-faire',
    '///a-faire?vers=//x',
    '/a-faire#<zz-mal>',
  ];
  const demandes = [
    ...hotes.map((h) => `GET /connexion HTTP/1.1\r\nHost: ${h}\r\nConnection: close\r\n\r\n`),
    ...cibles.map((c) => `GET ${c} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    'GET /connexion HTTP/1.1\r\nConnection: close\r\n\r\n',
    'GET /connexion HTTP/1.0\r\n\r\n',
    'QUOI /connexion HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'POST /connexion HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /connexion HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n',
    `GET /a-faire HTTP/1.1\r\nHost: x\r\nCookie: ${'maillage=a.b; '.repeat(300)}\r\nConnection: close\r\n\r\n`,
    `GET /a-faire HTTP/1.1\r\nHost: x\r\nCookie: maillage=%E0%A4%A; maillage-compte=%00;=;;=x\r\nConnection: close\r\n\r\n`,
  ];
  let repondues = 0;
  for (const demande of demandes) {
    const recu = await ecrire(demande);
    if (recu !== '') repondues++;
    expect(recu, demande.slice(0, 200)).toMatch(/^(HTTP\/1\.1 [234]\d\d |$)/);
    expect(recu, demande.slice(0, 200)).not.toMatch(BALISE_REVENUE);
  }
  expect(repondues).toBeGreaterThan(demandes.length / 2);
  expect(application.imprevus).toEqual([]);
  expect((await fetch(`${application.adresse}/sante`)).status).toBe(200);
});

test('un envoi de deux cent mille champs répond aussi vite qu’un autre', { timeout: 60_000 }, async () => {
  const reponse = await demander('/moi/rappels', {
    method: 'POST',
    body: 'a&'.repeat(240_000),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(reponse.status).toBe(403);
});

test('un envoi coupé parce qu’il est trop grand n’emporte pas la demande suivante', async () => {
  const jeton = /name="jeton" value="([^"]+)"/.exec(await pilote.lire('/guichet/depot'))?.[1] ?? '';
  for (let fois = 0; fois < 12; fois++) {
    const corps = new FormData();
    corps.append('jeton', jeton);
    for (let i = 0; i < 2000; i++) corps.append('fichier', 'x'.repeat(100));
    expect((await demander('/guichet/depot', { method: 'POST', body: corps })).status).toBe(413);
    expect((await demander('/a-faire')).status).toBe(200);
  }
});
