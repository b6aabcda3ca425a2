import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { construire, maillage } from './lancer.ts';

// Each step starts the real program; the time it takes is that of the machine.
vi.setConfig({ testTimeout: 180_000 });

let dossier = '';
beforeAll(async () => {
  await construire();
  dossier = await mkdtemp(join(tmpdir(), 'maillage-cli-'));
});
afterAll(() => rm(dossier, { recursive: true, force: true }));

const BON = 'modeles/convention-pluriannuelle-objectifs.md';

describe('la commande, mal appelée', () => {
  it('sans rien, montre l’aide et sort en 2', async () => {
    const { code, sortie } = await maillage();
    expect(code).toBe(2);
    expect(sortie).toContain('verifier-modele');
  });

  it('avec --aide, montre l’aide et sort en 0', async () => {
    expect((await maillage('--aide')).code).toBe(0);
    const { code, sortie } = await maillage('versements', '--aide');
    expect(code).toBe(0);
    expect(sortie).toContain('--au DATE');
  });

  it('propose la commande et l’option les plus proches', async () => {
    const commande = await maillage('versement');
    expect(commande.code).toBe(2);
    expect(commande.remarques).toContain('Vouliez-vous dire «\u00A0versements\u00A0»\u202F?');
    const option = await maillage('echeances', '--anee', '2026');
    expect(option.code).toBe(2);
    expect(option.remarques).toContain('Vouliez-vous dire «\u00A0--annee\u00A0»\u202F?');
  });

  it('refuse une option sans sa valeur, et une date qui n’existe pas', async () => {
    expect((await maillage('echeances', '--au')).remarques).toContain('--au attend une valeur');
    const date = await maillage('echeances', 'x.zip', '--au', '30 février 2026');
    expect(date.code).toBe(2);
    expect(date.remarques).toContain('le dernier jour de février est le 28');
    const illisible = await maillage('echeances', 'x.zip', '--au', 'demain');
    expect(illisible.code).toBe(2);
    expect(illisible.remarques).toContain('cette date ne se lit pas');
  });
});

describe('verifier-modele', () => {
  it('ne trouve rien à redire aux modèles livrés, et sort en 0', async () => {
    const { code, sortie, remarques } = await maillage('verifier-modele', BON);
    expect({ code, remarques }).toEqual({ code: 0, remarques: '' });
    expect(sortie).toMatch(/aucune faute \(\d+ articles, \d+ obligations/);
  });

  it('dit chaque faute à sa place, avec le mot le plus proche, et sort en 1', async () => {
    const source = await readFile(BON, 'utf8');
    const faute = source.replace(/^débiteur: /m, 'débitteur: ');
    expect(faute).not.toBe(source);
    const ligne = faute.slice(0, faute.indexOf('débitteur')).split('\n').length;
    const fichier = join(dossier, 'convention-pluriannuelle-objectifs.md');
    await writeFile(fichier, faute);
    const { code, sortie, remarques } = await maillage('verifier-modele', fichier);
    expect(code).toBe(1);
    expect(sortie).toContain(`${fichier}:${ligne}:1 `);
    expect(sortie).toContain('débitteur');
    expect(sortie).toContain('Vouliez-vous dire «\u00A0débiteur\u00A0»');
    expect(remarques).toMatch(/^\d+ fautes?\.\n$/);
  });

  it('donne les fautes en JSON à qui les lit par programme', async () => {
    const fichier = join(dossier, 'vide.md');
    await writeFile(fichier, '');
    const { code, sortie } = await maillage('verifier-modele', fichier, '--json');
    expect(code).toBe(1);
    const [lu] = JSON.parse(sortie);
    expect(lu.fichier).toBe(fichier);
    expect(lu.fautes[0].position).toEqual({ ligne: 1, colonne: 1 });
  });

  it('distingue un fichier absent, un dossier et un oubli, et sort en 2', async () => {
    const absent = await maillage('verifier-modele', join(dossier, 'absent.md'));
    expect(absent.code).toBe(2);
    expect(absent.remarques).toContain('ce fichier n’existe pas');
    expect((await maillage('verifier-modele', dossier)).remarques).toContain('c’est un dossier');
    const oubli = await maillage('verifier-modele');
    expect(oubli.code).toBe(2);
    expect(oubli.remarques).toContain('Il manque le nom du fichier');
  });
});
