/** The register beside the journal: names and contacts, which may be corrected or erased without touching the chain. */
export interface Organisation {
  readonly id: string;
  readonly nom: string;
  /** as people say it: « la Ville », « le CCAS » */
  readonly nomCourt: string;
  readonly nature: 'commune' | 'ccas' | 'intercommunalite' | 'departement' | 'association' | 'autre';
  readonly siret: string | null;
  readonly rna: string | null;
  readonly adresse: string | null;
  readonly courriel: string | null;
}

export interface Personne {
  readonly id: string;
  readonly nom: string;
  readonly courriel: string | null;
}

export interface Quartier {
  readonly id: string;
  readonly nom: string;
  readonly statut: 'prioritaire' | 'fragile' | 'autre';
  readonly habitants: number | null;
}

/** The text of a modele, kept by content hash: an agreement never loses the text it was signed under. */
export interface ModeleGarde {
  readonly empreinte: string;
  readonly nom: string;
  readonly version: string;
  readonly source: string;
}

export interface Registre {
  organisations(espace: string): Promise<readonly Organisation[]>;
  personnes(espace: string): Promise<readonly Personne[]>;
  quartiers(espace: string): Promise<readonly Quartier[]>;
  inscrire(
    espace: string,
    quoi: {
      readonly organisations?: readonly Organisation[];
      readonly personnes?: readonly Personne[];
      readonly quartiers?: readonly Quartier[];
    },
  ): Promise<void>;
  /** Erases the free texts of one fact, for ever: the chain still verifies, and says that they were erased. */
  effacerTextes(espace: string, flux: string, rang: number): Promise<void>;
  /** Moves whenever a name is entered or corrected, or a text erased: what was read before may be stale. */
  generation(espace: string): Promise<number>;
  garderModele(espace: string, modele: ModeleGarde): Promise<void>;
  modele(espace: string, empreinte: string): Promise<ModeleGarde | null>;
  modeles(espace: string): Promise<readonly ModeleGarde[]>;
}
