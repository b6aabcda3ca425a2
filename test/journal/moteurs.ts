import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { describe, inject } from 'vitest';
import type { Base } from '../../src/journal/base.ts';
import type { Envois } from '../../src/journal/envois.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { basePostgres, ouvrirPostgres } from '../../src/journal/postgres.ts';
import type { Registre } from '../../src/journal/registre.ts';
import { baseSqlite, ouvrirSqlite } from '../../src/journal/sqlite.ts';
import { exige } from '../exige.ts';

export type Magasin = Journal & Registre & Envois;

/** One engine under test: gives a new empty store each time, and cleans up after itself. */
export interface MoteurDEssai {
  readonly nom: 'SQLite' | 'PostgreSQL';
  /** an address that several connections, or several processes, may open */
  nouvelleAdresse(): Promise<string>;
  ouvrir(adresse: string): Promise<Magasin>;
  /** the base beneath, to tamper with it */
  dessous(adresse: string): Base;
  nettoyer(): Promise<void>;
}

const { describe: surPostgres } = await exige('postgres');

/** Runs a suite once per engine. */
export function surChaqueMoteur(titre: string, suite: (moteur: MoteurDEssai) => void): void {
  describe(`${titre} (SQLite)`, () => suite(moteurSqlite()));
  surPostgres(`${titre} (PostgreSQL)`, () => suite(moteurPostgres(urlPostgres())));
}

/** The address of this run's PostgreSQL; empty where there is none, for tests that will not run. */
export function urlPostgres(): string {
  const postgres = inject('postgres');
  return 'url' in postgres ? postgres.url : '';
}

export function moteurSqlite(): MoteurDEssai {
  const dossiers: string[] = [];
  return {
    nom: 'SQLite',
    async nouvelleAdresse() {
      const dossier = await mkdtemp(join(tmpdir(), 'maillage-journal-'));
      dossiers.push(dossier);
      return join(dossier, 'journal.db');
    },
    ouvrir: ouvrirSqlite,
    dessous: (adresse) => baseSqlite(new Database(adresse)),
    async nettoyer() {
      for (const d of dossiers.splice(0)) await rm(d, { recursive: true, force: true });
    },
  };
}

export function moteurPostgres(url: string): MoteurDEssai {
  const bases: string[] = [];
  return {
    nom: 'PostgreSQL',
    async nouvelleAdresse() {
      const nom = `essai_${randomBytes(6).toString('hex')}`;
      bases.push(nom);
      // A base in French order: ours must come from our own columns, not from the server's habits.
      await enAdministrateur(
        url,
        `create database ${nom} template template0 encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'fr-FR'`,
      );
      return `${url}${nom}`;
    },
    ouvrir: ouvrirPostgres,
    dessous: (adresse) => basePostgres(adresse).base,
    async nettoyer() {
      for (const nom of bases.splice(0)) await enAdministrateur(url, `drop database ${nom} with (force)`);
    },
  };
}

/** The run's server starts beside the tests: the first who asks may come before it is ready. */
async function enAdministrateur(url: string, requete: string): Promise<void> {
  for (let essai = 0; ; essai++) {
    const client = new pg.Client({ connectionString: `${url}postgres` });
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (erreur) {
      if (essai > 600) throw erreur;
      await attendre(50);
      continue;
    }
    try {
      await client.query(requete);
    } finally {
      await client.end();
    }
    return;
  }
}
