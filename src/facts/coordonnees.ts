import * as z from 'zod';
import { fichierChamp, idFaitChamp, motChamp } from './champs.ts';
import { definir } from './definition.ts';

/**
 * The bank details of an organisation, and the number by which it is called back before they change. What may be stolen
 * or must be erased (IBAN, holder, numbers, names) stands in texts; the chain holds who did what.
 */
export const FAITS_COORDONNEES = {
  /** a number that the authority knows of its own: from a signed paper, a meeting */
  'telephone-note': definir(1, 'Téléphone noté', z.strictObject({ organisation: motChamp }), [
    'numero',
    'source',
  ]),
  /** `rib`: the bank's paper; payments to the organisation wait until someone concludes */
  'coordonnees-demandees': definir(
    1,
    'Changement de coordonnées bancaires demandé',
    z.strictObject({ organisation: motChamp, rib: fichierChamp }),
    ['iban', 'titulaire', 'nomFichier'],
  ),
  /** the call back, on the number known before the request; `confirme`: the person did ask for the change */
  'coordonnees-rappelees': definir(
    1,
    'Rappel fait pour des coordonnées bancaires',
    z.strictObject({ demande: idFaitChamp, telephone: idFaitChamp, confirme: z.boolean() }),
    ['interlocuteur', 'remarque'],
  ),
  'coordonnees-validees': definir(
    1,
    'Coordonnées bancaires validées',
    z.strictObject({ demande: idFaitChamp }),
    [],
  ),
  'coordonnees-refusees': definir(
    1,
    'Coordonnées bancaires refusées',
    z.strictObject({ demande: idFaitChamp }),
    ['motif'],
  ),
};

export type SorteDeCoordonnees = keyof typeof FAITS_COORDONNEES;
