import {
  direFautesDeConfiguration,
  type LigneDeConfiguration,
  listerConfiguration,
  parRubrique,
} from '../../configuration/dire.ts';
import { lireConfiguration } from '../../configuration/lire.ts';
import { type Commande, JSON_, LARGEUR, mauvaisUsage } from '../commande.ts';
import { largeurVoulue, paragraphe } from '../rendu.ts';
import { ecrireJson, pourTerminal } from '../sortie.ts';

/** Says every setting of the service, where its value comes from, and what is wrong with it. */
export const CONFIGURATION: Commande = {
  positions: '',
  options: [LARGEUR, JSON_],
  exemples: ['maillage configuration', 'PORT=80000 maillage configuration --json'],
  async executer(appel) {
    const { args, environnement, sortie } = appel;
    if (args.positions.length > 0)
      return mauvaisUsage('«\u00A0configuration\u00A0» ne prend que des options.');
    const largeur = largeurVoulue(appel);
    if (typeof largeur === 'object' && largeur !== null) return largeur;
    const lue = lireConfiguration(environnement);
    const lignes = listerConfiguration(environnement);
    if (args.bascules.has('json')) ecrireJson(sortie, { valable: lue.ok, variables: lignes });
    else
      for (const groupe of parRubrique(lignes)) {
        sortie.ecrire(`${groupe.titre}\n`);
        for (const ligne of groupe.lignes) sortie.ecrire(dire(ligne, largeur));
      }
    if (lue.ok) return 0;
    sortie.remarquer(direFautesDeConfiguration(lue.erreur));
    return 1;
  },
};

function dire(ligne: LigneDeConfiguration, largeur: number | null): string {
  const { nom, valeur, defaut, role } = ligne;
  const dite = valeur ?? (defaut === null ? '(absente)' : `${defaut} (par défaut)`);
  return `  ${nom} = ${pourTerminal(dite)}\n${paragraphe(role, 6, largeur)}`;
}
