/**
 * What the disk or the server says when it could not keep something, in its own words; null when the error is ours.
 * Both drivers name theirs with a text `code` (SQLITE_FULL, 53100, ECONNREFUSED…), except lost connections.
 */
export function causeDeStockage(erreur: unknown): string | null {
  if (!(erreur instanceof Error)) return null;
  const code = (erreur as { code?: unknown }).code;
  if (typeof code === 'string') return estUneFauteDeRequete(code) ? null : `${erreur.message} (${code})`;
  // Another of the server's processes may have met the full disk or the failed sync: only its own log tells.
  return /connection (terminated|timeout)|timeout exceeded|not queryable/i.test(erreur.message)
    ? `${erreur.message}\u00A0: PostgreSQL a coupé la connexion, son propre journal dit pourquoi`
    : null;
}

/** A wrong query, a broken constraint, a wrong argument: a bug, not a disk. */
const estUneFauteDeRequete = (code: string): boolean =>
  code === 'SQLITE_ERROR' || /^(SQLITE_CONSTRAINT|SQLITE_MISMATCH|SQLITE_RANGE|ERR_|2[23]|42)/.test(code);
