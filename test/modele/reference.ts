import { PROPRIETES, PROPRIETES_DE_PARTIE, PROPRIETES_GENERALES } from '../../src/modele/emplacements.ts';
import type { Cles } from '../../src/modele/formes/groupes.ts';
import { CLES_ENTETE, REGLES } from '../../src/modele/vocabulaire/blocs.ts';
import { CLES_DECLARATIONS } from '../../src/modele/vocabulaire/declarations.ts';

/** The key tables of docs/vocabulaire.md, drawn from those of the compiler. */
export function ecrireReference(): string {
  return [
    section('En-tête du fichier', CLES_ENTETE),
    section('Déclarations', CLES_DECLARATIONS),
    ...Object.entries(REGLES).map(([nom, r]) => section(`Règle « ${nom} »`, r.cles as Cles)),
    emplacements(),
  ].join('\n');
}

function section(titre: string, cles: Cles): string {
  const lignes = Object.entries(cles).map(
    ([nom, c]) =>
      `| \`${nom}\` | ${c.requise ? 'oui' : ''} | ${c.doc} | ${c.forme.attendu.replaceAll('|', '\\|')} |`,
  );
  return `### ${titre}\n\n| clé | requise | ce qu’elle dit | ce qu’elle attend |\n|---|---|---|---|\n${lignes.join('\n')}\n`;
}

const NOMS: Readonly<Record<string, string>> = {
  obligation: '`{{OBLIGATION.…}}`',
  versements: '`{{VERSEMENTS.…}}`',
  instance: '`{{INSTANCE.…}}`',
  procedure: '`{{PROCÉDURE.…}}`',
  axe: '`{{AXE.…}}`',
  formulaire: '`{{FORMULAIRE.…}}`',
  registre: '`{{REGISTRE.…}}`',
  evenement: '`{{ÉVÈNEMENT.…}}`',
  grandeur: '`{{GRANDEUR.…}}`',
  tranche: '`{{VERSEMENTS.TRANCHE.…}}`',
  exception: '`{{VERSEMENTS.exception-1.…}}`',
  condition: '`{{VERSEMENTS.condition-1.…}}`',
  etape: '`{{PROCÉDURE.ÉTAPE.…}}`',
  convention: '`{{convention.…}}`',
  partie: '`{{parties.PARTIE.…}}`',
};

function emplacements(): string {
  const lignes = Object.entries({ ...PROPRIETES, ...PROPRIETES_DE_PARTIE, ...PROPRIETES_GENERALES }).map(
    ([nom, props]) => `| ${NOMS[nom]} | ${props.map((p) => `\`${p}\``).join(', ')} |`,
  );
  return `### Emplacements du texte\n\n| dans le texte | ce qui peut suivre |\n|---|---|\n${lignes.join('\n')}\n| \`{{termes.TERME}}\`, \`{{tiers.TIERS}}\`, \`{{parties.PARTIE}}\` | rien |\n`;
}
