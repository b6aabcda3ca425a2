/** Why a request stops here; `pages/erreurs.tsx` says it in French, with the remedy. */
export type CodeHttp =
  | 'introuvable'
  | 'jeton-perime'
  | 'autre-site'
  | 'sans-identite'
  | 'sans-compte'
  | 'agents'
  | 'pas-permis'
  | 'autre-jour'
  | 'corps-trop-grand'
  | 'corps-illisible'
  | 'trop-de-demandes'
  | 'jour-illisible'
  | 'fichier-en-quarantaine'
  | 'fichier-infecte';

/** Thrown by what reads a request, caught once by the application: a page answers, never a stack. */
export class ErreurHttp extends Error {
  readonly statut: 400 | 403 | 404 | 409 | 413 | 415 | 429;
  readonly code: CodeHttp;
  /** what the page says besides, already French */
  readonly detail: string | null;

  constructor(statut: ErreurHttp['statut'], code: CodeHttp, detail: string | null = null) {
    super(code);
    this.statut = statut;
    this.code = code;
    this.detail = detail;
  }
}

/** The same answer for what does not exist and for what one may not see: nothing to learn by trying. */
export const introuvable = (): never => {
  throw new ErreurHttp(404, 'introuvable');
};
