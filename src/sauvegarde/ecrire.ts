import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import type { Instant } from '../basics/instant.ts';
import type { Base } from '../journal/base.ts';
import { type Instantane, lireInstantane, type Rangee } from '../journal/instantane.ts';
import { nommesPar } from '../journal/nommes.ts';
import { listerFichiers } from '../services/copieDeFichiers.ts';
import {
  ENTETE,
  type Entete,
  FORMAT,
  MANIFESTE,
  type Manifeste,
  nomDeFichier,
  nomDeLot,
  SECRET,
  VERSION,
} from './format.ts';

export interface ASauvegarder {
  readonly base: Base;
  readonly donnees: string;
  readonly maintenant: () => Instant;
}

export interface Sauvegardee {
  readonly faits: number;
  readonly fichiers: number;
  readonly octets: number;
  /** SHA-256 of the manifest: kept elsewhere, it tells a forged backup */
  readonly empreinte: string;
  /** files named by facts and gone from the disk, or whose bytes are no longer theirs */
  readonly manquants: readonly string[];
}

const compresser = promisify(gzip);
/** What a lot holds before it is compressed: memory stays at a few of them, whatever the size of the base. */
const LOT_OCTETS = 4_000_000;

/**
 * Writes a whole installation, as it was at one instant, to a stream, while it is being used. The base first, in one
 * transaction; the files after, since they are only added, and before the facts that name them.
 */
export async function sauvegarder(quoi: ASauvegarder, sortie: Writable): Promise<Sauvegardee> {
  const tar = pack();
  // A destination that fails is told by `ecrit`, to whoever waits for it.
  const ecrit = pipeline(tar, sortie, { end: true });
  ecrit.catch(() => tar.destroy());
  const parties: Manifeste['parties'] = [];
  const ajouter = async (nom: string, octets: Buffer, rangees = 0): Promise<void> => {
    await poser(tar, nom, octets);
    parties.push({ nom, octets: octets.length, sha256: sha256(octets), rangees });
  };
  const manquants = new Set<string>();
  const nommes = new Set<string>();
  try {
    await lireInstantane(quoi.base, async (vu) => {
      await ajouter(ENTETE, enJson(enteteDe(quoi, vu.migrations)));
      for (const table of vu.tables) {
        let numero = 0;
        for await (const lot of lots(surveiller(vu, table, nommes)))
          await ajouter(nomDeLot(table, ++numero), await compresser(lot.texte), lot.rangees);
      }
    });
    const secret = await readFile(join(quoi.donnees, 'secret')).catch(() => null);
    if (secret !== null) await ajouter(SECRET, secret);
    const fichiers = await copierFichiers(tar, quoi.donnees, nommes, manquants);
    const fin = enJson({ terminee: quoi.maintenant(), parties, fichiers } satisfies Manifeste);
    await poser(tar, MANIFESTE, fin);
    tar.finalize();
    await ecrit;
    const faits = parties.filter((p) => p.nom.startsWith('tables/fait/')).reduce((n, p) => n + p.rangees, 0);
    const octets = parties.reduce((n, p) => n + p.octets, fichiers.octets);
    return {
      ...{ faits, fichiers: fichiers.nombre, octets },
      empreinte: sha256(fin),
      manquants: [...manquants].sort(),
    };
  } catch (erreur) {
    tar.destroy();
    await ecrit.catch((cause: unknown) => {
      // The disk's own words, rather than those of the stream that it broke.
      if ((cause as NodeJS.ErrnoException).syscall !== undefined) throw cause;
    });
    throw erreur;
  }
}

const enteteDe = ({ base, maintenant }: ASauvegarder, migrations: readonly string[]): Entete => ({
  format: FORMAT,
  version: VERSION,
  moteur: base.moteur,
  commencee: maintenant(),
  migrations: [...migrations],
});

/** Notes, as facts go by, the files that they name: the others wait for a fact that may never come, and stay behind. */
async function* surveiller(
  vu: Instantane,
  table: string,
  nommes: Set<string>,
): AsyncIterable<readonly Rangee[]> {
  for await (const rangees of vu.rangees(table)) {
    if (table === 'fait')
      for (const { espace, rang, texte, empreinte } of rangees) {
        const fait = { rang: Number(rang), texte: String(texte), empreinte: String(empreinte) };
        for (const hash of nommesPar([fait]).fichiers.keys()) nommes.add(nomDeFichier(String(espace), hash));
      }
    yield table === 'fichier' ? rangees.filter((r) => r.nomme !== null) : rangees;
  }
}

async function* lots(
  rangees: AsyncIterable<readonly Rangee[]>,
): AsyncIterable<{ readonly texte: string; readonly rangees: number }> {
  let [texte, nombre] = ['', 0];
  for await (const quelques of rangees)
    for (const rangee of quelques) {
      texte += `${JSON.stringify(rangee)}\n`;
      nombre += 1;
      if (texte.length < LOT_OCTETS) continue;
      yield { texte, rangees: nombre };
      [texte, nombre] = ['', 0];
    }
  if (nombre > 0) yield { texte, rangees: nombre };
}

async function copierFichiers(
  tar: Pack,
  donnees: string,
  nommes: ReadonlySet<string>,
  manquants: Set<string>,
): Promise<Manifeste['fichiers']> {
  let [nombre, octets] = [0, 0];
  for (const nom of nommes) manquants.add(nom);
  for await (const { espace, empreinte, taille, chemin } of listerFichiers(donnees)) {
    const nom = nomDeFichier(espace, empreinte);
    if (!nommes.has(nom)) continue;
    const hachage = createHash('sha256');
    await poserFlux(tar, nom, taille, async function* () {
      for await (const morceau of createReadStream(chemin)) {
        hachage.update(morceau as Buffer);
        yield morceau as Buffer;
      }
    });
    if (hachage.digest('hex') === empreinte) manquants.delete(nom);
    nombre += 1;
    octets += taille;
  }
  return { nombre, octets };
}

/** An entry written as it is read. */
function poserFlux(tar: Pack, name: string, size: number, lire: () => AsyncIterable<Buffer>): Promise<void> {
  return new Promise((fini, manque) => {
    const entree = tar.entry({ name, size, mode: 0o600 }, (erreur) => (erreur ? manque(erreur) : fini()));
    const ecrire = async (): Promise<void> => {
      for await (const morceau of lire())
        if (!entree.write(morceau)) await new Promise<void>((suite) => entree.once('drain', () => suite()));
      (entree as unknown as Writable).end();
    };
    ecrire().catch(manque);
  });
}

function poser(tar: Pack, name: string, octets: Buffer): Promise<void> {
  return new Promise((fini, manque) =>
    tar.entry({ name, mode: 0o600 }, octets, (erreur) => (erreur ? manque(erreur) : fini())),
  );
}

const enJson = (valeur: unknown): Buffer => Buffer.from(`${JSON.stringify(valeur, null, 1)}\n`);
const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');
