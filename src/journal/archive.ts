import canonicalize from 'canonicalize';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Chaine } from './journal.ts';
import type { ModeleGarde, Organisation, Personne, Quartier } from './registre.ts';

/** One dossier, whole, outside any base. The format is described in docs/format-dossier.md. */
export interface Archive {
  readonly espace: string;
  readonly chaine: Chaine;
  readonly organisations: readonly Organisation[];
  readonly personnes: readonly Personne[];
  readonly quartiers: readonly Quartier[];
  readonly modeles: readonly ModeleGarde[];
  readonly fichiers: ReadonlyMap<string, Uint8Array>;
}

/** Something in an archive that does not hold. `ou`: path inside it. `detail`: for people, in French. */
export interface FauteDArchive {
  readonly code: 'zip' | 'format' | 'chaine' | 'fichier' | 'modele' | 'deja-la' | 'non-enregistre';
  readonly ou: string;
  readonly rang?: number;
  readonly detail: string;
}

export const FORMAT = 'maillage-dossier';
export const VERSION = 1;

/** The same dossier always gives the same bytes. */
export function ecrireArchive(archive: Archive): Uint8Array {
  const { espace, chaine } = archive;
  const lignes = (valeurs: readonly unknown[]): Uint8Array =>
    strToU8(valeurs.map((v) => `${canonicalize(v)}\n`).join(''));
  const entrees: Zippable = {
    'dossier.json': strToU8(
      `${canonicalize({ format: FORMAT, version: VERSION, espace, flux: chaine.flux, rang: chaine.tete?.rang ?? 0, tete: chaine.tete?.empreinte ?? '' })}\n`,
    ),
    'faits.jsonl': strToU8(chaine.faits.map((f) => `${f.texte}\n`).join('')),
    'textes.jsonl': lignes(chaine.textes),
    'registre.json': strToU8(
      `${canonicalize({
        organisations: archive.organisations,
        personnes: archive.personnes,
        quartiers: archive.quartiers,
        modeles: archive.modeles.map(({ empreinte, nom, version }) => ({ empreinte, nom, version })),
      })}\n`,
    ),
  };
  for (const m of archive.modeles) entrees[`modeles/${m.empreinte}.md`] = strToU8(m.source);
  for (const [empreinte, octets] of archive.fichiers) entrees[`fichiers/${empreinte}`] = octets;
  return zipSync(entrees, { level: 6, mtime: '1980-01-01T00:00:00' });
}
