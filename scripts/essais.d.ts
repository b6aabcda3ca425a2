export interface Essais {
  readonly code: number;
  readonly reussis: number;
  readonly echoues: number;
  readonly sautes: number;
  /** skipped without saying what the machine lacks */
  readonly sansRaison: number;
  readonly nonJoues: readonly { readonly sans: string; readonly titres: readonly string[] }[];
}

/** What Vitest's report in JSON says; `code`: how it ended. */
export function compter(rapport: unknown, code: number): Essais;
