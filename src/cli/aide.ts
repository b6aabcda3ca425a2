import { AIDE, type Commande } from './commande.ts';
import type { CommandeAnnoncee } from './commandes.ts';

/** What `maillage --aide` prints. */
export function aideGenerale(commandes: readonly CommandeAnnoncee[]): string {
  const marge = Math.max(...commandes.map((c) => c.nom.length));
  return [
    'maillage — la vie d’une convention de partenariat, depuis un terminal',
    '',
    'Usage\u00A0: maillage COMMANDE [OPTIONS]',
    '',
    ...commandes.map((c) => `  ${c.nom.padEnd(marge)}  ${c.resume}`),
    '',
    'maillage COMMANDE --aide donne les options d’une commande et des exemples.',
    'Code de sortie\u00A0: 0 tout va bien, 1 des fautes ont été trouvées, 2 la commande est mal formée.',
    '',
  ].join('\n');
}

/** What `maillage COMMANDE --aide` prints. */
export function aideDe({ nom, resume }: CommandeAnnoncee, commande: Commande): string {
  const options = [...commande.options, AIDE].map((o) => ({
    gauche: `--${o.nom}${o.valeur ? ` ${o.valeur}` : ''}`,
    aide: o.aide,
  }));
  const marge = Math.max(...options.map((o) => o.gauche.length));
  return [
    `maillage ${nom} — ${resume}`,
    '',
    `Usage\u00A0: maillage ${[nom, commande.positions, '[OPTIONS]'].filter((x) => x !== '').join(' ')}`,
    '',
    ...options.map((o) => `  ${o.gauche.padEnd(marge)}  ${o.aide}`),
    '',
    'Exemples\u00A0:',
    ...commande.exemples.map((e) => `  ${e}`),
    '',
  ].join('\n');
}
