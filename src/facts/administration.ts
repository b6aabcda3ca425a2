import * as z from 'zod';
import { empreinteChamp, fichierChamp, idFaitChamp, modeleChamp, motChamp } from './champs.ts';
import { definir } from './definition.ts';

/** What the public pages say of who holds the espace, each as its own free text. */
export const MENTIONS = [
  'responsable',
  'adresse',
  'courriel',
  'publication',
  'hebergeur',
  'delegue',
  'conservation',
  'accessibilite',
] as const;

/** What is no agreement, and how long it is kept. */
export const DUREES = ['courriels', 'lectures', 'brouillons', 'personnes'] as const;
const moisChamp = z.int().min(1).max(600);

/** What an installation may be set with, beside its base and its files. */
export const SERVICES = ['courriels', 'agents', 'guichet', 'examens'] as const;

/** What the espace's own journal keeps of how it is administered. */
export const FAITS_ADMINISTRATION = {
  /** `dossiers`: what the batch created, each with its last rank then; `ligne`: the row of the file it comes from */
  'reprise-effectuee': definir(
    1,
    'Conventions reprises d’un tableau',
    z.strictObject({
      modele: empreinteChamp,
      fichier: fichierChamp,
      dossiers: z
        .array(z.strictObject({ flux: motChamp, rang: z.int().min(1), ligne: z.int().min(1) }))
        .min(1)
        .max(1000),
      organisations: z.array(motChamp).max(1000),
    }),
    ['nomFichier', 'correspondance'],
  ),
  'reprise-annulee': definir(1, 'Reprise annulée', z.strictObject({ reprise: idFaitChamp }), ['motif']),
  /** all of them each time: the last fact says what the pages say */
  'mentions-reglees': definir(1, 'Mentions réglées', z.strictObject({}), MENTIONS),
  /** in months; all of them each time */
  'conservation-reglee': definir(
    1,
    'Durées de conservation réglées',
    z.strictObject({
      courriels: moisChamp,
      lectures: moisChamp,
      brouillons: moisChamp,
      personnes: moisChamp,
    }),
    [],
  ),
  /** how the installation is set, seen at start when it has changed; each set service in its own words, without secret */
  'services-constates': definir(1, 'Services de l’installation', z.strictObject({}), SERVICES),
  /** entered or corrected; the register has their names */
  'quartiers-inscrits': definir(
    1,
    'Quartiers inscrits',
    z.strictObject({ quartiers: z.array(motChamp).min(1).max(2000) }),
    [],
  ),
  /** offered to new agreements, for the first time or again */
  'modele-publie': definir(1, 'Modèle publié', z.strictObject({ modele: modeleChamp }), []),
  /** offered no more; the agreements that follow it keep it */
  'modele-retire': definir(1, 'Modèle retiré du choix', z.strictObject({ modele: modeleChamp }), ['motif']),
  /** the register keeps nothing more of them; the facts they recorded keep their identifier */
  'personne-effacee': definir(1, 'Personne effacée', z.strictObject({ personne: motChamp }), ['motif']),
  /** lost: they come in by their password alone, and are asked to set up another */
  'second-facteur-leve': definir(1, 'Second facteur levé', z.strictObject({ personne: motChamp }), ['motif']),
};
