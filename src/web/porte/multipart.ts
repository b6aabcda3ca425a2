import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Context } from 'hono';
import { sansDirection } from '../../basics/direction.ts';
import type { Fichiers } from '../../espace/espace.ts';
import type { Env } from '../env.ts';
import { ErreurHttp } from './erreur.ts';

type Depot = Awaited<ReturnType<Fichiers['deposerPour']>>;
export type FichierDepose = Extract<Depot, { ok: true }>['valeur'];
/** `perdu`: a form came back after its file had waited too long, and the file is gone */
export type DepotRefuse =
  | Extract<Depot, { ok: false }>['erreur']
  | { readonly code: 'perdu'; readonly nom: string; readonly detail: string };

export type FichierRecu =
  | { readonly ok: true; readonly valeur: FichierDepose }
  | { readonly ok: false; readonly erreur: DepotRefuse };

/** Browsers send CRLF; the journal refuses NUL; what turns the order of a title is left out. */
export const normaliser = (texte: string): string =>
  sansDirection(texte.normalize('NFC')).replaceAll('\r\n', '\n').replaceAll('\0', '');

/** One more value of a field. In place: copied each time, a field sent two hundred thousand times would hold the service for minutes. */
export function noter<V>(champs: Map<string, V[]>, nom: string, valeur: V): void {
  const deja = champs.get(nom);
  if (deja) deja.push(valeur);
  else champs.set(nom, [valeur]);
}

/**
 * Reads a multipart body as it comes: fields are kept, each file goes straight to the store and is never whole in
 * memory. The token must stand before the first file (`Formulaire` puts it first), so that a foreign request writes
 * nothing. A file refused by the store does not stop the reading: what was typed after it must be kept too. A file that
 * no field of the page asks for is let by, never kept; a page that asks for none takes no more than words.
 */
export async function lireMultipart(
  c: Context<Env>,
  attendus: ReadonlySet<string>,
  jetonJuste: (jeton: string) => boolean,
): Promise<{ saisie: Map<string, string[]>; fichiers: Map<string, FichierRecu[]> }> {
  const { fichiers: magasin } = c.var.deps.espace;
  const corpsMax = attendus.size > 0 ? CORPS_MAX : CORPS_SIMPLE_MAX;
  if (Number(c.req.header('content-length') ?? 0) > corpsMax) throw new ErreurHttp(413, 'corps-trop-grand');
  const saisie = new Map<string, string[]>();
  const fichiers = new Map<string, FichierRecu[]>();
  const recus: { readonly champ: string; readonly recu: FichierRecu | null }[] = [];
  const enCours: Promise<void>[] = [];
  const ouverts: Readable[] = [];
  let permis = false;
  const organisation = c.var.cadre.acteur?.organisation ?? '';
  const lecteur = ouvrirLecteur(c.req.header('content-type') ?? '');

  const arret = new AbortController();
  let raison: ErreurHttp | null = null;
  const arreter = (erreur: ErreurHttp): void => {
    raison ??= erreur;
    arret.abort();
  };
  lecteur.on('field', (nom, valeur, _nomTronque, tronque) => {
    if (tronque) return arreter(new ErreurHttp(413, 'corps-trop-grand'));
    if (nom === 'jeton') permis = jetonJuste(valeur);
    noter(saisie, nom, normaliser(valeur));
  });
  lecteur.on('file', (champ, flux, nom) => {
    if (!permis) {
      flux.resume();
      return arreter(new ErreurHttp(403, 'jeton-perime'));
    }
    if (!nom || !attendus.has(champ)) return void flux.resume();
    // Destroyed below when the sending stops: the store hears of it by its own reading, nobody else need.
    flux.on('error', () => {});
    ouverts.push(flux);
    // A store that refuses early stops reading: what is left must still flow, or the fields after it never come.
    const octets = flux.iterator({ destroyOnReturn: false });
    // In the order of the form, whichever is stored first.
    const rang = recus.push({ champ, recu: null }) - 1;
    enCours.push(
      magasin.deposerPour(organisation, octets, normaliser(nom)).then((recu) => {
        flux.resume();
        recus[rang] = { champ, recu };
      }),
    );
  });
  for (const limite of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
    lecteur.on(limite, () => arreter(new ErreurHttp(413, 'corps-trop-grand')));

  try {
    await pipeline(corps(c, corpsMax), lecteur, { signal: arret.signal });
  } catch (erreur) {
    if (erreur instanceof ErreurHttp) raison ??= erreur;
    for (const flux of ouverts) flux.destroy(new Error('envoi interrompu'));
    await Promise.allSettled(enCours);
    throw raison ?? new ErreurHttp(400, 'corps-illisible');
  }
  await Promise.all(enCours);
  if (raison !== null) throw raison;
  if (!permis) throw new ErreurHttp(403, 'jeton-perime');
  for (const { champ, recu } of recus) if (recu) noter(fichiers, champ, recu);
  return { saisie, fichiers };
}

function ouvrirLecteur(type: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      limits: { fieldSize: 200_000, fields: 400, files: 12, parts: 420, headerPairs: 40 },
    });
  } catch {
    throw new ErreurHttp(400, 'corps-illisible');
  }
}

const CORPS_MAX = 80_000_000;
export const CORPS_SIMPLE_MAX = 500_000;

async function* corps(c: Context<Env>, max: number): AsyncGenerator<Uint8Array> {
  let taille = 0;
  for await (const morceau of c.req.raw.body ?? Readable.from([])) {
    taille += morceau.length;
    if (taille > max) throw new ErreurHttp(413, 'corps-trop-grand');
    yield morceau;
  }
}
