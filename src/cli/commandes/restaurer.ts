import { examinerAPart } from '../../sauvegarde/a-part.ts';
import type { FauteDeSauvegarde } from '../../sauvegarde/lire.ts';
import { restaurer } from '../../sauvegarde/restaurer.ts';
import { accord } from '../../views/typographie.ts';
import { type Appel, type Commande, JSON_, type MalAppelee, mauvaisUsage } from '../commande.ts';
import { DONNEES, ouvrirInstallation } from '../donnees.ts';
import { direErreurDeFichier } from '../fichiers.ts';
import { ecrireJson, pourTerminal } from '../sortie.ts';

/** Puts a backup back into a new installation, whole and checked, or not at all. */
export const RESTAURER: Commande = {
  positions: 'FICHIER.tar',
  options: [
    DONNEES,
    { nom: 'examiner', aide: 'vérifie la sauvegarde d’un bout à l’autre, sans rien restaurer' },
    { nom: 'empreinte', valeur: 'SHA256', aide: 'l’empreinte du manifeste que vous tenez par ailleurs' },
    JSON_,
  ],
  exemples: [
    'maillage restaurer maillage.tar --donnees ./neuf',
    'DATABASE_URL=postgres://… maillage restaurer maillage.tar',
    'maillage restaurer maillage.tar --examiner',
  ],
  async executer(appel) {
    const { positions, options, bascules } = appel.args;
    const [fichier, ...autres] = positions;
    if (fichier === undefined) return mauvaisUsage('Il manque la sauvegarde à restaurer.');
    if (autres.length > 0) return mauvaisUsage('Une seule sauvegarde à la fois.');
    try {
      // Read and checked before the data are touched: a broken backup must not even create them.
      const lue = await examinerAPart(fichier);
      if (!lue.ok) return refuser(appel, fichier, lue.erreur);
      if (options.empreinte !== undefined && options.empreinte !== lue.valeur.empreinte)
        return refuser(appel, fichier, [
          {
            ou: 'manifeste.json',
            detail: `son empreinte est ${lue.valeur.empreinte}, non celle que vous tenez`,
          },
        ]);
      if (!bascules.has('examiner')) return await remettreEnPlace(appel, fichier);
      const { parties, fichiers } = lue.valeur.manifeste;
      const rangees = parties.reduce((n, p) => n + p.rangees, 0);
      dire(appel, { fichier, intacte: true, rangees, fichiers: fichiers.nombre }, 'intacte');
      return 0;
    } catch (erreur) {
      return mauvaisUsage(direErreurDeFichier(fichier, erreur));
    }
  },
};

async function remettreEnPlace(appel: Appel, fichier: string): Promise<0 | 1 | MalAppelee> {
  const installation = await ouvrirInstallation(appel, true);
  if (!installation.ok) return installation.erreur;
  try {
    const remise = await restaurer(fichier, installation.valeur);
    if (!remise.ok) return refuser(appel, fichier, remise.erreur);
    const { flux, faits, fichiers } = remise.valeur;
    dire(appel, { fichier, flux, faits, fichiers }, 'restaurée et vérifiée');
    return 0;
  } finally {
    await installation.valeur.base.db.destroy();
  }
}

function dire({ args, sortie }: Appel, compte: Readonly<Record<string, unknown>>, verdict: string): void {
  if (args.bascules.has('json')) {
    ecrireJson(sortie, compte);
    return;
  }
  const nombres = Object.entries(compte).flatMap(([nom, n]) =>
    typeof n === 'number' ? [`${n}\u00A0${NOMS[nom]?.(n) ?? nom}`] : [],
  );
  sortie.ecrire(`${compte.fichier}\u00A0: ${verdict} (${nombres.join(', ')}).\n`);
}

const NOMS: Readonly<Record<string, (n: number) => string>> = {
  flux: () => 'flux',
  faits: (n) => accord(n, 'fait'),
  fichiers: (n) => accord(n, 'fichier'),
  rangees: (n) => accord(n, 'rangée'),
};

function refuser({ sortie }: Appel, fichier: string, fautes: readonly FauteDeSauvegarde[]): 1 {
  for (const { ou, detail } of fautes)
    sortie.remarquer(pourTerminal(`${fichier}${ou === '' ? '' : ` (${ou})`}\u00A0: ${detail}.`).concat('\n'));
  sortie.remarquer('Rien n’a été restauré.\n');
  return 1;
}
