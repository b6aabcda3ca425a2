import { motProche } from '../modele/proche.ts';
import { aideDe, aideGenerale } from './aide.ts';
import { lireArguments } from './arguments.ts';
import { AIDE, type Appel } from './commande.ts';
import { COMMANDES } from './commandes.ts';
import type { CodeDeSortie } from './sortie.ts';

/**
 * Runs one command line, without the name of the program. Gives the exit code: 0 fine, 1 faults found, 2 wrong use.
 * A disk or a file that fails is said in one line; only a bug throws.
 */
export async function maillage(mots: readonly string[], appel: Omit<Appel, 'args'>): Promise<CodeDeSortie> {
  const { sortie } = appel;
  const [nom, ...reste] = mots;
  if (nom === undefined || nom === 'aide' || nom === '--aide' || nom === '--help' || nom === '-h') {
    sortie.ecrire(aideGenerale(COMMANDES));
    return nom === undefined ? 2 : 0;
  }
  const annoncee = COMMANDES.find((c) => c.nom === nom);
  if (!annoncee) return refuser(appel, commandeInconnue(nom), null);
  const commande = await annoncee.charger();
  if (reste.some((m) => m === '--aide' || m === '--help' || m === '-h')) {
    sortie.ecrire(aideDe(annoncee, commande));
    return 0;
  }
  const args = lireArguments(reste, [...commande.options, AIDE]);
  if (!args.ok) return refuser(appel, args.erreur, nom);
  const issue = await commande.executer({ ...appel, args: args.valeur });
  return typeof issue === 'number' ? issue : refuser(appel, issue.mauvaisUsage, nom);
}

function refuser({ sortie }: Omit<Appel, 'args'>, phrase: string, commande: string | null): 2 {
  const aide = commande === null ? 'maillage --aide' : `maillage ${commande} --aide`;
  sortie.remarquer(`${phrase}\nPour l’aide\u00A0: ${aide}\n`);
  return 2;
}

function commandeInconnue(nom: string): string {
  const proche = motProche(
    nom,
    COMMANDES.map((c) => c.nom),
  );
  const suite = proche === null ? '' : ` Vouliez-vous dire «\u00A0${proche}\u00A0»\u202F?`;
  return `La commande «\u00A0${nom}\u00A0» n’existe pas.${suite}`;
}
