import { type Kysely, sql } from 'kysely';
import type { Base, Moteur, Tables } from './base.ts';
import { creerLesTablesDesComptes } from './comptes.ts';
import { creer, type Migration, TEXTE } from './creation.ts';
import { creerLesFichiers } from './fichiers.ts';
import { INDEX } from './index-des-listes.ts';

/** Brings the base to the last schema. One transaction each: a process killed in the middle leaves the schema before it. */
export async function migrer({ db, moteur }: Base): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await verrouillerLesMigrations(tx, moteur);
    await appliquerMigrations(tx, moteur, () => true);
  });
}

/** Two instances that start together: the second waits, then finds the work done. SQLite has one writer at a time anyway. */
export async function verrouillerLesMigrations(tx: Kysely<Tables>, moteur: Moteur): Promise<void> {
  if (moteur === 'postgres') await sql`select pg_advisory_xact_lock(7236542)`.execute(tx);
}

/** Applies, in order, those that are wanted and not yet there. */
export async function appliquerMigrations(
  tx: Kysely<Tables>,
  moteur: Moteur,
  voulue: (nom: string) => boolean,
): Promise<void> {
  await tx.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('nom', 'text', (c) => c.primaryKey())
    .execute();
  const faites = await tx.selectFrom('migration').select('nom').execute();
  for (const { nom, faire } of MIGRATIONS) {
    if (!voulue(nom) || faites.some((f) => f.nom === nom)) continue;
    await faire(tx, moteur);
    await tx.insertInto('migration').values({ nom }).execute();
  }
}

/** Those that a newer program made, and that this one does not know. */
export const migrationsInconnues = (noms: readonly string[]): readonly string[] =>
  noms.filter((nom) => !MIGRATIONS.some((m) => m.nom === nom));

export async function migrationsManquantes(db: Kysely<Tables>): Promise<readonly string[]> {
  const faites = await db.selectFrom('migration').select('nom').execute();
  return MIGRATIONS.map((m) => m.nom).filter((nom) => !faites.some((f) => f.nom === nom));
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
  {
    nom: '005-espaces-et-mandats',
    async faire(db, m) {
      await creer(db, m, 'espace', { id: 't', nom: 't', demonstration: 'n', collectivite: 't', cree: 't' }, [
        'id',
      ]);
      await creer(
        db,
        m,
        'mandat',
        {
          espace: 't',
          id: 't',
          organisation: 't',
          personne: 't',
          fonction: 't',
          titre: 't?',
          du: 'n',
          au: 'n?',
          delegue_de: 't?',
        },
        ['espace', 'id'],
      );
      await db.schema
        .createIndex('mandat_par_organisation')
        .on('mandat')
        .columns(['espace', 'organisation'])
        .execute();
      await sql`alter table personne add column compte ${TEXTE[m]}`.execute(db);
      // Nulls are never equal: one person per account in an espace, any number without one.
      await db.schema
        .createIndex('personne_par_compte')
        .on('personne')
        .columns(['compte', 'espace'])
        .unique()
        .execute();
    },
  },
  { nom: '006-comptes', faire: creerLesTablesDesComptes },
  {
    nom: '007-brouillons',
    async faire(db, m) {
      const place = { espace: 't', flux: 't', formulaire: 't', exercice: 'n', organisation: 't' } as const;
      const contenu = { version: 'n', personne: 't', enregistre: 't', saisie: 't' } as const;
      await creer(db, m, 'brouillon', { ...place, partie: 't', ...contenu }, [
        ...Object.keys(place),
        'partie',
      ]);
    },
  },
  {
    nom: '008-envois',
    async faire(db, m) {
      const corps = { objet: 't', texte: 't?', html: 't?' } as const;
      const etat = { etat: 't', cree: 't', a_partir: 't', bail: 't?', porteur: 't?' } as const;
      const suivi = { ...etat, tentatives: 'n', cause: 't?', fini: 't?' } as const;
      await creer(
        db,
        m,
        'envoi',
        { espace: 't', cle: 't', personne: 't?', adresse: 't', sorte: 't', jour: 'n', ...corps, ...suivi },
        ['espace', 'cle'],
      );
      await db.schema.createIndex('envoi_par_etat').on('envoi').columns(['etat', 'cree', 'cle']).execute();
      await db.schema.createIndex('envoi_par_date').on('envoi').columns(['espace', 'cree', 'cle']).execute();
      await creer(db, m, 'annonce', { espace: 't', personne: 't', rappel: 't', jour: 'n', envoi: 't' }, [
        'espace',
        'personne',
        'rappel',
      ]);
      await creer(
        db,
        m,
        'reglage',
        { espace: 't', personne: 't', rythme: 't', jour: 'n', urgents: 't', serie: 'n' },
        ['espace', 'personne'],
      );
      await creer(db, m, 'agenda', { empreinte: 't', espace: 't', personne: 't', cree: 't' }, ['empreinte']);
      await db.schema
        .createIndex('agenda_par_personne')
        .on('agenda')
        .columns(['espace', 'personne'])
        .execute();
    },
  },
  {
    nom: '009-administration',
    async faire(db, m) {
      const qui = { personne: 't', organisation: 't', fonction: 't' } as const;
      await creer(db, m, 'lecture', { espace: 't', id: 't', quand: 't', ...qui, objet: 't', cible: 't' }, [
        'espace',
        'id',
      ]);
      await db.schema.createIndex('lecture_par_quand').on('lecture').columns(['espace', 'quand']).execute();
    },
  },
  {
    nom: '010-guichet',
    async faire(db, m) {
      await creer(
        db,
        m,
        'arrivee',
        {
          ...{ espace: 't', flux: 't', rang: 'n', guichet: 't', organisation: 't', etat: 't', moyen: 't' },
          ...{ recue_tri: 'n', heure: 't', recherche: 't', source: 't?', message: 't?', fiche: 't' },
        },
        ['espace', 'flux'],
      );
      for (const colonnes of [
        ['espace', 'guichet', 'etat', 'recue_tri'],
        ['espace', 'guichet', 'recue_tri'],
        ['espace', 'organisation', 'recue_tri'],
        ['espace', 'source'],
        ['espace', 'message'],
      ])
        await db.schema
          .createIndex(`arrivee_par_${colonnes.slice(1).join('_')}`)
          .on('arrivee')
          .columns(colonnes)
          .execute();
    },
  },
  {
    nom: '011-lignes-par-sorte-et-urgence',
    // « Ce qui est retenu »: few instalments wait among the many rows of that kind, and among the many rows that wait.
    async faire(db) {
      await db.schema
        .createIndex('ligne_par_sorte_et_urgence')
        .on('ligne')
        .columns(['espace', 'sorte', 'urgence', 'limite_tri', 'flux', 'cle'])
        .execute();
    },
  },
  { nom: '012-fichiers', faire: creerLesFichiers },
  {
    nom: '014-mandats-finis-aussitot',
    async faire(db) {
      await sql`alter table mandat add column aussitot integer not null default 0`.execute(db);
    },
  },
];
