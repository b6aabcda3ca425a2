import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));

describe('le verrou des paquets', () => {
  let copie: string;

  beforeEach(() => {
    copie = mkdtempSync(join(tmpdir(), 'maillage-verrou-'));
    mkdirSync(join(copie, 'scripts'));
    writeFileSync(join(copie, 'package.json'), '{ "type": "module" }');
    for (const f of ['package-lock.json', 'scripts/completer-verrou.js'])
      cpSync(join(RACINE, f), join(copie, f));
  });
  afterEach(() => rmSync(copie, { recursive: true, force: true }));

  const verifier = () =>
    spawnSync(process.execPath, ['scripts/completer-verrou.js', '--verifier'], {
      cwd: copie,
      encoding: 'utf8',
    });

  it('nomme les binaires de toutes les plates-formes, sans quoi npm ci le refuse', () => {
    const { stdout, status } = verifier();
    expect(stdout).toContain('Le verrou est complet.');
    expect(status).toBe(0);
  });

  it('ne passe pas si npm en a laissé tomber un', () => {
    const chemin = join(copie, 'package-lock.json');
    const verrou = JSON.parse(readFileSync(chemin, 'utf8'));
    delete verrou.packages['node_modules/@biomejs/cli-darwin-arm64'];
    writeFileSync(chemin, JSON.stringify(verrou));
    const { stdout, status } = verifier();
    expect(stdout).toContain('@biomejs/cli-darwin-arm64');
    expect(status).toBe(1);
  });

  it('ne passe pas si un paquet ne dit plus d’où il vient : npm ci demanderait l’histoire de chacun', () => {
    const chemin = join(copie, 'package-lock.json');
    const verrou = JSON.parse(readFileSync(chemin, 'utf8'));
    delete verrou.packages['node_modules/hono'].resolved;
    writeFileSync(chemin, JSON.stringify(verrou));
    const { stdout, status } = verifier();
    expect(stdout).toContain('Sans adresse dans le verrou : hono');
    expect(status).toBe(1);
  });

  it('dit la bibliothèque d’un binaire qui ne sert qu’à une autre', () => {
    const { packages } = JSON.parse(readFileSync(join(copie, 'package-lock.json'), 'utf8'));
    expect(packages['node_modules/@biomejs/cli-linux-x64-musl']).toMatchObject({
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
      optional: true,
    });
  });
});
