import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Magasin } from '../../src/cli/donnees.ts';
import { choisirDossier } from '../../src/cli/dossier.ts';
import { ouvrirSqlite } from '../../src/journal/sqlite.ts';
import { CADRE, conventionCadre } from '../dossiers/recit.ts';
import { deposerRecit, ESPACE } from './donnees.ts';

const racine = mkdtempSync(join(tmpdir(), 'maillage-choisir-'));
let magasin: Pick<Magasin, 'espace' | 'journal'>;

beforeAll(async () => {
  const creation = conventionCadre().faits.slice(0, 1);
  for (const nom of ['mjc-palente', 'mjc-palente-2030', 'mjc-clairs-soleils-4f2a'])
    await deposerRecit(racine, nom, creation, CADRE);
  const journal = await ouvrirSqlite(join(racine, 'maillage.sqlite'));
  magasin = { espace: ESPACE, journal };
});
afterAll(async () => {
  await magasin.journal.fermer();
  rmSync(racine, { recursive: true, force: true });
});

const choisi = async (nom: string) => {
  const choix = await choisirDossier(magasin, nom);
  return choix.ok ? choix.valeur : choix.erreur;
};

it('le début d’un nom suffit quand un seul dossier commence ainsi', async () => {
  expect(await choisi('mjc-c')).toBe('mjc-clairs-soleils-4f2a');
});

it('un nom entier se désigne lui-même, même s’il en commence un autre', async () => {
  expect(await choisi('mjc-palente')).toBe('mjc-palente');
});

it('un début commun à plusieurs en donne la liste', async () => {
  const refus = JSON.stringify(await choisi('mjc-p'));
  expect(refus).toContain('2 dossiers commencent par');
  expect(refus).toContain('mjc-palente-2030');
  expect(refus).not.toContain('clairs-soleils');
});

it('un nom qui ne commence rien est refusé, avec le plus proche', async () => {
  expect(JSON.stringify(await choisi('mjc-palante'))).toContain('mjc-palente');
});
