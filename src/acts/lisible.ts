import * as z from 'zod';
import { estUnJour } from '../basics/jour.ts';
import type { Centimes } from '../basics/montant.ts';
import { empreinteChamp, exerciceChamp, motChamp } from '../facts/champs.ts';
import { VOCABULAIRE } from '../facts/fait.ts';
import { longueurDuTexte } from '../facts/stockage.ts';
import { type Demande, FAIT_DE_L_ACTE, type NomActe } from './demande.ts';
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
    ...donneesIllisibles(z.safeEncode(schemaDe(acte as NomActe), donnees as never)),
    ...textesIllisibles(acte as NomActe, textes),
  ];
}

/** Where the data of a request are not those of its kind; the first fault of each field. */
export function donneesIllisibles(
  lu: { readonly success: true } | { readonly success: false; readonly error: z.ZodError },
): readonly Refus[] {
  if (lu.success) return [];
  const chemins = new Set(lu.error.issues.map(({ path }) => path.map(String).join('.')));
  return [...chemins].map((chemin) =>
    chemin === ''
      ? refuser('demande-illisible', null)
      : refuser('donnee-refusee', `donnees.${chemin}`, { chemin }),
  );
}

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
