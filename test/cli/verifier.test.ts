import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CADRE, conventionCadre } from '../dossiers/recit.ts';
import { deposerRecit } from './donnees.ts';
import { construire, maillage } from './lancer.ts';

// Each step starts the real program; the time it takes is that of the machine.
vi.setConfig({ testTimeout: 180_000 });

let dossier = '';
beforeAll(async () => {
  await construire();
  dossier = await mkdtemp(join(tmpdir(), 'maillage-verifier-'));
});
afterAll(() => rm(dossier, { recursive: true, force: true }));

const simple = (t: string): string => t.replace(/[\u00A0\u202F]/g, ' ');
const enBase = (donnees: string, requete: string): void => {
  const base = new Database(join(donnees, 'maillage.sqlite'));
  base.exec(requete);
  base.close();
};

it('vérifier une installation regarde tous ses espaces, dit ce qu’elle a regardé et trouve ce qui a changé', async () => {
  const donnees = join(dossier, 'deux-espaces');
  for (const [espace, nom, courriel] of [
    ['valmont', 'Ville de Valmont', 'a@valmont.fr'],
    ['les-ormes', 'Commune des Ormes', 'b@ormes.fr'],
  ] as const)
    await maillage(
      ...['init', nom, '--espace', espace, '--administrateur', 'Camille Dupré'],
      ...['--courriel', courriel, '--donnees', donnees],
    );
  await deposerRecit(donnees, 'trois-ponts', conventionCadre().faits, CADRE);

  const tout = await maillage('verifier', '--donnees', donnees);
  expect(tout.code).toBe(0);
  for (const espace of ['demonstration', 'les-ormes', 'valmont'])
    expect(simple(tout.sortie)).toMatch(
      new RegExp(`Espace « ${espace} » : \\d+ chaînes?, \\d+ faits?, \\d+ fichiers? ; rien d’altéré.`),
    );
  const un = await maillage('verifier', '--donnees', donnees, '--espace', 'les-ormes', '--json');
  const verdicts: readonly { readonly espace: string }[] = JSON.parse(un.sortie);
  expect(new Set(verdicts.map((v) => v.espace))).toEqual(new Set(['les-ormes']));

  // A chain whose head and whose espace were both taken away still stands among the facts.
  enBase(donnees, "delete from tete where espace = 'les-ormes'; delete from espace where id = 'les-ormes';");
  const altere = await maillage('verifier', '--donnees', donnees);
  expect(altere.code).toBe(1);
  expect(simple(altere.sortie)).toContain('la tête de la chaîne manque');
  expect(simple(altere.sortie)).toMatch(/Espace « les-ormes » : .* en faute\./);
  expect(simple(altere.sortie)).toMatch(/Espace « valmont » : .* rien d’altéré\./);
});

it('vérifier sans rien à vérifier n’est pas une réussite', async () => {
  const vide = join(dossier, 'vide');
  await deposerRecit(vide, 'aucun', [], CADRE);
  const { code, sortie, remarques } = await maillage('verifier', '--donnees', vide);
  expect({ code, sortie }).toEqual({ code: 2, sortie: '' });
  expect(simple(remarques)).toContain(
    'Il n’y a rien à vérifier : cette installation ne contient aucun fait.',
  );
  const inconnu = await maillage('verifier', '--donnees', vide, '--espace', 'ailleurs');
  expect(inconnu.code).toBe(2);
  expect(simple(inconnu.remarques)).toContain('l’espace « ailleurs »');
});
