import * as z from 'zod';
import { FONCTIONS } from '../../facts/annuaire.ts';
import { fichierChamp, idFaitChamp, jourChamp, motChamp } from '../../facts/champs.ts';
import { nomDit, texteDit } from '../lisible.ts';
import type { DemandeDAnnuaire, NomActeDAnnuaire } from './demande.ts';

const fonction = z.enum(FONCTIONS);
const periode = { du: jourChamp, au: jourChamp.nullable() };

const FICHE = z.strictObject({
  ...{ nom: nomDit, nomCourt: nomDit, nature: nomDit, siret: nomDit, rna: nomDit, courriel: nomDit },
  adresse: z.string().max(1000),
});

/** The data that each act on an organisation is made of; what identifiers and addresses must be is said by conditions. */
export const SCHEMAS_D_ANNUAIRE: {
  readonly [A in NomActeDAnnuaire]: z.ZodType<DemandeDAnnuaire<A>['donnees']>;
} = {
  'inscrire-organisation': FICHE,
  'modifier-organisation': FICHE,
  inviter: z.strictObject({ ...periode, fonction, nom: nomDit, courriel: nomDit }),
  'retirer-invitation': z.strictObject({ invitation: idFaitChamp, motif: texteDit }),
  'accepter-invitation': z.strictObject({ invitation: idFaitChamp }),
  'confier-mandat': z.strictObject({ ...periode, personne: motChamp, fonction, titre: nomDit }),
  'terminer-mandat': z.strictObject({ mandat: motChamp, le: jourChamp, motif: texteDit }),
  deleguer: z.strictObject({
    ...{ mandat: motChamp, personne: motChamp, motif: texteDit },
    ...{ du: jourChamp, au: jourChamp },
  }),
  'noter-telephone': z.strictObject({ numero: nomDit, source: nomDit }),
  'demander-coordonnees': z.strictObject({
    ...{ iban: nomDit, titulaire: nomDit, nomFichier: nomDit },
    rib: fichierChamp,
  }),
  'rappeler-coordonnees': z.strictObject({
    ...{ confirme: z.boolean(), interlocuteur: nomDit },
    remarque: texteDit,
  }),
  'valider-coordonnees': z.object({}),
  'refuser-coordonnees': z.strictObject({ motif: texteDit }),
  'passer-la-main': z.strictObject({ mandat: motChamp, personne: motChamp, le: jourChamp }),
};
