import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { type Sauvegardee, sauvegarder } from '../../sauvegarde/ecrire.ts';
import { horlogeDuSysteme } from '../../services/horloge.ts';
import { ecrireTaille } from '../../views/statuts.ts';
import { accord } from '../../views/typographie.ts';
import { type Appel, type Commande, JSON_, mauvaisUsage } from '../commande.ts';
import { DONNEES, ouvrirInstallation } from '../donnees.ts';
import { direErreurDeFichier } from '../fichiers.ts';
import { ecrireJson } from '../sortie.ts';

/** Saves a whole installation in one file, while the service runs. */
export const SAUVEGARDER: Commande = {
  positions: 'FICHIER.tar|DOSSIER|-',
  options: [DONNEES, JSON_],
  exemples: [
    'maillage sauvegarder /var/backups/maillage',
    'maillage sauvegarder avant-mise-a-jour.tar --donnees ./data',
    'maillage sauvegarder - | age -r CLE > maillage.tar.age',
  ],
  async executer(appel) {
    const [ou, ...autres] = appel.args.positions;
    if (ou === undefined) return mauvaisUsage('Il manque où écrire la sauvegarde.');
    if (autres.length > 0) return mauvaisUsage('Une seule destination à la fois.');
    const installation = await ouvrirInstallation(appel, false);
    if (!installation.ok) return installation.erreur;
    const { base, donnees } = installation.valeur;
    const { maintenant } = horlogeDuSysteme();
    try {
      const fichier = ou === '-' ? null : await choisirFichier(ou, maintenant());
      const ecrite = await vers(appel, fichier, (sortie) =>
        sauvegarder({ base, donnees, maintenant }, sortie),
      );
      return dire(appel, fichier ?? '-', ecrite);
    } catch (erreur) {
      return mauvaisUsage(direErreurDeFichier(ou, erreur));
    } finally {
      await base.db.destroy();
    }
  },
};

/** In a folder, a file named by the instant: one line of cron is enough. */
async function choisirFichier(ou: string, maintenant: string): Promise<string> {
  const etat = await stat(ou).catch(() => null);
  return etat?.isDirectory() ? join(ou, `maillage-${maintenant.slice(0, 19).replaceAll(':', '')}Z.tar`) : ou;
}

/** Written beside, synced, then named: a file that bears the name asked is whole. Nothing is ever covered. */
async function vers(
  { sortie }: Appel,
  fichier: string | null,
  ecrire: (sortie: Writable) => Promise<Sauvegardee>,
): Promise<Sauvegardee> {
  if (fichier === null) {
    const tuyau = new PassThrough();
    const rendre = (async () => {
      for await (const morceau of tuyau) await sortie.ecrireOctets(morceau as Uint8Array);
    })();
    const ecrite = await ecrire(tuyau);
    await rendre;
    return ecrite;
  }
  const provisoire = `${fichier}.partiel`;
  await (await open(fichier, 'wx', 0o600)).close();
  try {
    const ecrite = await ecrire(createWriteStream(provisoire, { flags: 'w', mode: 0o600, flush: true }));
    await rename(provisoire, fichier);
    const dossier = await open(dirname(fichier), 'r');
    await dossier.sync().finally(() => dossier.close());
    return ecrite;
  } catch (erreur) {
    await rm(provisoire, { force: true });
    await rm(fichier, { force: true });
    throw erreur;
  }
}

/** Beside the results when the backup itself goes to the standard output. */
function dire({ args, sortie }: Appel, fichier: string, ecrite: Sauvegardee): 0 | 1 {
  const { faits, fichiers, octets, empreinte, manquants } = ecrite;
  for (const nom of manquants)
    sortie.remarquer(`${nom}\u00A0: ce fichier manque ou a été altéré sur le disque.\n`);
  if (args.bascules.has('json') && fichier !== '-') ecrireJson(sortie, { fichier, ...ecrite });
  else
    (fichier === '-' ? sortie.remarquer : sortie.ecrire)(
      `${fichier}\u00A0: ${faits}\u00A0${accord(faits, 'fait')}, ${fichiers}\u00A0${accord(fichiers, 'fichier')}, ${ecrireTaille(octets)}.\nEmpreinte du manifeste\u00A0: ${empreinte}\n`,
    );
  return manquants.length > 0 ? 1 : 0;
}
