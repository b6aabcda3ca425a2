/** A kept file, ready to be given out. */
export interface FichierLisible {
  readonly nom: string;
  readonly type: string;
  readonly taille: number;
  readonly contenu: AsyncIterable<Uint8Array>;
}
