import type { ColumnType, Kysely } from 'kysely';

/** The tables, the same on both engines. Days and cents are integers, instants and hashes are text. */
export interface Tables {
  /** The chain: rows are inserted, never updated nor deleted. `texte` is the exact RFC 8785 text that was hashed. */
  fait: {
    espace: string;
    flux: string;
    rang: number;
    texte: string;
    empreinte: string;
  };
  /** Last rank and hash of every flux: what an append must find unchanged. */
  tete: { espace: string; flux: string; rang: number; empreinte: string };
  /** Free texts of facts. Erased: salt and text are null, the row stays and says so. */
  texte: {
    espace: string;
    flux: string;
    rang: number;
    champ: string;
    sel: string | null;
    texte: string | null;
  };
  organisation: {
    espace: string;
    id: string;
    nom: string;
    nom_court: string;
    nature: string;
    siret: string | null;
    rna: string | null;
    adresse: string | null;
    courriel: string | null;
  };
  personne: { espace: string; id: string; nom: string; courriel: string | null };
  quartier: { espace: string; id: string; nom: string; statut: string; habitants: number | null };
  modele: { espace: string; empreinte: string; nom: string; version: string; source: string };
  /** One row per agreement: `fiche` is what lists show; the other columns filter and sort (`_tri`: largest or soonest first, unknown last). */
  dossier: {
    espace: string;
    flux: string;
    rang: number;
    titre: string;
    titre_tri: string;
    recherche: string;
    modele: string;
    phase: string;
    retard_tri: number;
    suspendus: number;
    suspendu_tri: number;
    trop_percu: number;
    prochaine_tri: number;
    derive_le: number;
    prochain: number | null;
    fiche: string;
  };
  partie: { espace: string; organisation: string; flux: string };
  situe: { espace: string; quartier: string; flux: string };
  /** One row per open deadline or instalment. */
  ligne: {
    espace: string;
    flux: string;
    cle: string;
    sorte: string;
    urgence: string;
    limite_tri: number;
    montant_tri: number;
    titre_tri: string;
    fiche: string;
  };
  /** Who must act on a line, in order of date. */
  agir: {
    espace: string;
    organisation: string;
    limite_tri: number;
    flux: string;
    cle: string;
    sorte: string;
    urgence: string;
  };
  /** Counts the changes of an espace's projection, so that totals may be kept until the next one. */
  generation: { espace: string; numero: ColumnType<number, number, number> };
  migration: { nom: string };
}

export type Moteur = 'sqlite' | 'postgres';

/** An open database and how to speak of it. */
export interface Base {
  readonly moteur: Moteur;
  readonly db: Kysely<Tables>;
}
