import { ouvrirEspace } from '../../espace/ouvrir.ts';
import { relever } from '../../reception/relever.ts';
import { compter } from '../../views/typographie.ts';
import { type Commande, mauvaisUsage } from '../commande.ts';
import { OPTIONS_DE_DONNEES, ouvrirMagasin } from '../donnees.ts';
import { pourTerminal } from '../sortie.ts';

/** Reads the mailbox of the counter once, as the service does by itself when it runs. */
export const RELEVER: Commande = {
  positions: '',
  options: OPTIONS_DE_DONNEES,
  exemples: ['maillage relever', 'maillage relever --donnees ./data --espace ma-ville'],
  async executer(appel) {
    if (appel.args.positions.length > 0)
      return mauvaisUsage('«\u00A0relever\u00A0» ne prend que des options.');
    const magasin = await ouvrirMagasin(appel);
    if (!magasin.ok) return magasin.erreur;
    const { boite, guichet } = magasin.valeur.reglages.guichet;
    try {
      if (boite === null)
        return mauvaisUsage('Aucune boîte n’est configurée\u00A0: indiquez son adresse par MAILLAGE_IMAP.');
      const { recus, reportes } = await relever(
        { ...boite, guichet },
        {
          espace: ouvrirEspace(magasin.valeur),
          fuseau: 'Europe/Paris',
          signaler: (quoi, erreur) =>
            appel.sortie.remarquer(
              pourTerminal(`${quoi}\u00A0: ${erreur instanceof Error ? erreur.message : erreur}\n`),
            ),
        },
      );
      appel.sortie.ecrire(
        `${compter(recus, 'message reçu', 'messages reçus')}${reportes === 0 ? '' : `, ${compter(reportes, 'reporté')}`}.\n`,
      );
      return reportes === 0 ? 0 : 1;
    } catch (erreur) {
      appel.sortie.remarquer(
        pourTerminal(`La boîte ne se lit pas\u00A0: ${erreur instanceof Error ? erreur.message : erreur}\n`),
      );
      return 2;
    } finally {
      await magasin.valeur.journal.fermer();
    }
  },
};
