import * as z from 'zod';
import { idFaitChamp, jourChamp, motChamp } from './champs.ts';
import { definir } from './definition.ts';

/** What one may be for an organisation: with the organisation's role on an agreement, it makes the rights. */
export const FONCTIONS = [
  'agent-pilote',
  'agent',
  'finances',
  'elu',
  'dirigeant',
  'equipe',
  'observateur',
  'administrateur',
] as const;
export type Fonction = (typeof FONCTIONS)[number];

const fonctionChamp = z.enum(FONCTIONS);
/** The last day it holds; absent: until someone ends it. */
const jusquau = jourChamp.optional();

/**
 * The life of an organisation in an espace: who acts for it, since when, until when. Organisations hold the work, people
 * pass. Names and addresses stand in the register; what was typed stands in texts, which can be erased.
 */
export const FAITS_ANNUAIRE = {
  'organisation-inscrite': definir(
    1,
    'Organisation inscrite',
    z.strictObject({ organisation: motChamp, nature: motChamp }),
    [],
  ),
  /**
   * `champs`: what changed; the values stand in the register and in the text. `nature`: only when it changed, for rights
   * hang on it (since version 2).
   */
  'organisation-modifiee': definir(
    2,
    'Organisation modifiée',
    z.strictObject({
      organisation: motChamp,
      champs: z.array(motChamp).min(1).max(20),
      nature: motChamp.optional(),
    }),
    ['avant', 'apres'],
  ),
  'invitation-envoyee': definir(
    1,
    'Invitation envoyée',
    z.strictObject({
      organisation: motChamp,
      fonction: fonctionChamp,
      du: jourChamp,
      au: jusquau,
      /** last day on which it may be accepted */
      expire: jourChamp,
    }),
    ['nom', 'courriel'],
  ),
  'invitation-retiree': definir(1, 'Invitation retirée', z.strictObject({ invitation: idFaitChamp }), [
    'motif',
  ]),
  /** `mandat`: its own name, by which sessions and facts call it */
  'mandat-confie': definir(
    1,
    'Mandat confié',
    z.strictObject({
      mandat: motChamp,
      organisation: motChamp,
      personne: motChamp,
      fonction: fonctionChamp,
      du: jourChamp,
      au: jusquau,
      invitation: idFaitChamp.optional(),
    }),
    ['titre'],
  ),
  /** `le`: the last day it held; the very day it is recorded, it ends at that instant */
  'mandat-termine': definir(1, 'Mandat terminé', z.strictObject({ mandat: motChamp, le: jourChamp }), [
    'motif',
  ]),
  /** someone else acts in the office of whoever is away; it lends no more than the mandate it comes from */
  'delegation-donnee': definir(
    1,
    'Délégation donnée',
    z.strictObject({
      mandat: motChamp,
      delegue: motChamp,
      personne: motChamp,
      du: jourChamp,
      au: jourChamp,
    }),
    ['motif'],
  ),
};

/** The life of the espace itself. */
export const FAITS_ESPACE = {
  'espace-cree': definir(
    1,
    'Espace créé',
    z.strictObject({
      /** the organisation that answers for it: its administrators administer the espace */
      collectivite: motChamp,
      demonstration: z.boolean(),
    }),
    ['nom'],
  ),
};
