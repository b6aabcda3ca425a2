import { resolve } from 'node:path';
import { refuserNonLu } from '../acts/non-lu.ts';
import { ecrireRefus } from '../acts/refus.ts';
import type { NonLu } from '../basics/non-lu.ts';
import { echec, type Result } from '../basics/result.ts';
import type { FauteDArchive } from '../journal/archive.ts';
import { aPart, moduleVoisin } from '../lecteurs/a-part.ts';
import type { ArchiveExaminee, examinerArchive, verifierFichier } from './examiner-archive.ts';

/** An archive holds every paper of a dossier, and is read by whoever runs the machine: it may take its time. */
const BORNES_D_ARCHIVE = { secondes: 600, calcul: 120, memoire: 1_500 };
const MODULE = moduleVoisin('./examiner-archive.ts', import.meta.url);

const examiner = aPart<typeof examinerArchive>('archive', MODULE, 'examinerArchive', BORNES_D_ARCHIVE);
const verifier = aPart<typeof verifierFichier>('archive', MODULE, 'verifierFichier', BORNES_D_ARCHIVE);

/** `examinerArchive`, in a process that can be killed. */
export async function examinerArchiveAPart(
  fichier: string,
): Promise<Result<ArchiveExaminee, readonly FauteDArchive[]>> {
  const lue = await examiner(resolve(fichier));
  return lue.ok ? lue.valeur : echec([nonLue(lue.erreur)]);
}

/** `verifierFichier`, in a process that can be killed. */
export async function verifierArchiveAPart(
  fichier: string,
  tete: string | undefined,
): Promise<readonly FauteDArchive[]> {
  const lue = await verifier(resolve(fichier), tete);
  return lue.ok ? lue.valeur : [nonLue(lue.erreur)];
}

const nonLue = (erreur: NonLu): FauteDArchive => ({
  code: 'zip',
  ou: '',
  detail: ecrireRefus(refuserNonLu(erreur, null, 'fichier')).replace(/\.$/, ''),
});
