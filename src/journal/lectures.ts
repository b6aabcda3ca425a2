import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Instant } from '../basics/instant.ts';
import type { Tables } from './base.ts';

/** Someone read a sensitive paper. `objet`: what kind; `cible`: whose. */
export interface LectureSensible {
  readonly quand: Instant;
  readonly personne: string;
  readonly organisation: string;
  readonly fonction: string;
  readonly objet: 'iban' | 'rib';
  readonly cible: string;
}

/** Who read what that is sensitive, and when: kept beside the journal, since reading changes nothing. */
export interface Lectures {
  /** Kept before what is read is shown: a reading that cannot be told is not given. */
  noterLecture(espace: string, lecture: LectureSensible): Promise<void>;
  /** the latest first */
  lectures(espace: string, auPlus: number): Promise<readonly LectureSensible[]>;
}

export function lectures(db: Kysely<Tables>): Lectures {
  return {
    noterLecture: async (espace, lecture) => {
      await db
        .insertInto('lecture')
        .values({ espace, id: randomUUID(), ...lecture })
        .execute();
    },
    lectures: async (espace, auPlus) => {
      const lues = await db
        .selectFrom('lecture')
        .select(['quand', 'personne', 'organisation', 'fonction', 'objet', 'cible'])
        .where('espace', '=', espace)
        .orderBy('quand', 'desc')
        .orderBy('id')
        .limit(auPlus)
        .execute();
      return lues.map((l) => ({
        ...l,
        quand: l.quand as Instant,
        objet: l.objet as LectureSensible['objet'],
      }));
    },
  };
}
