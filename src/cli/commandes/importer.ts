import { deriverLu } from '../../espace/lecture.ts';
import { projeter } from '../../espace/projection.ts';
import type { Fait } from '../../facts/fait.ts';
import { importerDossier } from '../../journal/echange.ts';
import { accord } from '../../views/typographie.ts';
import { direFautes, ouvrirArchive } from '../archive.ts';
import { type Commande, mauvaisUsage } from '../commande.ts';
import { OPTIONS_DE_DONNEES, ouvrirMagasin } from '../donnees.ts';

/** Takes an archive into a data folder, whole, or says why not and changes nothing. */
export const IMPORTER: Commande = {
  positions: 'ARCHIVE.zip',
  options: [...OPTIONS_DE_DONNEES],
  exemples: ['maillage importer mjc.zip --donnees ./data'],
  async executer(appel) {
    const [fichier, ...autres] = appel.args.positions;
    if (fichier === undefined) return mauvaisUsage('Il manque l’archive à reprendre.');
    if (autres.length > 0) return mauvaisUsage('Une seule archive à la fois.');
    // Read and checked before the data are touched: a broken archive must not even create them.
    const ouverte = await ouvrirArchive(appel, fichier);
    if (!ouverte.ok) return ouverte.erreur;
    const magasin = await ouvrirMagasin(appel, true);
    if (!magasin.ok) return magasin.erreur;
    const { journal, fichiers, espace } = magasin.valeur;
    const { lu, octets } = ouverte.valeur;
    const projection = (faits: readonly Fait[]) =>
      projeter(
        lu.id,
        faits,
        deriverLu(
          { faits, moteurs: lu.moteurs, contexte: lu.contexte },
          { au: appel.aujourdhui, connu: null },
        ),
        lu.noms,
      );
    try {
      const repris = await importerDossier(journal, fichiers, espace, octets, projection);
      if (!repris.ok) {
        appel.sortie.remarquer(direFautes(fichier, repris.erreur));
        return 1;
      }
      const n = repris.valeur.faits.length;
      appel.sortie.ecrire(
        `${repris.valeur.flux}\u00A0: ${n}\u00A0${accord(n, 'fait')} ${accord(n, 'repris', 'repris')}.\n`,
      );
      return 0;
    } finally {
      await journal.fermer();
    }
  },
};
