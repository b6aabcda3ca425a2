import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Instant } from '../basics/instant.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import { deplacerAnciens } from './anciens.ts';
import { balayerArrivees, nomProvisoire } from './arrivees.ts';
import { balayerFichiers } from './balayage.ts';
import type { Examinateur } from './clamd.ts';
import { creerDossier, synchroniserDossier } from './durable.ts';
import { ouvrirExamens } from './examens.ts';
import { EXTENSIONS_A_MACROS, natureDe, TEXTE_WINDOWS, TYPES_ADMIS } from './nature.ts';
import { type Examen, ouvrirQuarantaine } from './quarantaine.ts';
import { cheminDe, nommer } from './rayons.ts';
import type { Suivi } from './suivi.ts';

/** A file as kept: named by the SHA-256 of its bytes. `nom`: what the depositor called it, made harmless. */
export interface FichierGarde {
  readonly empreinte: string;
  readonly taille: number;
  readonly type: string;
  readonly nom: string;
}

/** Why a file was not kept. `detail` is for people, in French. */
export interface FichierRefuse {
  readonly code: 'vide' | 'trop-grand' | 'type-interdit' | 'type-mensonger' | 'macro' | 'non-enregistre';
  readonly nom: string;
  readonly detail: string;
}

/** The organisation holds as much as it may: bytes already kept, and how many it may hold. */
export interface QuotaAtteint {
  readonly code: 'quota';
  readonly nom: string;
  readonly detail: string;
  readonly occupe: number;
  readonly quota: number;
}

export interface MagasinDeFichiers {
  deposer(flux: AsyncIterable<Uint8Array>, nom: string): Promise<Result<FichierGarde, FichierRefuse>>;
  /** the same, for an organisation: what it holds is bounded */
  deposerPour(
    organisation: string,
    flux: AsyncIterable<Uint8Array>,
    nom: string,
  ): Promise<Result<FichierGarde, FichierRefuse | QuotaAtteint>>;
  /** A file kept for a form that comes back: its wait begins again. False: it is no longer there. */
  toucher(empreinte: string): Promise<boolean>;
  /** Lets go the files that no fact has named since before an instant; returns how many. */
  balayer(avant: Instant): Promise<number>;
  /** A message exactly as received: whatever its bytes, it is given back as a message only. */
  garderMessage(flux: AsyncIterable<Uint8Array>): Promise<Result<FichierGarde, FichierRefuse>>;
  /** null: there is no such file, or it is held back until searched, or harmful */
  lire(empreinte: string): Promise<AsyncIterable<Uint8Array> | null>;
  existe(empreinte: string): Promise<boolean>;
  /** what the search for harmful programs said of it */
  examen(empreinte: string): Promise<Examen>;
  /** Searches again whatever is held back; returns how many files were let go or condemned. */
  examinerRetenus(): Promise<number>;
}

const TAILLE_MAX = 20_000_000;
/** A message carries several files, each a third larger than on disk. */
const MESSAGE_MAX = 45_000_000;
export const TYPE_DE_MESSAGE = 'message/rfc822';

export interface OptionsDeMagasin {
  readonly tailleMax?: number;
  /** searches what comes in for harmful programs: until it has spoken, nothing is given out */
  readonly examinateur?: Examinateur | null;
  /** null: nothing is ever swept, nor counted */
  readonly suivi?: Suivi | null;
}

/** Opens (creating it if needed) a store of files under a folder; what a dead process left half-written is swept. */
export async function ouvrirFichiers(
  racine: string,
  { tailleMax = TAILLE_MAX, examinateur = null, suivi = null }: OptionsDeMagasin = {},
): Promise<MagasinDeFichiers> {
  const arrivees = join(racine, 'arrivees');
  await creerDossier(arrivees);
  for (const dossier of [racine, dirname(racine)]) await synchroniserDossier(dossier);
  await balayerArrivees(arrivees);
  const quarantaine = await ouvrirQuarantaine(racine);
  const examiner = ouvrirExamens(quarantaine, examinateur, (empreinte) => ouvrirGarde(racine, empreinte));
  const lieu: Lieu = { racine, arrivees, suivi, retenir: async (e) => examinateur && quarantaine.retenir(e) };
  const existe = async (empreinte: string): Promise<boolean> => {
    const fichier = await ouvrirGarde(racine, empreinte);
    await fichier?.close();
    return fichier !== null;
  };
  const recevoirEt = async <E>(recu: Promise<Result<FichierGarde, E>>) => {
    const issue = await recu;
    // Not waited for: a long search must not hold up whoever sends.
    if (issue.ok && examinateur) void examiner(issue.valeur.empreinte);
    return issue;
  };
  return {
    deposer: (flux, nom) => recevoirEt(sansQuota(deposer(lieu, tailleMax, flux, nettoyerNom(nom), ''))),
    deposerPour: (organisation, flux, nom) =>
      recevoirEt(deposer(lieu, tailleMax, flux, nettoyerNom(nom), organisation)),
    garderMessage: (flux) =>
      recevoirEt(sansQuota(garder(lieu, MESSAGE_MAX, flux, 'message.eml', '', () => TYPE_DE_MESSAGE))),
    toucher: async (empreinte) =>
      (await existe(empreinte)) &&
      (suivi === null || suivi.registre.rafraichirFichier(suivi.espace, empreinte, suivi.maintenant())),
    balayer: async (avant) => (suivi === null ? 0 : balayerFichiers(racine, quarantaine, suivi, avant)),
    async lire(empreinte) {
      const { sorte } = await quarantaine.examen(empreinte);
      if (sorte === 'attente' || sorte === 'infecte') return null;
      const fichier = await ouvrirGarde(racine, empreinte);
      return fichier === null ? null : fichier.createReadStream();
    },
    existe,
    examen: (empreinte) => quarantaine.examen(empreinte),
    async examinerRetenus() {
      let conclus = 0;
      for (const empreinte of await quarantaine.retenus()) if (await examiner(empreinte)) conclus++;
      return conclus;
    },
  };
}

/**
 * The store of one espace, in the data folder: no hash read through one espace opens a file of another. Files kept before
 * there were several espaces were those of the demonstration.
 */
export async function ouvrirFichiersDe(
  donnees: string,
  espace: string,
  {
    suivi = null,
    ...options
  }: Omit<OptionsDeMagasin, 'suivi'> & {
    readonly suivi?: Omit<Suivi, 'espace'> | null;
  } = {},
): Promise<MagasinDeFichiers> {
  if (!/^[a-z0-9][a-z0-9-]{2,59}$/.test(espace)) throw new RangeError(`nom d’espace : ${espace}`);
  const racine = join(donnees, 'fichiers', espace);
  await creerDossier(racine);
  if (espace === 'demonstration') await deplacerAnciens(join(donnees, 'fichiers'), racine);
  return ouvrirFichiers(racine, { ...options, suivi: suivi && { ...suivi, espace } });
}

/** The last part of a path, without control or direction characters; never empty, never hidden, 150 characters at most. */
export function nettoyerNom(nom: string): string {
  const base = nom
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/^[.\s]+|[.\s]+$/g, '');
  if (base === undefined || base === '') return 'document';
  const point = base.lastIndexOf('.');
  return base.length <= 150 || point < 0
    ? base.slice(0, 150)
    : `${base.slice(0, 140)}${base.slice(point).slice(0, 10)}`;
}

interface Lieu {
  readonly racine: string;
  readonly suivi: Suivi | null;
  readonly arrivees: string;
  /** holds content back before it is named */
  readonly retenir: (empreinte: string) => Promise<unknown>;
}

async function deposer(
  lieu: Lieu,
  tailleMax: number,
  flux: AsyncIterable<Uint8Array>,
  nom: string,
  organisation: string,
): Promise<Result<FichierGarde, FichierRefuse | QuotaAtteint>> {
  const refuser = (code: FichierRefuse['code'], detail: string) => echec({ code, nom, detail });
  const extension = /\.([^.]+)$/.exec(nom)?.[1]?.toLowerCase() ?? '';
  if (EXTENSIONS_A_MACROS.has(extension)) return refuser('macro', DETAILS.macro);
  const type = TYPES_ADMIS.get(extension);
  if (type === undefined) return refuser('type-interdit', DETAILS.interdit);
  return garder(lieu, tailleMax, flux, nom, organisation, async (fichier, taille) => {
    const nature = await natureDe(fichier, taille);
    if (nature?.macro) return refuser('macro', DETAILS.macro);
    if (!correspond(nature?.type ?? null, type))
      return refuser('type-mensonger', DETAILS.mensonger(extension));
    return type;
  });
}

type Juger = (fichier: FileHandle, taille: number) => Jugement | Promise<Jugement>;
type Jugement = string | Result<never, FichierRefuse>;

/** Written, synced, checked, renamed, its folder synced: only then does the file have a name that a fact may give. */
async function garder(
  { racine, arrivees, retenir, suivi }: Lieu,
  tailleMax: number,
  flux: AsyncIterable<Uint8Array>,
  nom: string,
  organisation: string,
  juger: Juger,
): Promise<Result<FichierGarde, FichierRefuse | QuotaAtteint>> {
  const refuser = (code: FichierRefuse['code'], detail: string) => echec({ code, nom, detail });
  const provisoire = join(arrivees, nomProvisoire());
  try {
    const fichier = await open(provisoire, 'wx+', 0o600);
    try {
      const recu = await recevoir(fichier, flux, tailleMax);
      if (recu === null)
        return refuser('trop-grand', `il dépasse ${Math.floor(tailleMax / 1_000_000)}\u00A0Mo`);
      if (recu.taille === 0) return refuser('vide', DETAILS.vide);
      const type = await juger(fichier, recu.taille);
      if (typeof type !== 'string') return type;
      await fichier.sync();
      const plein = suivi && (await attendre(suivi, { ...recu, organisation }));
      if (plein) return echec({ ...plein, nom });
      await retenir(recu.empreinte);
      await nommer(racine, provisoire, recu.empreinte);
      return reussite({ ...recu, type, nom });
    } finally {
      await fichier.close();
    }
  } catch (erreur) {
    const cause = causeDuSysteme(erreur);
    if (cause === null) throw erreur;
    return refuser('non-enregistre', cause);
  } finally {
    await rm(provisoire, { force: true }).catch(() => undefined);
  }
}

/** Noted before it is named: from then on no sweep takes it for old. */
async function attendre(
  { espace, registre, maintenant, quota }: Suivi,
  fichier: { readonly empreinte: string; readonly taille: number; readonly organisation: string },
): Promise<Omit<QuotaAtteint, 'nom'> | null> {
  const plein = await registre.attendreFichier(espace, { ...fichier, depose: maintenant() }, quota);
  return plein && { code: 'quota', detail: DETAILS.quota, occupe: plein.occupe, quota };
}

/** What nobody in particular sends is not counted. */
async function sansQuota(
  recu: Promise<Result<FichierGarde, FichierRefuse | QuotaAtteint>>,
): Promise<Result<FichierGarde, FichierRefuse>> {
  const issue = await recu;
  if (issue.ok) return issue;
  if (issue.erreur.code === 'quota') throw new Error('un fichier de personne ne peut dépasser de quota');
  return echec(issue.erreur);
}

const DETAILS = {
  quota: 'l’organisation a atteint la place qui lui est ouverte',
  vide: 'il ne contient rien',
  macro: 'il contient un programme (macro)',
  interdit: 'les fichiers acceptés sont les PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG, TXT, MD et CSV',
  mensonger: (extension: string) =>
    extension === 'txt' || extension === 'md'
      ? 'ce n’est pas un texte codé en UTF-8'
      : extension === 'csv'
        ? 'ce n’est pas un texte'
        : `son contenu n’est pas celui d’un fichier .${extension}`,
};

const correspond = (reel: string | null, annonce: string): boolean =>
  reel === annonce || (annonce === 'text/csv' && (reel === 'text/plain' || reel === TEXTE_WINDOWS));

/** Null when the bound is passed: the rest is not read. */
async function recevoir(
  fichier: FileHandle,
  flux: AsyncIterable<Uint8Array>,
  tailleMax: number,
): Promise<{ readonly empreinte: string; readonly taille: number } | null> {
  const hachage = createHash('sha256');
  let taille = 0;
  for await (const morceau of flux) {
    taille += morceau.length;
    if (taille > tailleMax) return null;
    hachage.update(morceau);
    for (let ecrit = 0; ecrit < morceau.length; )
      ecrit += (await fichier.write(morceau, ecrit, morceau.length - ecrit)).bytesWritten;
  }
  return { empreinte: hachage.digest('hex'), taille };
}

async function ouvrirGarde(racine: string, empreinte: string): Promise<FileHandle | null> {
  if (!/^[0-9a-f]{64}$/.test(empreinte)) return null;
  try {
    return await open(cheminDe(racine, empreinte), 'r');
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw erreur;
  }
}

/** The system's own words for a disk that fails (ENOSPC, EIO, EDQUOT…); null for anything else. */
function causeDuSysteme(erreur: unknown): string | null {
  const { code, syscall, message } = erreur as NodeJS.ErrnoException;
  return typeof code === 'string' && syscall !== undefined ? message : null;
}
