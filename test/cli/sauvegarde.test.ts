import { mkdir, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CADRE, conventionCadre } from '../dossiers/recit.ts';
import { deposerRecit } from './donnees.ts';
import { construire, maillage } from './lancer.ts';

// Each step starts the real program; the time it takes is that of the machine.
vi.setConfig({ testTimeout: 180_000 });

let dossier = '';
beforeAll(async () => {
  await construire();
  dossier = await mkdtemp(join(tmpdir(), 'maillage-cli-'));
});
afterAll(() => rm(dossier, { recursive: true, force: true }));

it('une installation se sauvegarde, s’examine et se restaure depuis un terminal', async () => {
  const [donnees, neuf, sauvegardes] = ['donnees', 'neuf', 'sauvegardes'].map((n) => join(dossier, n)) as [
    string,
    string,
    string,
  ];
  await deposerRecit(donnees, 'trois-ponts', conventionCadre().faits, CADRE);
  await mkdir(sauvegardes);
  const faite = await maillage('sauvegarder', sauvegardes, '--donnees', donnees, '--json');
  expect(faite).toMatchObject({ code: 0, remarques: '' });
  const { fichier, faits, empreinte } = JSON.parse(faite.sortie);
  expect(await readdir(sauvegardes)).toEqual([expect.stringMatching(/^maillage-[\dT-]+Z\.tar$/)]);
  expect((await stat(fichier)).mode & 0o077).toBe(0);

  // Never over a file that exists.
  expect(await maillage('sauvegarder', fichier, '--donnees', donnees)).toMatchObject({ code: 2 });
  const examinee = await maillage('restaurer', fichier, '--examiner', '--donnees', neuf);
  expect(examinee.sortie).toContain('intacte');
  expect(await stat(neuf).catch(() => null)).toBeNull();
  const fausse = await maillage('restaurer', fichier, '--empreinte', 'autre', '--donnees', neuf);
  expect(fausse).toMatchObject({ code: 1, remarques: expect.stringContaining('Rien n’a été restauré') });

  const remise = await maillage('restaurer', fichier, '--empreinte', empreinte, '--donnees', neuf, '--json');
  expect(JSON.parse(remise.sortie)).toMatchObject({ flux: 1, faits });
  expect((await maillage('verifier', '--donnees', neuf)).code).toBe(0);
  const encore = await maillage('restaurer', fichier, '--donnees', neuf);
  expect(encore).toMatchObject({ code: 1, remarques: expect.stringContaining('ne sont pas vides') });

  await truncate(fichier, 2000);
  expect(await maillage('restaurer', fichier, '--examiner')).toMatchObject({ code: 1 });
  expect(await maillage('restaurer', join(dossier, 'absente.tar'))).toMatchObject({ code: 2 });
});
