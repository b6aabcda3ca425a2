import { echec, type Result, reussite } from '../basics/result.ts';
import type { Fait } from '../facts/fait.ts';
import { ecrireArchive, type FauteDArchive } from './archive.ts';
import type { Ajout, Journal } from './journal.ts';
import { lireArchive } from './lireArchive.ts';
import { nommesPar } from './nommes.ts';
import type { Registre } from './registre.ts';

type Magasin = Journal & Registre;

/** The part of a file store that an exchange needs. */
interface Fichiers {
  deposer(
    flux: AsyncIterable<Uint8Array>,
    nom: string,
  ): Promise<Result<{ readonly empreinte: string }, { readonly detail: string }>>;
  lire(empreinte: string): Promise<AsyncIterable<Uint8Array> | null>;
}

/** One dossier as an open file (docs/format-dossier.md); null when there is none of that name. */
export async function exporterDossier(
  magasin: Magasin,
  fichiers: Fichiers,
  espace: string,
  flux: string,
): Promise<Uint8Array | null> {
  const chaine = await magasin.extraire(espace, flux);
  if (chaine.tete === null) return null;
  const nommes = nommesPar(chaine.faits);
  const estNomme = ({ id }: { readonly id: string }): boolean => nommes.mots.has(id);
  const joints = new Map<string, Uint8Array>();
  // A file that the store has lost leaves a hole that the check of the archive reports.
  for (const empreinte of [...nommes.fichiers.keys()].sort()) {
    const octets = await lireTout(await fichiers.lire(empreinte));
    if (octets !== null) joints.set(empreinte, octets);
  }
  const parId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  return ecrireArchive({
    espace,
    chaine,
    organisations: (await magasin.organisations(espace)).filter(estNomme).sort(parId),
    personnes: (await magasin.personnes(espace)).filter(estNomme).sort(parId),
    quartiers: (await magasin.quartiers(espace)).filter(estNomme).sort(parId),
    modeles: (await magasin.modeles(espace)).filter((m) => nommes.modeles.has(m.empreinte)),
    fichiers: joints,
  });
}

/**
 * Takes an exported dossier into an espace under the same name, bytes unchanged, or says all its faults and writes nothing.
 * The register of the espace keeps its own names; it learns those it did not know.
 */
export async function importerDossier(
  magasin: Magasin,
  fichiers: Fichiers,
  espace: string,
  octets: Uint8Array,
  projection: Ajout['projection'],
): Promise<Result<{ readonly flux: string; readonly faits: readonly Fait[] }, readonly FauteDArchive[]>> {
  const lue = lireArchive(octets);
  if (!lue.ok) return lue;
  const { chaine, organisations, personnes, quartiers, modeles } = lue.valeur;
  const dejaLa = {
    code: 'deja-la',
    ou: 'dossier.json',
    detail: `le dossier ${chaine.flux} existe déjà ici`,
  } as const;
  if ((await magasin.tete(espace, chaine.flux)) !== null) return echec([dejaLa]);

  // Files before the facts that name them; alone, a file names nothing and harms nothing.
  const types = nommesPar(chaine.faits).fichiers;
  for (const [empreinte, contenu] of lue.valeur.fichiers) {
    const depot = await fichiers.deposer(
      unSeul(contenu),
      `${empreinte}.${EXTENSIONS[types.get(empreinte)?.type ?? ''] ?? ''}`,
    );
    if (!depot.ok)
      return echec([{ code: 'fichier', ou: `fichiers/${empreinte}`, detail: depot.erreur.detail }]);
  }
  await magasin.inscrire(espace, {
    organisations: absents(organisations, await magasin.organisations(espace)),
    personnes: absents(personnes, await magasin.personnes(espace)),
    quartiers: absents(quartiers, await magasin.quartiers(espace)),
  });
  for (const m of modeles) await magasin.garderModele(espace, m);
  const verse = await magasin.verser(espace, chaine, projection);
  if (verse.ok) return reussite({ flux: chaine.flux, faits: verse.valeur });
  if (verse.erreur.code === 'fichier-retire')
    return echec([
      { code: 'fichier', ou: `fichiers/${verse.erreur.empreinte}`, detail: 'ce fichier n’est plus gardé' },
    ]);
  return echec([
    verse.erreur.code === 'non-enregistre'
      ? { code: 'non-enregistre', ou: '', detail: verse.erreur.cause }
      : dejaLa,
  ]);
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/plain': 'txt',
  'text/csv': 'csv',
};

const absents = <T extends { readonly id: string }>(
  nouveaux: readonly T[],
  connus: readonly T[],
): readonly T[] => nouveaux.filter((n) => !connus.some((c) => c.id === n.id));

async function* unSeul(octets: Uint8Array): AsyncIterable<Uint8Array> {
  yield octets;
}

async function lireTout(flux: AsyncIterable<Uint8Array> | null): Promise<Uint8Array | null> {
  if (flux === null) return null;
  const morceaux: Uint8Array[] = [];
  for await (const m of flux) morceaux.push(m);
  return Buffer.concat(morceaux);
}
