import { type Kysely, sql } from 'kysely';
import type { Base, Moteur, Tables } from './base.ts';

interface Migration {
  readonly nom: string;
  readonly faire: (db: Kysely<Tables>, moteur: Moteur) => Promise<void>;
}

/** Brings the base to the last schema. One transaction each: a process killed in the middle leaves the schema before it. */
export async function migrer({ db, moteur }: Base): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Two instances that start together: the second waits, then finds the work done.
    if (moteur === 'postgres') await sql`select pg_advisory_xact_lock(7236542)`.execute(tx);
    await tx.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('nom', 'text', (c) => c.primaryKey())
      .execute();
    const faites = await tx.selectFrom('migration').select('nom').execute();
    for (const { nom, faire } of MIGRATIONS) {
      if (faites.some((f) => f.nom === nom)) continue;
      await faire(tx, moteur);
      await tx.insertInto('migration').values({ nom }).execute();
    }
  });
}

/** Byte order on both engines: SQLite's default, and what makes a PostgreSQL index serve sorts and keys alike. */
const TEXTE = { sqlite: sql`text`, postgres: sql`text collate "C"` };

/** Columns of a table in one line: `t` text, `n` integer (53 bits), `?` may be null. */
async function creer(
  db: Kysely<Tables>,
  moteur: Moteur,
  table: keyof Tables,
  colonnes: Readonly<Record<string, 't' | 't?' | 'n' | 'n?'>>,
  cle: readonly string[],
): Promise<void> {
  const definitions = Object.entries(colonnes).map(
    ([nom, genre]) =>
      sql`${sql.ref(nom)} ${genre.startsWith('t') ? TEXTE[moteur] : sql`bigint`} ${genre.endsWith('?') ? sql`` : sql`not null`}`,
  );
  const fin = moteur === 'sqlite' ? sql`without rowid` : sql``;
  await sql`create table ${sql.table(table)} (${sql.join(definitions)}, primary key (${sql.join(cle.map((c) => sql.ref(c)))})) ${fin}`.execute(
    db,
  );
}

const MIGRATIONS: readonly Migration[] = [
  {
    nom: '001-journal',
    async faire(db, m) {
      const place = { espace: 't', flux: 't', rang: 'n' } as const;
      await creer(db, m, 'fait', { ...place, texte: 't', empreinte: 't' }, ['espace', 'flux', 'rang']);
      await creer(db, m, 'tete', { ...place, empreinte: 't' }, ['espace', 'flux']);
      await creer(db, m, 'texte', { ...place, champ: 't', sel: 't?', texte: 't?' }, [
        'espace',
        'flux',
        'rang',
        'champ',
      ]);
    },
  },
  {
    nom: '002-registre',
    async faire(db, m) {
      const nomme = { espace: 't', id: 't', nom: 't' } as const;
      await creer(
        db,
        m,
        'organisation',
        { ...nomme, nom_court: 't', nature: 't', siret: 't?', rna: 't?', adresse: 't?', courriel: 't?' },
        ['espace', 'id'],
      );
      await creer(db, m, 'personne', { ...nomme, courriel: 't?' }, ['espace', 'id']);
      await creer(db, m, 'quartier', { ...nomme, statut: 't', habitants: 'n?' }, ['espace', 'id']);
      await creer(db, m, 'modele', { espace: 't', empreinte: 't', nom: 't', version: 't', source: 't' }, [
        'espace',
        'empreinte',
      ]);
    },
  },
  {
    nom: '003-projection',
    async faire(db, m) {
      await creer(
        db,
        m,
        'dossier',
        {
          espace: 't',
          flux: 't',
          rang: 'n',
          titre: 't',
          titre_tri: 't',
          recherche: 't',
          modele: 't',
          phase: 't',
          retard_tri: 'n',
          suspendus: 'n',
          suspendu_tri: 'n',
          trop_percu: 'n',
          prochaine_tri: 'n',
          derive_le: 'n',
          prochain: 'n?',
          fiche: 't',
        },
        ['espace', 'flux'],
      );
      await creer(db, m, 'partie', { espace: 't', organisation: 't', flux: 't' }, [
        'espace',
        'organisation',
        'flux',
      ]);
      await creer(db, m, 'situe', { espace: 't', quartier: 't', flux: 't' }, ['espace', 'quartier', 'flux']);
      await creer(
        db,
        m,
        'ligne',
        {
          espace: 't',
          flux: 't',
          cle: 't',
          sorte: 't',
          urgence: 't',
          limite_tri: 'n',
          montant_tri: 'n',
          titre_tri: 't',
          fiche: 't',
        },
        ['espace', 'flux', 'cle'],
      );
      await creer(db, m, 'agir', { espace: 't', organisation: 't', limite_tri: 'n', flux: 't', cle: 't' }, [
        'espace',
        'organisation',
        'limite_tri',
        'flux',
        'cle',
      ]);
      await creer(db, m, 'generation', { espace: 't', numero: 'n' }, ['espace']);
      for (const [table, colonnes] of INDEX) {
        await db.schema.createIndex(`${table}_par_${colonnes[1]}`).on(table).columns(colonnes).execute();
      }
    },
  },
  {
    nom: '004-listes-couvertes',
    // Counting what an organisation must do, and searching, then read one narrow index and no row of a list.
    async faire(db, m) {
      for (const colonne of ['sorte', 'urgence'] as const) {
        await sql`alter table agir add column ${sql.ref(colonne)} ${TEXTE[m]} not null default ''`.execute(
          db,
        );
        await sql`update agir set ${sql.ref(colonne)} = (select ${sql.ref(`l.${colonne}`)} from ligne as l
          where l.espace = agir.espace and l.flux = agir.flux and l.cle = agir.cle)`.execute(db);
      }
      for (const tri of ['titre_tri', 'prochaine_tri', 'retard_tri', 'suspendu_tri']) {
        const ancien = INDEX.find(([table, colonnes]) => table === 'dossier' && colonnes[1] === tri);
        await db.schema.dropIndex(`dossier_par_${tri}`).execute();
        await db.schema
          .createIndex(`dossier_par_${tri}`)
          .on('dossier')
          .columns([...(ancien?.[1] ?? []), 'recherche'])
          .execute();
      }
    },
  },
];

const INDEX: readonly (readonly [string, string[]])[] = [
  ['dossier', ['espace', 'titre_tri', 'flux']],
  ['dossier', ['espace', 'prochaine_tri', 'titre_tri', 'flux']],
  ['dossier', ['espace', 'retard_tri', 'titre_tri', 'flux']],
  ['dossier', ['espace', 'suspendu_tri', 'titre_tri', 'flux']],
  ['dossier', ['espace', 'prochain', 'flux']],
  ['dossier', ['espace', 'derive_le', 'flux']],
  ['ligne', ['espace', 'limite_tri', 'flux', 'cle']],
  ['ligne', ['espace', 'sorte', 'limite_tri', 'flux', 'cle']],
  ['ligne', ['espace', 'urgence', 'limite_tri', 'flux', 'cle']],
  ['ligne', ['espace', 'montant_tri', 'limite_tri', 'flux', 'cle']],
  ['ligne', ['espace', 'titre_tri', 'flux', 'limite_tri', 'cle']],
];
