import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REPRENDRE } from '../../src/cli/commandes/reprendre.ts';
import { ouvrirSqlite } from '../../src/journal/sqlite.ts';
import { AUJOURDHUI } from '../browser/application.ts';
import { fonder } from '../web/entree.ts';

const NOM = 'convention-pluriannuelle-objectifs';
let donnees = '';

beforeAll(async () => {
  donnees = await mkdtemp(join(tmpdir(), 'maillage-reprendre-'));
  await fonder(donnees, 'valmont');
  const source = await readFile(new URL(`../../modeles/${NOM}.md`, import.meta.url), 'utf8');
  const empreinte = createHash('sha256').update(source).digest('hex');
  const journal = await ouvrirSqlite(join(donnees, 'maillage.sqlite'));
  await journal.garderModele('valmont', { empreinte, nom: NOM, version: '1.0', source });
  const departement = { id: 'departement', nom: 'Département', nomCourt: 'le Département' };
  const reste = { siret: null, rna: null, adresse: null, courriel: null };
  await journal.inscrire('valmont', { organisations: [{ ...departement, nature: 'departement', ...reste }] });
  await journal.fermer();
});
afterAll(() => rm(donnees, { recursive: true, force: true }));

async function lancer(positions: string[], bascules: string[], options: Record<string, string> = {}) {
  let sortie = '';
  const noter = (texte: string): void => {
    sortie += texte;
  };
  const code = await REPRENDRE.executer({
    args: {
      positions,
      options: { donnees, espace: 'valmont', modele: NOM, ...options },
      bascules: new Set(bascules),
    },
    sortie: { ecrire: noter, ecrireOctets: () => {}, remarquer: noter, largeur: null },
    aujourdhui: AUJOURDHUI,
    environnement: {},
  });
  return { code, sortie };
}

async function dossiers(): Promise<number> {
  const journal = await ouvrirSqlite(join(donnees, 'maillage.sqlite'));
  const flux = (await journal.flux('valmont')).filter((f) => !f.flux.includes('--'));
  await journal.fermer();
  return flux.length;
}

it('l’exemple écrit par le terminal s’essaie sans rien écrire, puis entre', async () => {
  const exemple = await lancer([], ['exemple']);
  const fichier = join(donnees, 'liste.csv');
  await writeFile(fichier, exemple.sortie);
  const parties = { parties: 'departement=departement' };
  expect(await lancer([fichier], [], parties)).toMatchObject({
    code: 0,
    sortie: expect.stringContaining('rien n’est écrit'),
  });
  expect(await dossiers()).toBe(0);
  const fait = await lancer([fichier], ['confirmer', 'json'], parties);
  expect(fait.code).toBe(0);
  expect(JSON.parse(fait.sortie)).toMatchObject({
    ecrit: true,
    fautes: [],
    conventions: [{ phase: 'En vigueur' }],
  });
  expect(await dossiers()).toBe(1);
  expect((await lancer([fichier], ['confirmer'], parties)).sortie).toContain('déjà été repris');
});

it('une faute est dite à sa case, et rien n’entre', async () => {
  const fichier = join(donnees, 'faute.csv');
  await writeFile(fichier, 'Association;Date d’effet\nLes Amis;hier\n');
  const { code, sortie } = await lancer([fichier], ['confirmer']);
  expect(code).toBe(1);
  expect(sortie).toMatch(/B2 Date d’effet.*hier/);
  expect(await dossiers()).toBe(1);
  expect(await lancer([fichier], [], { modele: 'inconnu' })).toMatchObject({
    code: { mauvaisUsage: expect.stringContaining(NOM) },
  });
});
