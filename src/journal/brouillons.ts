import type { Kysely } from 'kysely';
import type { Instant } from '../basics/instant.ts';
import type { Tables } from './base.ts';

/** Whose draft of what: one organisation's, for one form of one year. Nobody else ever reads it. */
export interface PlaceDeBrouillon {
  readonly flux: string;
  readonly formulaire: string;
  readonly exercice: number;
  readonly organisation: string;
}

/** One part of a form as it was typed, faults included: a draft keeps the words, it judges nothing. */
export interface Brouillon {
  readonly partie: string;
  /** counts the saves of this part, so that two colleagues do not overwrite one another unawares */
  readonly version: number;
  readonly personne: string;
  readonly enregistre: Instant;
  readonly saisie: Readonly<Record<string, string>>;
}

/**
 * Drafts of forms, beside the journal: nothing has happened yet, so nothing of it is a fact. They can be changed and
 * erased, and leave no trace.
 */
export interface Brouillons {
  brouillons(espace: string, place: PlaceDeBrouillon): Promise<readonly Brouillon[]>;
  /** Keeps a part over `version`, 0 for the first time. False: someone else of the organisation kept it meanwhile. */
  garderBrouillon(espace: string, place: PlaceDeBrouillon, brouillon: Brouillon): Promise<boolean>;
  effacerBrouillons(espace: string, place: PlaceDeBrouillon): Promise<void>;
}

export function brouillons(db: Kysely<Tables>): Brouillons {
  return {
    brouillons: async (espace, place) => {
      const lus = await db
        .selectFrom('brouillon')
        .select(['partie', 'version', 'personne', 'enregistre', 'saisie'])
        .where((ici) => ici.and({ espace, ...place }))
        .orderBy('partie')
        .execute();
      return lus.map((b) => ({
        ...b,
        enregistre: b.enregistre as Instant,
        saisie: JSON.parse(b.saisie) as Record<string, string>,
      }));
    },
    garderBrouillon: async (espace, place, { partie, version, ...reste }) => {
      const valeurs = { ...reste, saisie: JSON.stringify(reste.saisie), version: version + 1 };
      if (version === 0) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('brouillon')
          .values({ espace, ...place, partie, ...valeurs })
          .onConflict((c) =>
            c.columns(['espace', 'flux', 'formulaire', 'exercice', 'organisation', 'partie']).doNothing(),
          )
          .executeTakeFirstOrThrow();
        return numInsertedOrUpdatedRows === 1n;
      }
      const { numUpdatedRows } = await db
        .updateTable('brouillon')
        .set(valeurs)
        .where((ici) => ici.and({ espace, ...place, partie, version }))
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    effacerBrouillons: async (espace, place) => {
      await db
        .deleteFrom('brouillon')
        .where((ici) => ici.and({ espace, ...place }))
        .execute();
    },
  };
}
