import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { creerDossier } from './durable.ts';

/**
 * What signs cookies, forms and links, and locks second factors. Several instances share it by MAILLAGE_SECRET; alone, it
 * stays in the data folder, drawn the first time. Throws, in French, when it is gone though accounts were made under it:
 * another one would void every second factor, recovery code and known device without a word.
 */
export async function lireSecret(
  donnees: string,
  ecrit: string | null,
  aDesComptes: () => Promise<boolean>,
): Promise<Buffer<ArrayBuffer>> {
  if (ecrit !== null) return Buffer.from(ecrit);
  const fichier = join(donnees, 'secret');
  const garde = await lireGarde(fichier);
  if (garde !== null) return garde;
  if (await aDesComptes()) throw new SecretPerdu(direSecretPerdu(fichier));
  await creerDossier(donnees);
  try {
    await writeFile(fichier, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur;
  }
  return readFile(fichier);
}

/** No restart mends it: somebody must act. */
export class SecretPerdu extends Error {}

/** Null when there is none; one cut short by a full disk is as good as lost. */
async function lireGarde(fichier: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    const lu = await readFile(fichier);
    return lu.length >= 32 ? lu : null;
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw erreur;
  }
}

const direSecretPerdu = (fichier: string): string =>
  `le secret de cette installation manque (${fichier}), alors que des comptes existent. Un autre rendrait vains leurs seconds facteurs et leurs codes de secours. Remettez ce fichier depuis une sauvegarde, ou écrivez MAILLAGE_SECRET. S’il est perdu pour de bon, écrivez dans MAILLAGE_SECRET un secret neuf (« openssl rand -base64 48 »), puis levez le second facteur de chacun par « maillage lien ADRESSE --second-facteur-perdu »`;
