import * as z from 'zod';
import { exerciceChamp, idFaitChamp, montantPositifChamp, motChamp } from './champs.ts';
import { definir } from './definition.ts';

const desTranche = { versements: motChamp, exercice: exerciceChamp, tranche: motChamp, payeur: motChamp };
const desAnnee = { versements: motChamp, exercice: exerciceChamp, payeur: motChamp };
/** The calculation as it was shown when the fact was recorded: stored for ever, never recomputed. */
const calculMontre = z
  .array(
    z.strictObject({
      article: z.string().max(20),
      libelle: z.string().max(300),
      montant: z.string().max(60).optional(),
      reste: z.string().max(60).optional(),
      fait: z.string().max(100).optional(),
    }),
  )
  .max(100)
  .optional();

/** Grants asked for, voted, paid, taken back; aid in kind; figures stated. */
export const FAITS_ARGENT = {
  'subvention-demandee': definir(
    1,
    'Subvention demandée',
    z.strictObject({
      versements: motChamp,
      exercice: exerciceChamp,
      montant: montantPositifChamp,
    }),
    ['objet'],
  ),
  'subvention-votee': definir(
    1,
    'Subvention votée',
    z.strictObject({
      ...desAnnee,
      montant: montantPositifChamp,
      acte: z.string().max(60).optional(),
    }),
    ['remarque'],
  ),
  'versement-liquide': definir(
    1,
    'Versement liquidé',
    z.strictObject({
      ...desTranche,
      montant: montantPositifChamp,
      calcul: calculMontre,
    }),
    [],
  ),
  'versement-effectue': definir(
    1,
    'Versement effectué',
    z.strictObject({
      ...desTranche,
      montant: montantPositifChamp.refine((m) => m > 0, 'un versement est positif'),
      calcul: calculMontre,
    }),
    ['motif', 'reference'],
  ),
  'titre-emis': definir(
    1,
    'Titre de recette émis',
    z.strictObject({ ...desAnnee, montant: montantPositifChamp }),
    ['reference'],
  ),
  'reversement-recu': definir(
    1,
    'Reversement reçu',
    z.strictObject({ ...desAnnee, montant: montantPositifChamp }),
    ['reference'],
  ),
  /** eligible cost, value of aid in kind, unused sum…: `grandeur` is a word of the modele */
  'montant-constate': definir(
    1,
    'Montant constaté',
    z.strictObject({
      grandeur: motChamp,
      exercice: exerciceChamp,
      montant: montantPositifChamp,
    }),
    ['source'],
  ),
  'aide-demandee': definir(
    1,
    'Aide demandée',
    z.strictObject({ obligation: motChamp, nature: motChamp, exercice: exerciceChamp.optional() }),
    ['objet'],
  ),
  'aide-decidee': definir(
    1,
    'Aide décidée',
    z.strictObject({
      demande: idFaitChamp,
      decision: z.enum(['accordee', 'refusee']),
      valeur: montantPositifChamp.optional(),
    }),
    ['motif'],
  ),
  'indice-publie': definir(
    1,
    'Indice publié',
    z.strictObject({
      indice: motChamp,
      periode: z.string().regex(/^\d{4}(-T[1-4]|-\d{2})?$/),
      valeurEnMilliemes: z.int().min(1),
    }),
    [],
  ),
};
