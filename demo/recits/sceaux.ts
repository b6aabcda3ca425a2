import type { Acteur } from '../../src/acts/acteur.ts';
import { delibere, notifie, publie, signe, transmet } from '../gestes.ts';
import { agentCcas, agentGbm, dvq } from '../identites.ts';
import { type Ligne, le, survenu } from '../recit.ts';

/** What brings a four-party agreement into force, for the sister agreements whose real dates are not told here. */
export function miseEnVigueur(
  presidence: Acteur,
  d: {
    readonly ccas: string;
    readonly ville: string;
    readonly gbm: string;
    readonly association: string;
    readonly saisi: string;
    readonly signature: string;
    readonly notification: string;
  },
): readonly Ligne[] {
  return [
    le(
      d.saisi,
      agentCcas,
      survenu(d.ccas, delibere('ccas', 'vice-presidente')),
      transmet('ccas'),
      publie('ccas'),
    ),
    le(d.saisi, dvq, survenu(d.ville, delibere('ville', 'maire')), transmet('ville'), publie('ville')),
    le(
      d.saisi,
      agentGbm,
      survenu(d.gbm, delibere('gbm', 'premier-vice-president')),
      transmet('gbm'),
      publie('gbm'),
    ),
    le(d.saisi, presidence, survenu(d.association, delibere('association', 'president'))),
    le(d.signature, dvq, signe('ville', 'maire')),
    le(d.signature, agentCcas, signe('ccas', 'vice-presidente')),
    le(d.signature, agentGbm, signe('gbm', 'premier-vice-president')),
    le(d.signature, presidence, signe('association', 'president')),
    le(d.notification, dvq, notifie()),
  ];
}
