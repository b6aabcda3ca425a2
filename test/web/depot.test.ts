import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';

let application: ApplicationOuverte;
let temoin = '';
let jeton = '';
let echeance = '';

const demander = (chemin: string, init: RequestInit = {}) =>
  fetch(`${application.adresse}${chemin}`, {
    redirect: 'manual',
    ...init,
    headers: { cookie: temoin, origin: application.adresse, ...(init.headers as Record<string, string>) },
  });

beforeAll(async () => {
  application = await ouvrirApplication();
  const choix = await demander('/identite');
  temoin = choix.headers.get('set-cookie')?.split(';')[0] ?? '';
  jeton = jetonDe(await choix.text());
  const entree = await demander('/identite', {
    method: 'POST',
    body: new URLSearchParams({ jeton, cle: 'agent-dvq' }),
  });
  temoin = entree.headers.get('set-cookie')?.split(';')[0] ?? '';
  const aFaire = await (await demander('/a-faire')).text();
  echeance = /href="(\/conventions\/[a-z0-9-]+\/echeances\/pieces-annuelles[^"]*)"/.exec(aFaire)?.[1] ?? '';
  jeton = jetonDe(await (await demander(echeance)).text());
});
afterAll(() => application?.fermer());

const jetonDe = (page: string): string => /name="jeton" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** Everything of the form but the file, as the page gives it. */
async function champsDuFormulaire(): Promise<[string, string][]> {
  const page = await (await demander(echeance)).text();
  const formulaire = /<form[^>]+multipart[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';
  const caches = [...formulaire.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    (m): [string, string] => [m[1] ?? '', m[2] ?? ''],
  );
  const piece = /name="donnees\.piece" value="([^"]+)"/.exec(formulaire)?.[1];
  if (piece !== undefined && !caches.some(([nom]) => nom === 'donnees.piece'))
    caches.push(['donnees.piece', piece]);
  return [...caches, ['jour', '20/11/2026'], ['donnees.moyen', 'depot'], ['textes.remarque', 'À garder']];
}

const envoyer = (corps: FormData) =>
  demander(`${echeance}?acte=deposer-piece`, {
    method: 'POST',
    body: corps,
  });

async function formulaire(octets: Uint8Array<ArrayBuffer>, nom: string): Promise<FormData> {
  const donnees = new FormData();
  for (const [cle, valeur] of await champsDuFormulaire()) donnees.append(cle, valeur);
  donnees.append('donnees.fichier', new Blob([octets], { type: 'application/pdf' }), nom);
  return donnees;
}

const pdf = (taille: number): Uint8Array<ArrayBuffer> => {
  const octets = new Uint8Array(taille).fill(0x20);
  octets.set(Buffer.from('%PDF-1.4\n'));
  octets.set(Buffer.from('\n%%EOF\n'), taille - 7);
  return octets;
};

describe('un fichier qui ne convient pas est refusé à sa place, ce qui est écrit reste', () => {
  for (const [cas, octets, nom, dit] of [
    ['trop grand', pdf(20_500_000), 'gros.pdf', /gros\.pdf.*trop grand/s],
    ['vide', new Uint8Array(0), 'vide.pdf', /vide\.pdf.*est vide/s],
    ['d’un type interdit', new Uint8Array(Buffer.from('#!/bin/sh\n')), 'script.sh', /script\.sh/],
    ['menteur', new Uint8Array(Buffer.from('MZ\x90\x00programme')), 'rapport.pdf', /rapport\.pdf/],
  ] as const)
    test(cas, async () => {
      const reponse = await envoyer(await formulaire(octets, nom));
      const page = await reponse.text();
      expect(reponse.status).toBe(422);
      expect(page).toMatch(dit);
      expect(page).toContain('À garder');
      expect(page).toContain('value="20/11/2026"');
    });

  test('un nom de chemin ne donne que sa fin', async () => {
    const reponse = await envoyer(await formulaire(pdf(2000), '../../etc/../rapport spécial.pdf'));
    expect(reponse.status, (await reponse.clone().text()).match(/id="bilan"[\s\S]{0,600}/)?.[0]).toBe(303);
    const page = await (await demander(echeance)).text();
    expect(page).toContain('rapport spécial.pdf');
    expect(page).not.toContain('etc/');
  });

  test('du balisage dans une remarque se lit, ne s’exécute pas', async () => {
    const donnees = new FormData();
    for (const [cle, valeur] of await champsDuFormulaire())
      donnees.append(cle, cle === 'textes.remarque' ? '<script>alert(1)</script><b>gras</b>' : valeur);
    donnees.append('donnees.fichier', new Blob([pdf(2100)], { type: 'application/pdf' }), 'suite.pdf');
    await envoyer(donnees);
    const page = await (await demander(echeance)).text();
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<b>gras');
  });
});

describe('rien ne se range d’un envoi étranger ou démesuré', () => {
  const rangement = async () => {
    const racine = join(application.donnees, 'fichiers');
    return (await readdir(racine, { recursive: true, withFileTypes: true })).filter((f) => f.isFile()).length;
  };

  test('un fichier placé avant le jeton n’est pas gardé', async () => {
    const avant = await rangement();
    const donnees = new FormData();
    donnees.append('donnees.fichier', new Blob([pdf(3000)], { type: 'application/pdf' }), 'intrus.pdf');
    donnees.append('jeton', jeton);
    expect((await envoyer(donnees)).status).toBe(403);
    expect(await rangement()).toBe(avant);
  });

  test('un corps annoncé trop grand est refusé avant d’être lu', async () => {
    const avant = await rangement();
    const statut = await new Promise<number | undefined>((fini, rate) => {
      const demande = request(
        `${application.adresse}${echeance}?acte=deposer-piece`,
        {
          method: 'POST',
          headers: {
            cookie: temoin,
            origin: application.adresse,
            'content-type': 'multipart/form-data; boundary=limite',
            'content-length': 90_000_000,
          },
        },
        (reponse) => {
          fini(reponse.statusCode);
          demande.destroy();
        },
      );
      demande.on('error', rate);
      demande.write('--limite\r\n');
    });
    expect(statut).toBe(413);
    expect(await rangement()).toBe(avant);
  });

  test('un envoi coupé au milieu d’un fichier ne laisse rien, et le serveur continue', async () => {
    const avant = await rangement();
    await new Promise<void>((fini) => {
      const demande = request(`${application.adresse}${echeance}?acte=deposer-piece`, {
        method: 'POST',
        headers: {
          cookie: temoin,
          origin: application.adresse,
          'content-type': 'multipart/form-data; boundary=limite',
        },
      });
      demande.on('error', () => fini());
      demande.write(
        `--limite\r\nContent-Disposition: form-data; name="jeton"\r\n\r\n${jeton}\r\n--limite\r\nContent-Disposition: form-data; name="donnees.fichier"; filename="coupe.pdf"\r\n\r\n%PDF-1.4\n`,
      );
      demande.write(Buffer.alloc(500_000), () => setTimeout(() => demande.destroy(new Error('coupé')), 200));
    });
    expect((await demander('/a-faire')).status).toBe(200);
    await expect.poll(rangement).toBe(avant);
  });

  test('un corps interrompu ou mal formé est dit illisible', async () => {
    for (const corps of ['--limite\r\nn’importe quoi', '']) {
      const reponse = await demander(`${echeance}?acte=deposer-piece`, {
        method: 'POST',
        body: corps,
        headers: { 'content-type': 'multipart/form-data; boundary=limite' },
      });
      expect([400, 403]).toContain(reponse.status);
    }
  });

  test('le serveur n’a connu aucune erreur imprévue', () => {
    expect(application.imprevus).toEqual([]);
  });
});
