import * as z from 'zod';
import { estUnJour } from '../basics/jour.ts';
import type { Centimes } from '../basics/montant.ts';
import { empreinteChamp, exerciceChamp, jourChamp, motChamp } from '../facts/champs.ts';
import { VOCABULAIRE } from '../facts/fait.ts';
import { LONGUEUR_D_UN_NOM, LONGUEUR_DE_TEXTE, longueurDuTexte } from '../facts/stockage.ts';
import { type Creation, type Demande, FAIT_DE_L_ACTE, type NomActe } from './demande.ts';
import { type Refus, refuser } from './refus.ts';

/** What makes a request unreadable: judged before anything else reads it, so that no condition meets what it does not expect. */
export function demandeIllisible(demande: Demande): readonly Refus[] {
  const recue: unknown = demande;
  if (!estObjet(recue) || typeof recue.acte !== 'string' || !Object.hasOwn(FAIT_DE_L_ACTE, recue.acte))
    return [refuser('demande-illisible', null)];
  const { acte, jour, donnees, textes } = recue;
  if (!estUnJour(jour)) return [refuser('donnee-refusee', 'jour', { chemin: 'jour' })];
  if (!estObjet(textes)) return [refuser('demande-illisible', null)];
  return [
    ...fautesDe(schemaDe(acte as NomActe), donnees, 'donnees.'),
    ...textesIllisibles(acte as NomActe, textes),
  ];
}

/** The same for acts whose request has neither day nor texts of its own. `prefixe`: where their forms keep the data. */
export function donneesIllisibles<A extends string>(
  schemas: { readonly [K in A]: z.ZodType },
  demande: { readonly acte: A; readonly donnees: unknown },
  prefixe: 'donnees.' | '',
): readonly Refus[] {
  const recue: unknown = demande;
  if (!estObjet(recue) || typeof recue.acte !== 'string' || !Object.hasOwn(schemas, recue.acte))
    return [refuser('demande-illisible', null)];
  return fautesDe(schemas[recue.acte as A], recue.donnees, prefixe);
}

/** The same for what creates an agreement. */
export const creationIllisible = (creation: Creation): readonly Refus[] => fautesDe(CREATION, creation, '');

/** Where these data are not those of the schema; once for each field. */
function fautesDe(schema: z.ZodType, donnees: unknown, prefixe: string): readonly Refus[] {
  const lu = z.safeEncode(schema, donnees as never);
  if (lu.success) return [];
  return [...new Map(lu.error.issues.map((faute) => [faute.path.map(String).join('.'), faute]))].map(
    ([chemin, faute]) => {
      if (chemin === '') return refuser('demande-illisible', null);
      return faute.code === 'too_big' && faute.origin === 'string'
        ? refuser('texte-trop-long', `${prefixe}${chemin}`, { max: Number(faute.maximum) })
        : refuser('donnee-refusee', `${prefixe}${chemin}`, { chemin });
    },
  );
}

/** A name or a title, and a reason or a remark, as long as the journal keeps them. */
export const nomDit = z.string().max(LONGUEUR_D_UN_NOM);
export const texteDit = z.string().max(LONGUEUR_DE_TEXTE);

function textesIllisibles(acte: NomActe, textes: Readonly<Record<string, unknown>>): readonly Refus[] {
  const definition = VOCABULAIRE[FAIT_DE_L_ACTE[acte]];
  return Object.entries(textes).flatMap(([nom, texte]): readonly Refus[] => {
    if (texte === undefined || texte === '') return [];
    const champ = `textes.${nom}`;
    if (typeof texte !== 'string' || !(definition.textes as readonly string[]).includes(nom))
      return [refuser('texte-irrecevable', champ, { texte: nom })];
    const max = longueurDuTexte(definition, nom);
    return texte.length > max ? [refuser('texte-trop-long', champ, { max })] : [];
  });
}

const { termes, parties, quartiers } = VOCABULAIRE['convention-creee'].donnees.shape;
/** A role left empty is told by its name, not as a form that cannot be read. */
const CREATION: z.ZodType<Creation> = z.strictObject({
  ...{ jour: jourChamp, titre: nomDit, modele: empreinteChamp, termes, quartiers },
  parties: z.record(motChamp, z.union([parties.valueType, z.literal('')])),
});

/** Whole cents, of either sign: the act says better than a schema why one pays nothing negative. */
const montantDit = z.custom<Centimes>((v) => Number.isSafeInteger(v));

/** What a person may say of an act; what the program adds to the fact is not theirs to say. */
const SCHEMAS: Partial<Record<NomActe, z.ZodType>> = {
  'liquider-versement': VOCABULAIRE['versement-liquide'].donnees.omit({ calcul: true }),
  'enregistrer-paiement': VOCABULAIRE['versement-effectue'].donnees
    .omit({ calcul: true })
    .extend({ montant: montantDit }),
  'emettre-titre': VOCABULAIRE['titre-emis'].donnees.extend({ montant: montantDit }),
  'enregistrer-reversement': VOCABULAIRE['reversement-recu'].donnees.extend({ montant: montantDit }),
  'signer-avenant': VOCABULAIRE['avenant-signe'].donnees.extend({ modele: empreinteChamp.optional() }),
  'remplir-fiche': z.strictObject({
    formulaire: motChamp,
    exercice: exerciceChamp,
    reponses: z.record(
      z.string().max(200),
      z.custom<string | number | boolean>((v) => ['string', 'number', 'boolean'].includes(typeof v)),
    ),
  }),
};

const schemaDe = (acte: NomActe): z.ZodType => SCHEMAS[acte] ?? VOCABULAIRE[FAIT_DE_L_ACTE[acte]].donnees;

const estObjet = (v: unknown): v is Readonly<Record<string, unknown>> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);
