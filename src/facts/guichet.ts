import * as z from 'zod';
import {
  empreinteChamp,
  exerciceChamp,
  fichierChamp,
  idFaitChamp,
  jourChamp,
  montantPositifChamp,
  motChamp,
} from './champs.ts';
import { definir } from './definition.ts';

/** Why the mail reader leaves a message aside: nothing of it is lost, nobody is bothered by it. */
export const MOTIFS_D_ECART = [
  'expediteur-inconnu',
  'reponse-automatique',
  'avis-de-non-remise',
  'boucle',
  'envoi-en-nombre',
  'deja-recu',
  'sans-fichier',
  'illisible',
  'trop-grand',
] as const;
export type MotifDEcart = (typeof MOTIFS_D_ECART)[number];

/** Why one file of an arrival was not kept by itself. */
const refusChamp = z.enum([
  'vide',
  'trop-grand',
  'type-interdit',
  'type-mensonger',
  'macro',
  'non-enregistre',
  'trop-nombreux',
]);

/** What a file is said to be: a piece of an obligation of one agreement. */
export const classementChamp = z.strictObject({
  dossier: motChamp,
  obligation: motChamp,
  piece: motChamp,
  exercice: exerciceChamp.optional(),
  declencheur: idFaitChamp.optional(),
  periode: z.strictObject({ du: jourChamp, au: jourChamp }).optional(),
  montant: montantPositifChamp.optional(),
});

/**
 * The life of one arrival at the counter: what came, from whom, what each file was said to be, what became of it. A file
 * is called by the fact that received it.
 */
export const FAITS_GUICHET = {
  'arrivee-recue': definir(
    1,
    'Arrivée au guichet',
    z.strictObject({
      /** whose counter it came to */
      guichet: motChamp,
      /** who sends; absent while nobody knows */
      organisation: motChamp.optional(),
      moyen: z.enum(['depot', 'courriel', 'papier', 'main']),
      envoyeeLe: jourChamp,
      recueLe: jourChamp,
      apart: z.enum(MOTIFS_D_ECART).optional(),
      /** the message exactly as received */
      original: fichierChamp.optional(),
      /** SHA-256 of its Message-ID */
      message: empreinteChamp.optional(),
      /** its place in the mailbox: mailbox, UIDVALIDITY, UID */
      source: z.string().max(300).optional(),
    }),
    ['expediteur', 'objet', 'corps'],
  ),
  'fichier-recu': definir(1, 'Fichier reçu', z.strictObject({ fichier: fichierChamp }), ['nomFichier']),
  'fichier-refuse': definir(1, 'Fichier non gardé', z.strictObject({ motif: refusChamp }), ['nomFichier']),
  'arrivee-attribuee': definir(1, 'Expéditeur reconnu', z.strictObject({ organisation: motChamp }), []),
  'fichier-classe': definir(
    1,
    'Fichier classé',
    z.strictObject({ fichier: idFaitChamp, ...classementChamp.shape }),
    [],
  ),
  /** `depot`: the fact by which the paper stands in its agreement */
  'fichier-confirme': definir(
    1,
    'Fichier versé au dossier',
    z.strictObject({ fichier: idFaitChamp, dossier: motChamp, depot: idFaitChamp }),
    [],
  ),
  'fichier-retourne': definir(1, 'Fichier retourné', z.strictObject({ fichier: idFaitChamp }), ['motif']),
  'arrivee-ecartee': definir(1, 'Arrivée mise à part', z.strictObject({}), ['motif']),
  'arrivee-reprise': definir(1, 'Arrivée reprise', z.strictObject({}), []),
};
