import { afterEach, expect, test } from 'vitest';
import { moduleVoisin } from '../../src/lecteurs/a-part.ts';
import { type Arret, type Equipe, ouvrirEquipe, type ReglagesDEquipe } from '../../src/lecteurs/equipe.ts';
import type { Lecture } from '../../src/lecteurs/ouvrier.ts';

let equipe: Equipe | null = null;
let arrets: Arret[] = [];

afterEach(() => equipe?.fermer());

function ouvrir(autrement: Partial<ReglagesDEquipe> = {}): Equipe {
  equipe?.fermer();
  arrets = [];
  equipe = ouvrirEquipe({
    ...{ ouvriers: 2, file: 8, patience: 60, repos: 60, direArret: (a) => arrets.push(a) },
    ...autrement,
  });
  return equipe;
}

const lecture = (fonction: string, autrement: Partial<Lecture> = {}): Lecture => ({
  ...{ quoi: 'essai', module: moduleVoisin('./lectures.ts', import.meta.url), fonction, donnees: [] },
  ...{ secondes: 60, calcul: 20, memoire: 600, ...autrement },
});

test('ce qui se lit revient entier, octets, tables et valeurs absentes compris', async () => {
  const donnee = { octets: new Uint8Array([1, 2, 3]), table: new Map([['a', null]]), rien: undefined };
  expect(await ouvrir().lire(lecture('rendre', { donnees: [donnee] }))).toEqual({ ok: true, valeur: donnee });
  expect(arrets).toEqual([]);
});

test('ce qui ne finit pas, déborde, s’emboîte, se trompe ou s’arrête est refusé par sa borne, et la suite se lit', async () => {
  const e = ouvrir({ ouvriers: 1 });
  const bornes = [];
  for (const [fonction, secondes] of [
    ['tournerSansFin', 1],
    ['descendreSansFin', 100],
    ['emplirDeTampons', 100],
    ['emplirLeTas', 100],
    ['echouer', 100],
    ['arreterTout', 100],
    ['rendreUneFonction', 100],
  ] as const) {
    const lu = await e.lire(lecture(fonction, { secondes }));
    bornes.push(lu.ok ? 'lu' : `${lu.erreur.borne} ${lu.erreur.limite}`);
    expect((await e.lire(lecture('rendre', { donnees: ['la suite'] }))).ok).toBe(true);
  }
  expect(bornes).toEqual([
    'temps 1',
    'profondeur null',
    'memoire 600',
    'memoire 600',
    ...Array.from({ length: 3 }, () => 'panne null'),
  ]);
  // One line each for whoever runs the service: where the reader failed, never what it read.
  expect(arrets.map((a) => a.borne)).toEqual(bornes.map((b) => b.split(' ')[0]));
  expect(arrets[4]?.detail).toMatch(/^TypeError at .*lectures/);
  expect(arrets[4]?.detail).not.toContain('bibliothèque');
}, 120_000);

test('ce qui calcule trop s’arrête, si longtemps qu’il puisse durer', async () => {
  const e = ouvrir();
  expect(await e.lire(lecture('calculer', { donnees: [0.05], calcul: 10 }))).toMatchObject({ ok: true });
  expect(await e.lire(lecture('calculer', { donnees: [20], calcul: 0.3 }))).toMatchObject({
    erreur: { borne: 'calcul', limite: 0.3 },
  });
});

test('le lecteur ne sait rien du service : ni ses secrets ni son adresse de base', async () => {
  process.env.SECRET_D_ESSAI = 'caché';
  const lu = await ouvrir().lire(lecture('lireLEnvironnement'));
  delete process.env.SECRET_D_ESSAI;
  expect(lu).toMatchObject({ ok: true });
  expect(JSON.stringify(lu)).not.toMatch(/caché|SECRET|PATH|HOME/);
});

test('un lecteur sert plusieurs fois, et un enfant au repos s’en va', async () => {
  const e = ouvrir({ repos: 0.05 });
  const premier = await e.lire(lecture('numero'));
  expect(await e.lire(lecture('numero'))).toEqual(premier);
  await expect.poll(() => estVivant(premier.ok ? Number(premier.valeur) : 0)).toBe(false);
  expect(await e.lire(lecture('numero'))).not.toEqual(premier);
});

test('huit lectures hostiles n’épuisent pas l’équipe : la file est bornée, l’attente aussi, et tout se libère', async () => {
  const e = ouvrir({ file: 4, patience: 1.5 });
  const hostiles = Promise.all(
    Array.from({ length: 8 }, () => e.lire(lecture('tournerSansFin', { secondes: 4 }))),
  );
  // Two read, four wait, the others are told at once that all are busy; so is whoever comes now.
  expect(await e.lire(lecture('rendre'))).toMatchObject({ erreur: { borne: 'occupe' } });
  const bornes = (await hostiles).map((lu) => (lu.ok ? 'lu' : lu.erreur.borne));
  expect(bornes.sort()).toEqual([...Array(6).fill('occupe'), 'temps', 'temps']);
  expect(await e.lire(lecture('rendre', { donnees: ['après'] }))).toEqual({ ok: true, valeur: 'après' });
});

test('au-delà de la file, la réponse ne se fait pas attendre', async () => {
  const e = ouvrir({ ouvriers: 1, file: 1 });
  const admises = [e.lire(lecture('attendre', { donnees: [500] })), e.lire(lecture('rendre'))];
  expect(await e.lire(lecture('rendre'))).toMatchObject({ erreur: { borne: 'occupe' } });
  expect((await Promise.all(admises)).map((lu) => lu.ok)).toEqual([true, true]);
});

test('qui attend son tour est lu quand il vient', async () => {
  const e = ouvrir({ ouvriers: 1 });
  const trois = await Promise.all(
    [1, 2, 3].map((n) => e.lire(lecture(n < 3 ? 'attendre' : 'rendre', { donnees: [n < 3 ? 100 : 'lu'] }))),
  );
  expect(trois.map((lu) => lu.ok)).toEqual([true, true, true]);
  expect(trois[2]).toMatchObject({ valeur: 'lu' });
});

test('fermée, l’équipe ne laisse rien tourner', async () => {
  const e = ouvrir({ ouvriers: 1 });
  const lu = await e.lire(lecture('numero'));
  const sansFin = e.lire(lecture('tournerSansFin'));
  e.fermer();
  expect((await sansFin).ok).toBe(false);
  await expect.poll(() => estVivant(lu.ok ? Number(lu.valeur) : 0)).toBe(false);
});

function estVivant(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
