import * as z from 'zod';
import { exerciceChamp, idFaitChamp, jourChamp, modeleChamp, motChamp, termeChamp } from './champs.ts';
import { definir } from './definition.ts';

const objetChamp = z.enum(['convention', 'avenant']);
const avenantChamp = z.int().min(1).optional();

/** The life of the agreement itself: creation, votes that authorise, signature, amendments, end. */
export const FAITS_CONVENTION = {
  'convention-creee': definir(
    1,
    'Convention créée',
    z.strictObject({
      modele: modeleChamp,
      termes: z.record(motChamp, termeChamp),
      /** role of the modele -> organisation of the register */
      parties: z.record(motChamp, motChamp),
      quartiers: z.array(motChamp).max(50),
    }),
    ['titre'],
  ),
  'deliberation-prise': definir(
    1,
    'Délibération prise',
    z.strictObject({
      partie: motChamp,
      objet: objetChamp,
      /** number of the amendment, when the vote bears on one */
      avenant: avenantChamp,
      /** the office that the vote authorises to sign */
      autorise: motChamp.optional(),
    }),
    ['numero'],
  ),
  'acte-transmis': definir(
    1,
    'Acte transmis au contrôle de légalité',
    z.strictObject({
      partie: motChamp,
      objet: objetChamp,
      avenant: avenantChamp,
      /** identifier of the transmitted act, on the prefecture's receipt */
      identifiant: z.string().max(60).optional(),
    }),
    [],
  ),
  'acte-publie': definir(
    1,
    'Acte publié',
    z.strictObject({ partie: motChamp, objet: objetChamp, avenant: avenantChamp }),
    [],
  ),
  'convention-signee': definir(
    1,
    'Convention signée',
    z.strictObject({
      partie: motChamp,
      personne: motChamp.optional(),
      fonction: motChamp.optional(),
    }),
    [],
  ),
  'convention-notifiee': definir(1, 'Convention notifiée', z.strictObject({}), []),
  'avenant-signe': definir(
    1,
    'Avenant signé',
    z.strictObject({
      numero: z.int().min(1),
      parties: z.array(motChamp).min(2),
      effet: jourChamp,
      termes: z.record(motChamp, termeChamp),
      modele: modeleChamp.optional(),
      /** the vote of which year this amendment records, when it does */
      exercice: exerciceChamp.optional(),
    }),
    ['objet'],
  ),
  'fonction-confiee': definir(
    1,
    'Fonction confiée',
    z.strictObject({ partie: motChamp, fonction: motChamp, personne: motChamp }),
    [],
  ),
  'denonciation-notifiee': definir(1, 'Reconduction dénoncée', z.strictObject({ partie: motChamp }), [
    'motif',
  ]),
  'evenement-survenu': definir(
    1,
    'Évènement survenu',
    z.strictObject({ evenement: motChamp, nature: motChamp.optional() }),
    ['precision'],
  ),
  'appreciation-portee': definir(
    1,
    'Appréciation portée',
    z.strictObject({ objet: motChamp, conclusion: motChamp }),
    ['motif'],
  ),
  /** the batch that created it was undone: from then on it reads as if it did not exist; its facts stay */
  'convention-retiree': definir(1, 'Convention retirée', z.strictObject({ reprise: idFaitChamp }), ['motif']),
  'fait-annule': definir(1, 'Fait annulé', z.strictObject({ fait: idFaitChamp }), ['motif']),
};
