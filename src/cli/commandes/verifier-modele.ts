import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { compilerModeleAPart } from '../../espace/modele-a-part.ts';
import { ecrireFaute } from '../../modele/fautes.ts';
import type { Modele } from '../../modele/regles.ts';
import { accord } from '../../views/typographie.ts';
import { type Commande, JSON_, mauvaisUsage } from '../commande.ts';
import { direErreurDeFichier } from '../fichiers.ts';
import { ecrireJson } from '../sortie.ts';

type Verifie = Awaited<ReturnType<typeof compilerModeleAPart>>;

/** Reads a modele and says every fault of it at once, where it stands. */
export const VERIFIER_MODELE: Commande = {
  positions: 'FICHIER…',
  options: [JSON_],
  exemples: [
    'maillage verifier-modele modeles/ma-convention.md',
    'maillage verifier-modele modeles/*.md --json',
  ],
  async executer({ args, sortie }) {
    if (args.positions.length === 0) return mauvaisUsage('Il manque le nom du fichier à vérifier.');
    const lus: { readonly fichier: string; readonly source: string }[] = [];
    for (const fichier of args.positions) {
      try {
        lus.push({ fichier, source: await readFile(fichier, 'utf8') });
      } catch (erreur) {
        return mauvaisUsage(direErreurDeFichier(fichier, erreur));
      }
    }
    const verifies: { readonly fichier: string; readonly resultat: Verifie }[] = [];
    for (const { fichier, source } of lus)
      verifies.push({
        fichier,
        resultat: await compilerModeleAPart(source, basename(fichier).replace(/\.[^.]*$/, '')),
      });
    if (args.bascules.has('json'))
      ecrireJson(
        sortie,
        verifies.map(({ fichier, resultat }) => ({ fichier, fautes: resultat.ok ? [] : resultat.erreur })),
      );
    else
      for (const { fichier, resultat } of verifies) {
        if (resultat.ok) sortie.ecrire(`${fichier}\u00A0: ${resumer(resultat.valeur)}\n`);
        else for (const faute of resultat.erreur) sortie.ecrire(`${ecrireFaute(faute, fichier)}\n`);
      }
    const fautes = verifies.reduce((n, { resultat }) => n + (resultat.ok ? 0 : resultat.erreur.length), 0);
    if (fautes > 0) sortie.remarquer(`${fautes} ${accord(fautes, 'faute')}.\n`);
    return fautes === 0 ? 0 : 1;
  },
};

function resumer(m: Modele): string {
  const comptes = [
    [m.articles.filter((a) => a.numero !== '').length, 'article'],
    [m.obligations.length, 'obligation'],
    [m.versements.reduce((n, v) => n + v.tranches.length, 0), 'versement'],
    [m.procedures.length, 'procédure'],
    [m.axes.length, 'axe'],
  ] as const;
  const dits = comptes.filter(([n]) => n > 0).map(([n, mot]) => `${n} ${accord(n, mot)}`);
  return `aucune faute (${dits.join(', ')}).`;
}
