import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { extract } from 'tar-stream';
import type { z } from 'zod';
import { echec, type Result, reussite } from '../basics/result.ts';
import {
  ENTETE,
  type Entete,
  entete,
  fichierNomme,
  MANIFESTE,
  type Manifeste,
  manifeste,
  SECRET,
  tableDuLot,
} from './format.ts';

/** What is wrong with a backup; `ou`: the entry. */
export interface FauteDeSauvegarde {
  readonly ou: string;
  readonly detail: string;
}

export interface Examinee {
  readonly entete: Entete;
  readonly manifeste: Manifeste;
  readonly empreinte: string;
}

export interface Entree {
  readonly nom: string;
  readonly octets: AsyncIterable<Buffer>;
}

/** Each entry in turn; one is read to its end before the next begins. Throws when it is no tar. */
export async function* lireEntrees(chemin: string): AsyncIterable<Entree> {
  const tar = extract();
  const fichier = createReadStream(chemin);
  fichier.on('error', (erreur) => tar.destroy(erreur));
  fichier.pipe(tar as unknown as NodeJS.WritableStream);
  try {
    for await (const entree of tar) {
      yield { nom: entree.header.name, octets: entree as AsyncIterable<Buffer> };
      entree.resume();
    }
  } finally {
    fichier.destroy();
  }
}

/** What our own lots may be at most, once written; a longer one is not ours. */
const ENTREE_MAX = 200_000_000;

export async function lireEntier(octets: AsyncIterable<Buffer>): Promise<Buffer> {
  const morceaux: Buffer[] = [];
  let taille = 0;
  for await (const m of octets) {
    taille += m.length;
    if (taille > ENTREE_MAX) throw new RangeError('entrée trop longue');
    morceaux.push(m);
  }
  return Buffer.concat(morceaux);
}

/** Reads a backup from end to end and checks every byte against what it says of itself. Writes nothing. */
export async function examiner(chemin: string): Promise<Result<Examinee, readonly FauteDeSauvegarde[]>> {
  const fautes: FauteDeSauvegarde[] = [];
  const vues = new Map<string, { readonly octets: number; readonly sha256: string }>();
  const fichiers = { nombre: 0, octets: 0 };
  const lus: { entete?: Entete; manifeste?: Manifeste; empreinte?: string } = {};
  try {
    for await (const { nom, octets } of lireEntrees(chemin)) {
      if (nom === ENTETE || nom === MANIFESTE) {
        const contenu = await lireEntier(octets);
        if (nom === ENTETE) lus.entete = enForme(entete, contenu);
        else [lus.manifeste, lus.empreinte] = [enForme(manifeste, contenu), hacher(contenu)];
        vues.set(nom, { octets: contenu.length, sha256: hacher(contenu) });
        continue;
      }
      const vue = await peser(octets);
      const fichier = fichierNomme(nom);
      if (fichier) {
        fichiers.nombre += 1;
        fichiers.octets += vue.octets;
        if (vue.sha256 !== fichier.empreinte)
          fautes.push({ ou: nom, detail: 'les octets de ce fichier ne sont pas ceux de son empreinte' });
      } else if (nom === SECRET || tableDuLot(nom) !== null) vues.set(nom, vue);
      else fautes.push({ ou: nom, detail: 'cette entrée n’a rien à faire dans une sauvegarde' });
    }
  } catch (erreur) {
    if (estDuSysteme(erreur)) throw erreur;
    fautes.push({ ou: '', detail: 'ce n’est pas une archive tar entière' });
  }
  if (!lus.entete) fautes.push({ ou: ENTETE, detail: 'ce n’est pas une sauvegarde de Maillage' });
  if (!lus.manifeste)
    fautes.push({ ou: MANIFESTE, detail: 'il manque ou ne se lit pas\u00A0: la sauvegarde est coupée' });
  else fautes.push(...comparer(lus.manifeste, vues, fichiers));
  return fautes.length > 0 ? echec(fautes) : reussite(lus as Examinee);
}

function comparer(
  { parties, fichiers }: Manifeste,
  vues: ReadonlyMap<string, { readonly octets: number; readonly sha256: string }>,
  vus: Manifeste['fichiers'],
): readonly FauteDeSauvegarde[] {
  const fautes: FauteDeSauvegarde[] = [];
  for (const { nom, octets, sha256 } of parties) {
    const vue = vues.get(nom);
    if (!vue) fautes.push({ ou: nom, detail: 'cette entrée manque' });
    else if (vue.octets !== octets || vue.sha256 !== sha256)
      fautes.push({ ou: nom, detail: 'cette entrée a été altérée' });
  }
  const annoncees = new Set(parties.map((p) => p.nom));
  for (const nom of vues.keys())
    if (nom !== MANIFESTE && !annoncees.has(nom))
      fautes.push({ ou: nom, detail: 'cette entrée a été ajoutée' });
  if (vus.nombre !== fichiers.nombre || vus.octets !== fichiers.octets)
    fautes.push({
      ou: 'fichiers',
      detail: `${fichiers.nombre} fichiers sont annoncés, il y en a ${vus.nombre}`,
    });
  return fautes;
}

async function peser(
  octets: AsyncIterable<Buffer>,
): Promise<{ readonly octets: number; readonly sha256: string }> {
  const hachage = createHash('sha256');
  let taille = 0;
  for await (const m of octets) {
    hachage.update(m);
    taille += m.length;
  }
  return { octets: taille, sha256: hachage.digest('hex') };
}

function enForme<T>(forme: z.ZodType<T>, octets: Buffer): T | undefined {
  try {
    return forme.safeParse(JSON.parse(octets.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

const hacher = (octets: Buffer): string => createHash('sha256').update(octets).digest('hex');
const estDuSysteme = (erreur: unknown): boolean =>
  (erreur as NodeJS.ErrnoException | null)?.syscall !== undefined;
