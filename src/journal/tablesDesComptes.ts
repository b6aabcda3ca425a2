/** Accounts: rows that may be corrected and erased, unlike facts. Hashes and instants are text, yes/no is 1/0. */
export interface TablesDesComptes {
  utilisateur: {
    id: string;
    nom: string;
    courriel: string;
    courriel_verifie: number;
    cree: string;
    modifie: string;
  };
  /** A password (`fournisseur` = `credential`) or a person known to a provider (its issuer and subject). */
  moyen_de_connexion: {
    id: string;
    utilisateur: string;
    fournisseur: string;
    sujet: string;
    mot_de_passe: string | null;
    cree: string;
    modifie: string;
  };
  /** `jeton`: SHA-256 of what the browser holds; `navigateur`: a label, `modifie`: last seen. */
  session: {
    id: string;
    utilisateur: string;
    jeton: string;
    expire: string;
    cree: string;
    modifie: string;
    navigateur: string;
    moyen: string;
    confirmee: number;
    mandat: string | null;
    jeton_oidc: string | null;
  };
  /** A link sent by mail, by the SHA-256 of its token; `utilisateur` is empty where nobody bears the address asked. */
  lien: {
    empreinte: string;
    objet: string;
    utilisateur: string;
    suite: string | null;
    expire: string;
    cree: string;
  };
  /** `secret` is encrypted; `confirme`: null until a first code is given; `dernier_pas`: the last 30 s step used. */
  second_facteur: { utilisateur: string; secret: string; confirme: string | null; dernier_pas: number };
  /** One row per code still good. */
  code_de_secours: { utilisateur: string; empreinte: string };
  /** Failed attempts since `debut`, by what was attacked or from where. */
  tentative: { cle: string; echecs: number; debut: string };
}
