import { PROPRIETES, PROPRIETES_DE_PARTIE, PROPRIETES_GENERALES } from '../../src/modele/emplacements.ts';
import type { Cles, Forme } from '../../src/modele/formes/forme.ts';
import { CLES_ENTETE, REGLES } from '../../src/modele/vocabulaire/blocs.ts';
import { CLES_DECLARATIONS } from '../../src/modele/vocabulaire/declarations.ts';

/** The key tables of docs/vocabulaire.md, drawn from those of the compiler: each table of keys once, under its first path. */
export function ecrireReference(): string {
  const vues = new Set<Cles>();
  return [
    ...sections('En-tête du fichier', CLES_ENTETE, vues),
    ...sections('Déclarations', CLES_DECLARATIONS, vues),
    ...Object.entries(REGLES).flatMap(([nom, r]) => sections(`Règle « ${nom} »`, r.cles as Cles, vues)),
    emplacements(),
  ].join('\n');
}

function sections(titre: string, cles: Cles, vues: Set<Cles>): readonly string[] {
  if (vues.has(cles)) return [];
  vues.add(cles);
  const lignes = Object.entries(cles).map(
    ([nom, c]) =>
      `| \`${nom}\` | ${c.requise ? 'oui' : ''} | ${c.doc} | ${direForme(c.forme).replaceAll('|', '\\|')} |`,
  );
  return [
    `### ${titre}\n\n| clé | requise | ce qu’elle dit | ce qu’elle attend |\n|---|---|---|---|\n${lignes.join('\n')}\n`,
    ...Object.entries(cles).flatMap(([nom, c]) =>
      c.forme.cles ? sections(titreDe(titre, nom, c.forme), c.forme.cles, vues) : [],
    ),
  ];
}

const titreDe = (titre: string, cle: string, f: Forme<unknown>): string =>
  f.definition ? `Valeur « ${f.definition.nom} »` : `${titre.split(', ')[0]}, \`${cle}\``;

const direForme = (f: Forme<unknown>): string =>
  f.definition ? `*${f.definition.nom}*` : f.cles ? 'des clés, ci-dessous' : f.attendu;

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
