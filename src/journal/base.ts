import type { ColumnType, Kysely } from 'kysely';
import type { TablesDesComptes } from './tablesDesComptes.ts';

/** The tables, the same on both engines. Days and cents are integers, instants and hashes are text. */
export interface Tables extends TablesDesComptes {
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
  /** `compte`: the account by which they sign in, once they have one */
  personne: {
    espace: string;
    id: string;
    nom: string;
    courriel: string | null;
    compte: string | null;
  };
  quartier: { espace: string; id: string; nom: string; statut: string; habitants: number | null };
  /** Every file kept, and since when it waits for a fact. `nomme`: null until one does; `retire`: the sweep has it. */
  fichier: {
    espace: string;
    empreinte: string;
    organisation: string;
    taille: number;
    depose: string;
    nomme: string | null;
    retire: string | null;
  };
  modele: { espace: string; empreinte: string; nom: string; version: string; source: string };
  /** The authorities that share one installation; nothing crosses from one to another. */
  espace: { id: string; nom: string; demonstration: number; collectivite: string; cree: string };
  /** Who acts for whom, projected from the facts of organisations. */
  mandat: {
    espace: string;
    id: string;
    organisation: string;
    personne: string;
    fonction: string;
    titre: string | null;
    du: number;
    au: number | null;
    aussitot: number;
    delegue_de: string | null;
  };
  /** One row per arrival at a counter; `organisation` is empty while nobody knows who sends. */
  arrivee: {
    espace: string;
    flux: string;
    rang: number;
    guichet: string;
    organisation: string;
    etat: string;
    moyen: string;
    recue_tri: number;
    heure: string;
    recherche: string;
    source: string | null;
    message: string | null;
    fiche: string;
  };
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
  /** Drafts of forms: of one organisation, changed and erased at will. `saisie` is JSON. */
  brouillon: {
    espace: string;
    flux: string;
    formulaire: string;
    exercice: number;
    organisation: string;
    partie: string;
    version: number;
    personne: string;
    enregistre: string;
    saisie: string;
  };
  /** The outbox (src/journal/envois.ts). Once a mail will not be sent again, what it said is null. */
  envoi: {
    espace: string;
    cle: string;
    personne: string | null;
    adresse: string;
    sorte: string;
    jour: number;
    objet: string;
    texte: string | null;
    html: string | null;
    etat: string;
    cree: string;
    a_partir: string;
    bail: string | null;
    porteur: string | null;
    tentatives: number;
    cause: string | null;
    fini: string | null;
  };
  /** Which reminder was told to whom, by which mail. */
  annonce: { espace: string; personne: string; rappel: string; jour: number; envoi: string };
  /** How someone wants to be told. `serie`: moves when their links that stop mails must stop working. */
  reglage: {
    espace: string;
    personne: string;
    rythme: string;
    jour: number;
    urgents: string;
    serie: number;
  };
  /** Addresses of personal calendars: only the hash of what is secret in them. */
  agenda: { empreinte: string; espace: string; personne: string; cree: string };
  /** Who read what that is sensitive. */
  lecture: {
    espace: string;
    id: string;
    quand: string;
    personne: string;
    organisation: string;
    fonction: string;
    objet: string;
    cible: string;
  };
  migration: { nom: string };
}

export type Moteur = 'sqlite' | 'postgres';

/**
 * Runs something while no other process that shares the base runs anything of the same name; the others wait their turn.
 * A process that dies gives its turn up.
 */
export type Seul = <T>(quoi: string, faire: () => Promise<T>) => Promise<T>;

/** An open database and how to speak of it. */
export interface Base {
  readonly moteur: Moteur;
  readonly db: Kysely<Tables>;
  readonly seul: Seul;
}
