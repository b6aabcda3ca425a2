import type { FauteDArchive } from '../journal/archive.ts';
import { nommesPar } from '../journal/nommes.ts';
import { fichierPresent } from '../services/copieDeFichiers.ts';
import type { Magasin } from './donnees.ts';

/** What was checked of one chain. `espace`: null for an archive, which comes from none of ours. */
export interface Verdict {
  readonly espace: string | null;
  readonly quoi: string;
  readonly faits: number | null;
  /** files that its facts name */
  readonly fichiers: number;
  readonly tete: string | null;
  readonly fautes: readonly FauteDArchive[];
}

/**
 * Every chain that an installation holds, whatever its espaces say of themselves: one whose head or espace was taken away
 * is still looked at. `seulement`: of one espace.
 */
export async function verifierInstallation(
  { journal, registre, dossier }: Magasin,
  seulement: string | undefined,
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { espace, flux } of await journal.fluxEcrits()) {
    if (seulement !== undefined && espace !== seulement) continue;
    const { chaine, ruptures } = await journal.examiner(espace, flux);
    const { fichiers, modeles } = nommesPar(chaine.faits);
    const fautes: FauteDArchive[] = ruptures.map(({ rang, detail }) => ({
      ...{ code: 'chaine', ou: 'faits', rang, detail },
    }));
    for (const hash of fichiers.keys())
      if (!(await fichierPresent(dossier, espace, hash)))
        fautes.push({ code: 'fichier', ou: `fichiers/${hash}`, detail: 'ce fichier manque' });
    for (const hash of modeles)
      if ((await registre.modele(espace, hash)) === null)
        fautes.push({ code: 'modele', ou: `modeles/${hash}`, detail: 'ce modèle manque' });
    const tete = chaine.tete?.empreinte ?? null;
    verdicts.push({
      ...{ espace, quoi: flux, faits: chaine.faits.length, fichiers: fichiers.size, tete, fautes },
    });
  }
  return verdicts;
}
