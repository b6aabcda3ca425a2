import * as z from 'zod';
import { fichierChamp, idFaitChamp, jourChamp, motChamp } from '../../facts/champs.ts';
import { VOCABULAIRE } from '../../facts/fait.ts';
import { nomDit, texteDit } from '../lisible.ts';
import type { DemandeDuGuichet, NomActeDuGuichet } from './demande.ts';

const { moyen } = VOCABULAIRE['arrivee-recue'].donnees.shape;
const { motif } = VOCABULAIRE['fichier-refuse'].donnees.shape;

/** The data that each act at a counter is made of. */
export const SCHEMAS_DU_GUICHET: {
  readonly [A in NomActeDuGuichet]: z.ZodType<DemandeDuGuichet<A>['donnees']>;
} = {
  'deposer-au-guichet': z.strictObject({
    guichet: motChamp,
    organisation: motChamp,
    moyen,
    envoyeeLe: jourChamp,
    fichiers: z.array(z.strictObject({ fichier: fichierChamp, nom: nomDit })).max(100),
    refuses: z.array(z.strictObject({ motif, nom: nomDit })).max(100),
  }),
  'attribuer-arrivee': VOCABULAIRE['arrivee-attribuee'].donnees,
  'classer-fichier': VOCABULAIRE['fichier-classe'].donnees,
  'verser-fichier': z.strictObject({ fichier: idFaitChamp }),
  'retourner-fichier': z.strictObject({ fichier: idFaitChamp, motif: texteDit }),
  'ecarter-arrivee': z.strictObject({ motif: texteDit }),
  'reprendre-arrivee': z.strictObject({}),
};
