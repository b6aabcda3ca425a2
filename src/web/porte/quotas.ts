/** How much one person may ask in a minute, by what it costs. Reading pages is not limited: a page is cheap. */
export interface Limites {
  readonly ecritures: number;
  readonly documents: number;
  /** by network address: what anyone can ask without a session */
  readonly sessions: number;
}

export const LIMITES: Limites = { ecritures: 120, documents: 60, sessions: 120 };
