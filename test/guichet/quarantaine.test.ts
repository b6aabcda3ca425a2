import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ouvrirClamd } from '../../src/services/clamd.ts';
import { ouvrirFichiers } from '../../src/services/fichiers.ts';
import { exige } from '../exige.ts';
import { type Clamd, creerClamd, NUISIBLE, SIGNATURE } from './clamd.ts';

let racine = '';
beforeEach(async () => {
  racine = await mkdtemp(join(tmpdir(), 'maillage-quarantaine-'));
});
afterEach(() => rm(racine, { recursive: true, force: true }));

async function* enFlux(texte: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(texte);
}

async function garder(magasin: Awaited<ReturnType<typeof ouvrirFichiers>>, texte: string): Promise<string> {
  const garde = await magasin.deposer(enFlux(texte), 'note.txt');
  if (!garde.ok) throw new Error(garde.erreur.detail);
  return garde.valeur.empreinte;
}

const avecClamd = await exige('clamd');
avecClamd.describe('un fichier cherché par clamd', () => {
  let clamd: Clamd;
  beforeAll(async () => {
    clamd = await creerClamd();
  }, 60_000);
  afterAll(() => clamd?.detruire());

  test('attend, puis se lit quand rien n’y est trouvé', async () => {
    const magasin = await ouvrirFichiers(racine, { examinateur: ouvrirClamd(clamd.adresse) });
    const empreinte = await garder(magasin, 'un rapport sans malice');
    await expect.poll(async () => (await magasin.examen(empreinte)).sorte).toBe('sain');
    const examen = await magasin.examen(empreinte);
    expect(examen.sorte === 'sain' && examen.par).toMatch(/^ClamAV /);
    expect(await magasin.lire(empreinte)).not.toBeNull();
  });

  test('n’est jamais remis quand un programme nuisible y est trouvé, même sans clamd ensuite', async () => {
    const magasin = await ouvrirFichiers(racine, { examinateur: ouvrirClamd(clamd.adresse) });
    const empreinte = await garder(magasin, `avant ${NUISIBLE} après`);
    await expect.poll(async () => (await magasin.examen(empreinte)).sorte).toBe('infecte');
    const examen = await magasin.examen(empreinte);
    expect(examen.sorte === 'infecte' && examen.signature).toContain(SIGNATURE);
    expect(await magasin.lire(empreinte)).toBeNull();
    const rouvert = await ouvrirFichiers(racine);
    expect(await rouvert.lire(empreinte)).toBeNull();
  });

  test('reste retenu tant que clamd est arrêté, et sort quand il revient', async () => {
    const magasin = await ouvrirFichiers(racine, { examinateur: ouvrirClamd(clamd.adresse) });
    await clamd.arreter();
    const empreinte = await garder(magasin, 'pendant la panne');
    expect(await magasin.examinerRetenus()).toBe(0);
    expect((await magasin.examen(empreinte)).sorte).toBe('attente');
    expect(await magasin.lire(empreinte)).toBeNull();
    const rouvert = await ouvrirFichiers(racine);
    expect(await rouvert.lire(empreinte)).toBeNull();
    await clamd.demarrer();
    expect(await magasin.examinerRetenus()).toBe(1);
    expect(await magasin.lire(empreinte)).not.toBeNull();
  }, 60_000);
});

describe('un faux clamd', () => {
  let serveur: Server | null = null;
  afterEach(() => new Promise((fini) => (serveur ? serveur.close(fini) : fini(null))));
  const repondre = async (reponse: string | null): Promise<string> => {
    serveur = createServer((prise) => {
      prise.on('error', () => undefined);
      prise.once('data', () => (reponse === null ? prise.destroy() : prise.end(reponse)));
    });
    await new Promise<void>((ouvert) => serveur?.listen(0, '127.0.0.1', ouvert));
    const adresse = serveur.address();
    return `127.0.0.1:${typeof adresse === 'object' ? adresse?.port : ''}`;
  };

  for (const [cas, reponse] of [
    ['qui ferme sans répondre', null],
    ['qui trouve l’envoi trop long', 'INSTREAM size limit exceeded. ERROR\0'],
    ['qui répond n’importe quoi', 'OK pour moi\0'],
    ['qui parle sans fin', 'x'.repeat(50_000)],
  ] as const)
    test(`${cas} ne libère rien`, async () => {
      const magasin = await ouvrirFichiers(racine, {
        examinateur: ouvrirClamd(await repondre(reponse), 2000),
      });
      const empreinte = await garder(magasin, 'x'.repeat(200_000));
      expect(await magasin.examinerRetenus()).toBe(0);
      const examen = await magasin.examen(empreinte);
      expect(examen.sorte).toBe('attente');
      expect(await magasin.lire(empreinte)).toBeNull();
    });
});

test('sans recherche configurée, un fichier se lit aussitôt', async () => {
  const magasin = await ouvrirFichiers(racine);
  expect(await magasin.lire(await garder(magasin, 'bonjour'))).not.toBeNull();
});
