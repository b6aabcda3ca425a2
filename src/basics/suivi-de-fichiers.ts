/** A file about to be kept: whose it is (empty: nobody's in particular), and how much it weighs. */
export interface FichierAttendu {
  readonly empreinte: string;
  readonly taille: number;
  readonly organisation: string;
  /** instants are text, of one width: they compare as they stand */
  readonly depose: string;
}

/**
 * What is known of each file beside the facts: since when it waits for one to name it, and whose it is. A projection: what
 * the facts name is the truth, and is looked at again before anything is let go.
 */
export interface SuiviDeFichiers {
  /**
   * Notes a file before it takes its name on the disk: from then on no sweep takes it for old. Gives what its organisation
   * already holds, and notes nothing, when `quota` (bytes) would be passed.
   */
  attendreFichier(
    espace: string,
    fichier: FichierAttendu,
    quota: number | null,
  ): Promise<{ readonly occupe: number } | null>;
  /** false: it is no longer there to be waited for */
  rafraichirFichier(espace: string, empreinte: string, maintenant: string): Promise<boolean>;
  /** those of a shelf that nothing is known of: left by an older version, or by a process that died */
  fichiersInconnus(espace: string, empreintes: readonly string[]): Promise<readonly string[]>;
  /** waiting since before an instant, once what the facts do name has been set right */
  fichiersABalayer(espace: string, avant: string): Promise<readonly string[]>;
  /** Lets one go if it still waits: `effacer` runs while no fact can name it and no deposit can bring it back. */
  retirerFichier(
    espace: string,
    empreinte: string,
    avant: string,
    effacer: () => Promise<void>,
  ): Promise<boolean>;
}
