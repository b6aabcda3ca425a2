import { readFile } from 'node:fs/promises';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Archive, FauteDArchive } from '../journal/archive.ts';
import { lireArchive, verifierArchive } from '../journal/lireArchive.ts';
import { compilerModele } from '../modele/compiler.ts';
import type { Modele } from '../modele/regles.ts';

/** An archive whose every part holds, its files weighed and left aside, its texts compiled. */
export type ArchiveExaminee = Omit<Archive, 'fichiers' | 'modeles'> & {
  readonly modeles: readonly (Archive['modeles'][number] & { readonly modele: Modele })[];
};

/** Every fault of the archive kept at `chemin`. */
export const verifierFichier = async (
  chemin: string,
  tete: string | undefined,
): Promise<readonly FauteDArchive[]> => verifierArchive(await readFile(chemin), tete);

/** Reads the archive kept at `chemin`, or says all its faults: plain data, so that another process may read it. */
export async function examinerArchive(
  chemin: string,
): Promise<Result<ArchiveExaminee, readonly FauteDArchive[]>> {
  const lue = lireArchive(await readFile(chemin));
  if (!lue.ok) return lue;
  const { fichiers: _, modeles, ...reste } = lue.valeur;
  const compiles: ArchiveExaminee['modeles'][number][] = [];
  for (const m of modeles) {
    const compile = compilerModele(m.source, m.nom);
    if (!compile.ok)
      return echec([
        {
          code: 'modele',
          ou: `modeles/${m.empreinte}.md`,
          detail: `ce modèle ne se compile pas\u00A0: ${compile.erreur[0]?.message ?? 'faute inconnue'}`,
        },
      ]);
    compiles.push({ ...m, modele: compile.valeur });
  }
  return reussite({ ...reste, modeles: compiles });
}
