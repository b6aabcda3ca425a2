// `npm run epreuve:listes -- 100000`: medians of what lists cost over that many agreements, on both engines.
// Apart from the trial of durability: nothing here can be lost, only slow.

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import type { Base } from '../../../src/journal/base.ts';
import { listes } from '../../../src/journal/listes.ts';
import { ouvrirJournal } from '../../../src/journal/ouvrir.ts';
import { basePostgres } from '../../../src/journal/postgres.ts';
import { avancerGeneration, ecrireProjection } from '../../../src/journal/projection.ts';
import { baseSqlite } from '../../../src/journal/sqlite.ts';
import { ajout, ESPACE, le, projection, vote } from '../exemples.ts';
import { creerServeur, trouverBinaires } from '../serveurPostgres.ts';
import { dossierDEssai } from './banc.ts';

const A_FAIRE = [
  ['sans filtre', {}],
  ['par montant', { tri: 'montant' }],
  ['par convention', { tri: 'convention' }],
  ['la ville', { organisation: 'ville' }],
  ['le CCAS', { organisation: 'ccas' }],
  ['une association', { organisation: 'asso-4321' }],
  ['à faire par la ville', { qui: 'ville' }],
  ['à faire par la ville, par montant', { qui: 'ville', tri: 'montant' }],
  ['à faire par une association', { qui: 'asso-4321' }],
  ['procédures', { sorte: 'procedure' }],
  ['procédures par convention', { sorte: 'procedure', tri: 'convention' }],
  ['en retard', { urgence: 'en-retard' }],
  ['retenus', { sorte: 'versement', urgence: 'en-attente', organisation: 'ville' }],
  ['un quartier', { quartier: 'q3' }],
  ['une semaine', { du: le('2027-03-01'), au: le('2027-03-07') }],
  [
    'CCAS, quartier, en retard, un mois',
    {
      organisation: 'ccas',
      quartier: 'q3',
      urgence: 'en-retard',
      du: le('2027-03-01'),
      au: le('2027-03-31'),
    },
  ],
  ['page 200', { page: 200 }],
] as const;

const DOSSIERS = [
  ['sans filtre', {}],
  ['par prochaine date', { tri: 'prochaine' }],
  ['par retard', { tri: 'retard' }],
  ['recherche rare', { recherche: 'elan 43210' }],
  ['recherche fréquente', { recherche: 'association' }],
  ['recherche vaine', { recherche: 'introuvable' }],
  ['le CCAS', { organisation: 'ccas' }],
  ['un quartier par retard', { quartier: 'q3', tri: 'retard' }],
] as const;

const combien = Number(process.argv.find((a) => /^\d+$/.test(a))) || 100_000;
const dossier = await dossierDEssai();
await mesurer('SQLite', baseSqlite(new Database(join(dossier, 'journal.db'))));
await rm(dossier, { recursive: true });
const binaires = await trouverBinaires();
if (!('absent' in binaires)) {
  const serveur = await creerServeur(binaires);
  await serveur.demarrer();
  await mesurer('PostgreSQL', basePostgres(serveur.url()).base);
  await serveur.detruire();
}

async function mesurer(nom: string, base: Base): Promise<void> {
  const journal = await ouvrirJournal(base);
  const debut = performance.now();
  for (let lot = 0; lot < combien; lot += 1000)
    await base.db.transaction().execute(async (tx) => {
      for (let i = lot; i < Math.min(lot + 1000, combien); i++)
        await ecrireProjection(tx, ESPACE, dossierNumero(i));
      await avancerGeneration(tx, ESPACE);
    });
  if (base.moteur === 'postgres') await sql`analyze`.execute(base.db);
  console.log(
    `${nom} : ${combien} conventions, 8 lignes chacune, en ${Math.round(performance.now() - debut)} ms`,
  );
  for (const [titre, f] of A_FAIRE)
    await passer(`${nom}, à faire, ${titre}`, base, (l) =>
      l.aFaire({ espace: ESPACE, organisation: null, page: 1, taille: 50, ...f }),
    );
  for (const [titre, f] of DOSSIERS)
    await passer(`${nom}, conventions, ${titre}`, base, (l) =>
      l.dossiers({ espace: ESPACE, organisation: null, page: 1, taille: 50, ...f }),
    );
  await passer(`${nom}, bilan de tout`, base, (l) => l.bilan(ESPACE, null));
  await passer(`${nom}, bilan du CCAS`, base, (l) => l.bilan(ESPACE, 'ccas'));
  const temps: number[] = [];
  for (let i = 0; i < 50; i++) {
    const avant = performance.now();
    await journal.ajouter(
      ajout('neuf', i, [vote(2026, i)], {
        projection: () => ({ ...dossierNumero(3), ...projection('neuf', { rang: i + 1 }, [{ montant: i }]) }),
      }),
    );
    temps.push(performance.now() - avant);
  }
  console.log(`${nom}, un fait de plus : ${mediane(temps).toFixed(2)} ms`);
  await journal.fermer();
}

/** First time: totals counted. Then: totals remembered, since nothing was written between. */
async function passer(
  titre: string,
  base: Base,
  lire: (l: ReturnType<typeof listes>) => Promise<unknown>,
): Promise<void> {
  const [froids, chauds]: [number[], number[]] = [[], []];
  for (let i = 0; i < 3; i++) {
    const neuves = listes(base.db);
    for (let j = 0; j < 15; j++) {
      const avant = performance.now();
      await lire(neuves);
      (j === 0 ? froids : chauds).push(performance.now() - avant);
    }
  }
  console.log(
    `${titre} : ${mediane(chauds).toFixed(2)} ms ; après une écriture ${mediane(froids).toFixed(1)} ms`,
  );
}

function mediane(t: readonly number[]): number {
  return [...t].sort((a, b) => a - b)[Math.floor(t.length / 2)] ?? 0;
}

function dossierNumero(i: number) {
  const debut = le('2026-01-01');
  const asso = `asso-${i}`;
  const jour = (n: number) => (debut + ((i * 7 + n * 131) % 1400)) as typeof debut;
  return projection(
    `dossier-${i}`,
    {
      titre: `Convention ${(i * 7919) % combien} de l’association Élan n° ${i}`,
      organisations: ['ville', asso, ...(i % 10 ? ['ccas'] : [])],
      quartiers: [`q${i % 11}`],
      enRetard: i % 3,
      suspendus: i % 20 ? 0 : 1,
      montantSuspendu: i % 20 ? 0 : i * 100,
      prochaine: jour(0),
      prochain: jour(1),
    },
    Array.from({ length: 8 }, (_, n) => ({
      cle: `l${n}`,
      sorte: n < 6 ? 'echeance' : n === 6 ? 'versement' : i % 50 ? 'jalon' : 'procedure',
      urgence: ['en-retard', 'cette-semaine', 'bientot', 'plus-tard'][(i + n) % 4] ?? '',
      qui: [n % 2 ? asso : 'ville'],
      limite: n === 5 ? null : jour(n),
      montant: n === 6 ? i * 1000 : null,
    })),
  );
}
