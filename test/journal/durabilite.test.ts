import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exige } from '../exige.ts';
import { compilerCoupure } from './epreuve/banc.ts';
import { petitDisque } from './epreuve/disque.ts';
import {
  compterLesSyncs,
  couperLeCourant,
  disputer,
  empecherLesSyncs,
  remplirLeDisque,
  tuerLaMigration,
  tuerLEcrivain,
  tuerLeDepot,
  tuerLeServeur,
} from './epreuve/scenarios.ts';
import { creerBase, type Support, supportPostgres, supportSqlite } from './epreuve/support.ts';
import { surChaqueMoteur } from './moteurs.ts';
import { type Binaires, creerServeur, trouverBinaires } from './serveurPostgres.ts';

// The short form; the long one is `npm run epreuve`.
const INTACT = { perdus: 0, ruptures: 0 };
const coupure = await compilerCoupure();
const sous = { SQLite: await exige('compilateur'), PostgreSQL: await exige('compilateur', 'postgres') };
const binaires = await trouverBinaires();
const disque = await petitDisque(24);
afterAll(async () => {
  await coupure?.nettoyer();
  await disque?.detruire();
});

surChaqueMoteur('rien d’accusé ne se perd', (moteur) => {
  afterAll(() => moteur.nettoyer());

  it('quand le programme est tué en pleine écriture', async () => {
    const constat = await tuerLEcrivain(await moteur.nouvelleAdresse(), 2);
    expect(constat).toMatchObject(INTACT);
    expect(constat.acquis).toBeGreaterThan(0);
  });

  it('quand il est tué en pleine mise à jour du schéma', async () => {
    expect(await tuerLaMigration(() => moteur.nouvelleAdresse(), 2)).toMatchObject(INTACT);
  });

  it('quand deux programmes se disputent chaque rang : un seul gagne', async () => {
    const { gagnants, constat } = await disputer(await moteur.nouvelleAdresse(), 2, 60);
    expect(gagnants).toEqual(Array.from({ length: 60 }, () => 1));
    expect(constat).toMatchObject(INTACT);
  });
});

it('un dépôt tué en route ne laisse ni nom sans contenu, ni reste', async () => {
  const bilan = await tuerLeDepot(2);
  expect(bilan).toMatchObject({ perdus: 0, mensongers: 0, restes: 0 });
  expect(bilan.acquis).toBeGreaterThan(0);
});

const moteurs = [
  ['SQLite', (o: { ombre: boolean }) => supportSqlite({ coupure: coupure?.chemin ?? '', ...o })],
  [
    'PostgreSQL',
    (o: { ombre: boolean; sansSync?: boolean }) =>
      supportPostgres(presents(), {
        coupure: coupure?.chemin ?? '',
        ...o,
      }),
  ],
] as const;

for (const [nom, support] of moteurs) {
  sous[nom].describe(`le disque sous ${nom}`, () => {
    const supports: Support[] = [];
    const avec = async (o: { ombre: boolean; sansSync?: boolean }): Promise<Support> => {
      const s = await support(o);
      supports.push(s);
      return s;
    };
    afterAll(async () => {
      for (const s of supports) await s.detruire();
    });

    it('a synchronisé chaque fait avant qu’il soit accusé, puis refuse sans rien accuser quand il ne peut plus', async () => {
      const s = await avec({ ombre: false });
      const syncs = await compterLesSyncs(s, 'normal', 20);
      expect(Math.min(...syncs)).toBeGreaterThan(0);
      const { refus, constat } = await empecherLesSyncs(s);
      expect(refus).toMatch(/non-enregistre.*(Input\/output|disk I\/O)/);
      expect(constat).toMatchObject(INTACT);
    });

    it('rend tout ce qui a été accusé après une coupure de courant', async () => {
      const constat = await couperLeCourant(await avec({ ombre: true }), 'normal');
      expect(constat).toMatchObject(INTACT);
      expect(constat.acquis).toBeGreaterThanOrEqual(20);
    });

    it('perd ce qui a été accusé quand on l’empêche de synchroniser : la coupure coupe vraiment', async () => {
      const constat = await couperLeCourant(await avec({ ombre: true, sansSync: true }), 'sans-sync');
      expect(constat.perdus).toBeGreaterThan(0);
    });
  });
}

const disqueAPart = await exige('disque');
disqueAPart.describe('le disque plein', () => {
  it('n’accuse rien de plus et dit pourquoi, sous SQLite', async () => {
    if (disque === null) throw new Error('aucun disque ne se monte');
    await disque.remplir(3_000_000);
    const { refus, constat } = await remplirLeDisque(join(disque.chemin, 'journal.db'), disque.liberer);
    expect(refus).toMatch(/non-enregistre.*full \(SQLITE_FULL\)/);
    expect(constat).toMatchObject(INTACT);
    expect(constat.acquis).toBeGreaterThan(0);
  });
});

const { describe } = await exige('postgres');
describe('un PostgreSQL tué tout entier', () => {
  let serveur: Awaited<ReturnType<typeof creerServeur>>;
  beforeAll(async () => {
    serveur = await creerServeur(presents());
    await serveur.demarrer();
    await creerBase(serveur);
  });
  afterAll(() => serveur.detruire());

  it('rend tout ce qu’il avait accusé', async () => {
    const constat = await tuerLeServeur(serveur.url('essai'), 1, async () => {
      await serveur.tuer();
      await serveur.demarrer();
    });
    expect(constat).toMatchObject(INTACT);
    expect(constat.acquis).toBeGreaterThan(0);
  });
});

function presents(): Binaires {
  if ('absent' in binaires) throw new Error(binaires.absent);
  return binaires;
}
