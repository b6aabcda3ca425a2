import type { Instant } from '../basics/instant.ts';

/** What remembers, beside the facts, which files wait for one to name them, and whose they are. */
export interface RegistreDeFichiers {
  attendreFichier(
    espace: string,
    fichier: {
      readonly empreinte: string;
      readonly taille: number;
      readonly organisation: string;
      readonly depose: string;
    },
    quota: number | null,
  ): Promise<{ readonly occupe: number } | null>;
  rafraichirFichier(espace: string, empreinte: string, maintenant: string): Promise<boolean>;
  fichiersInconnus(espace: string, empreintes: readonly string[]): Promise<readonly string[]>;
  fichiersABalayer(espace: string, avant: string): Promise<readonly string[]>;
  retirerFichier(
    espace: string,
    empreinte: string,
    avant: string,
    effacer: () => Promise<void>,
  ): Promise<boolean>;
}

/** How one espace follows its files. */
export interface Suivi {
  readonly espace: string;
  readonly registre: RegistreDeFichiers;
  readonly maintenant: () => Instant;
  /** bytes that an organisation may hold in this espace */
  readonly quota: number;
}
