/** One request answered. `route` is the pattern, never the address: addresses hold identifiers, days and tokens. */
export interface RequeteServie {
  readonly requete: string;
  readonly methode: string;
  readonly route: string;
  readonly statut: number;
  readonly ms: number;
}

/** Whether the service can do its work; `null`: nothing is wrong with that part. */
export interface EtatDuService {
  readonly pret: boolean;
  readonly base: string | null;
  readonly disque: string | null;
}

/** What whoever runs the service asks of it. */
export interface Exploitation {
  readonly servie: (requete: RequeteServie) => void;
  readonly etat: () => Promise<EtatDuService>;
  /** null: metrics are not served here */
  readonly jetonDeMetriques: string | null;
  readonly metriques: () => Promise<{ readonly type: string; readonly corps: string }>;
}
