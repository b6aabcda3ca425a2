import { motProche } from '../modele/proche.ts';
import { brut, type Environnement, type FauteDeConfiguration } from './lire.ts';
import { RUBRIQUES, TITRES, VARIABLES } from './rubriques.ts';
import type { Variable } from './variable.ts';

/** All the faults of a configuration, one paragraph each: variable, value received, what was expected, an example. */
export function direFautesDeConfiguration(fautes: readonly FauteDeConfiguration[]): string {
  const combien = fautes.length === 1 ? 'une faute' : `${fautes.length}\u00A0fautes`;
  return [
    `La configuration a ${combien}\u00A0; rien n’est démarré.`,
    ...fautes.map((f) => `  ${direFaute(f)}`),
    'Toutes les variables\u00A0: maillage configuration',
    '',
  ].join('\n');
}

function direFaute(faute: FauteDeConfiguration): string {
  if (faute.code === 'inconnue') {
    const proche = motProche(
      faute.nom,
      VARIABLES.map((v) => v.nom),
    );
    const suite = proche === null ? '' : ` Vouliez-vous dire ${proche}\u202F?`;
    return `${faute.nom}\u00A0: cette variable n’existe pas.${suite}`;
  }
  if (faute.code === 'manque')
    return `${faute.avec}\u00A0: absente, alors que ${faute.nom} est écrite. Écrivez les deux, ou aucune.`;
  const { variable, recu } = faute;
  const valeur = variable.secret ? `une valeur de ${recu.length}\u00A0caractères` : `«\u00A0${recu}\u00A0»`;
  return `${variable.nom}\u00A0: reçu ${valeur}, on attend ${variable.attendu}. Exemple\u00A0: ${variable.nom}=${variable.exemple}`;
}

/** One line of the printed list. */
export interface LigneDeConfiguration {
  readonly rubrique: string;
  readonly nom: string;
  readonly role: string;
  readonly attendu: string;
  readonly exemple: string;
  readonly defaut: string | null;
  readonly secret: boolean;
  /** as written, `(caché)` for a secret, null when absent */
  readonly valeur: string | null;
}

/** Every variable with its present value, secrets hidden. */
export function listerConfiguration(environnement: Environnement): readonly LigneDeConfiguration[] {
  return (Object.keys(RUBRIQUES) as (keyof typeof RUBRIQUES)[]).flatMap((cle) =>
    Object.values<Variable<unknown>>(RUBRIQUES[cle]).map((variable) => {
      const { nom, role, attendu, exemple, defaut, secret } = variable;
      const ecrit = brut(variable, environnement);
      const valeur = secret && ecrit !== null ? '(caché)' : ecrit;
      return { rubrique: TITRES[cle], nom, role, attendu, exemple, defaut, secret, valeur };
    }),
  );
}

export const parRubrique = (lignes: readonly LigneDeConfiguration[]) =>
  Object.values(TITRES).map((titre) => ({ titre, lignes: lignes.filter((l) => l.rubrique === titre) }));

/** The tables of docs/configuration.md. */
export function documenterConfiguration(): string {
  return parRubrique(listerConfiguration({}))
    .map(({ titre, lignes }) =>
      [
        `## ${titre}`,
        '',
        '| variable | à quoi elle sert | on attend | par défaut | exemple |',
        '|---|---|---|---|---|',
        ...lignes.map(
          (l) =>
            `| \`${l.nom}\`${l.secret ? ' (secret)' : ''} | ${l.role} | ${l.attendu} | ${l.defaut === null ? '—' : `\`${l.defaut}\``} | \`${l.exemple}\` |`,
        ),
        '',
      ].join('\n'),
    )
    .join('\n');
}
