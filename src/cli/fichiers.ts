/** A French sentence for a file that cannot be read or written; anything else is a bug and is thrown again. */
export function direErreurDeFichier(fichier: string, erreur: unknown): string {
  const code = (erreur as { readonly code?: string }).code ?? '';
  const cause = CAUSES[code];
  if (cause === undefined) throw erreur;
  return `«\u00A0${fichier}\u00A0»\u00A0: ${cause}.`;
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'ce fichier n’existe pas',
  ENOTDIR: 'ce chemin passe par un fichier, non un dossier',
  EISDIR: 'c’est un dossier, il faut un fichier',
  EACCES: 'la lecture ou l’écriture en est interdite',
  EPERM: 'la lecture ou l’écriture en est interdite',
  EEXIST: 'ce fichier existe déjà',
  ENOSPC: 'le disque est plein',
  EROFS: 'le disque est en lecture seule',
};
