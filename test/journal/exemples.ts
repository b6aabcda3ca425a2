import type { Instant } from '../../src/basics/instant.ts';
import type { Jour } from '../../src/basics/jour.ts';
import { lireJour } from '../../src/basics/jour.ts';
import { euros } from '../../src/basics/montant.ts';
import type { Auteur, FaitNouveau } from '../../src/facts/fait.ts';
import type { Ajout, LigneAFaire, LigneDossier, ProjectionDossier } from '../../src/journal/journal.ts';

export const ESPACE = 'villeneuve';

export const AUTEUR: Auteur = { personne: 'camille', organisation: 'ville', fonction: 'agent' };

export function le(iso: string): Jour {
  const lu = lireJour(iso);
  if (!lu.ok) throw new Error(iso);
  return lu.valeur;
}

export const vote = (exercice: number, montant: number, remarque?: string): FaitNouveau => ({
  sorte: 'subvention-votee',
  jour: le(`${exercice}-03-12`),
  donnees: { versements: 'fonctionnement', exercice, payeur: 'ville', montant: euros(montant) },
  textes: remarque === undefined ? {} : { remarque },
});

export const ajout = (
  flux: string,
  rangAttendu: number,
  faits: readonly FaitNouveau[],
  plus: Partial<Ajout> = {},
): Ajout => ({
  espace: ESPACE,
  flux,
  rangAttendu,
  faits,
  auteur: AUTEUR,
  enregistre: '2026-03-13T09:30:00.000Z' as Instant,
  projection: () => null,
  ...plus,
});

/** The rows of a dossier as lists read them; whatever is not said is neutral. */
export function projection(
  flux: string,
  dossier: Partial<LigneDossier> = {},
  lignes: readonly Partial<LigneAFaire>[] = [],
): ProjectionDossier {
  return {
    dossier: {
      flux,
      rang: 1,
      titre: flux,
      recherche: dossier.titre ?? flux,
      association: flux,
      modele: 'cadre',
      phase: 'en-vigueur',
      du: null,
      au: null,
      enRetard: 0,
      suspendus: 0,
      montantSuspendu: 0,
      tropPercu: 0,
      prochaine: null,
      deriveLe: le('2026-03-13'),
      prochain: null,
      quartiers: [],
      organisations: ['ville'],
      ...dossier,
    },
    lignes: lignes.map((l, i) => ({
      flux,
      cle: `ligne-${i}`,
      sorte: 'echeance',
      intitule: `Ligne ${i}`,
      article: '6.3',
      qui: ['ville'],
      statut: 'ouverte',
      urgence: 'bientot',
      limite: null,
      montant: null,
      exercice: null,
      details: {},
      ...l,
    })),
  };
}
