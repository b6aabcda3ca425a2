/** An error as the log keeps it: where it happened and of what kind, without what people had written. */
export interface ErreurDecrite {
  readonly genre: string;
  readonly code: string | null;
  readonly message: string;
  readonly pile: readonly string[];
  readonly cause: ErreurDecrite | null;
}

/**
 * Messages come from libraries, which quote what they were given: everything quoted, every mail address, long number and
 * token is masked. The `detail` of PostgreSQL, which holds whole rows, is left out.
 */
export function decrireErreur(erreur: unknown, profondeur = 0): ErreurDecrite {
  if (!(erreur instanceof Error))
    return { genre: typeof erreur, code: null, message: masquer(String(erreur)), pile: [], cause: null };
  const { code } = erreur as { code?: unknown };
  return {
    genre: erreur.name,
    code: typeof code === 'string' ? code : null,
    message: masquer(erreur.message),
    pile: (erreur.stack ?? '').split('\n').flatMap((l) => /^ +at (.+)$/.exec(l)?.[1] ?? []),
    cause: erreur.cause === undefined || profondeur > 2 ? null : decrireErreur(erreur.cause, profondeur + 1),
  };
}

const MASQUES: readonly (readonly [RegExp, string])[] = [
  [/[^\s<>"'«»(),]+@[^\s<>"'«»(),]+/g, '[courriel]'],
  // What is quoted may hold quotes of its own: nothing after the first one is kept.
  [/["«“`].*/s, '[texte]'],
  [/'[^']*'/g, '[texte]'],
  [/=\([^)]*\)/g, '=([texte])'],
  [/\d[\d \u00A0\u202F.]{5,}\d/g, '[nombre]'],
  [/[\w~+/=.-]{24,}/g, '[jeton]'],
];

const masquer = (message: string): string =>
  MASQUES.reduce((t, [motif, par]) => t.replace(motif, par), message.slice(0, 500));
