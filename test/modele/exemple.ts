import { readFileSync } from 'node:fs';
import { compilerModele } from '../../src/modele/compiler.ts';
import { ecrireFaute } from '../../src/modele/fautes.ts';
import type { Faute, Modele } from '../../src/modele/regles.ts';

/** A small sound modele; `ajout` comes after it, under an article of its own. */
export function modeleAvec(ajout: string): string {
  return `${SOCLE}\n## Article 9 — Ajout\n\n${ajout}\n`;
}

/** The line, from 1, on which the text of the added article starts. */
export const LIGNE_AJOUT = (): number => modeleAvec('').trimEnd().split('\n').length + 2;

/** The line, from 1, on which an excerpt of the sound modele stands. */
export const ligneDuSocle = (extrait: string): number =>
  SOCLE.slice(0, SOCLE.indexOf(extrait)).split('\n').length;

export const regle = (yaml: string): string => `\`\`\`regle\n${yaml}\n\`\`\``;

export function fautesDe(source: string): readonly Faute[] {
  const compile = compilerModele(source, 'essai');
  return compile.ok ? [] : compile.erreur;
}

export function compilerOuDire(source: string, nom = 'essai'): Modele {
  const compile = compilerModele(source, nom);
  if (!compile.ok) throw new Error(compile.erreur.map((f) => ecrireFaute(f, nom)).join('\n'));
  return compile.valeur;
}

export const lireModele = (nom: string): string =>
  readFileSync(new URL(`../../modeles/${nom}.md`, import.meta.url), 'utf8');

const SOCLE = `---
nom: essai
version: "1"
titre: Convention d’essai
résumé: Un modèle pour les essais.
---

## Article 1 — Parties

\`\`\`regle
parties:
  ville:
    intitulé: la Ville
    rôle: entité
    pilote: oui
  association:
    intitulé: l’association
    rôle: association
exercice:
  commence: 1 janvier
termes:
  date-effet:
    intitulé: date d’effet
    type: date
  date-fin:
    intitulé: dernier jour
    type: date
durée:
  de: terme date-effet
  à: terme date-fin
entrée en vigueur: notification
\`\`\`

## Article 2 — Comptes

Chaque année, {{comptes.quand}}, l’association adresse {{comptes.pieces}}.

\`\`\`regle
obligation: comptes
intitulé: Comptes annuels
débiteur: association
créancier: ville
chaque: exercice
quand:
  au plus tard: 15 juillet N
pièces:
  bilan:
    intitulé: le bilan
    porte sur: N-1
\`\`\`
`;
