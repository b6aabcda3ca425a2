import type { DonneesDe, Fait, TextesDe } from './fait.ts';

/** What a form holds, by path: `identification.siret`, `chiffres.dont-ville.prevu` (cents). */
export type Reponses = Readonly<Record<string, string | number | boolean>>;

/** Parts a form into what the chain keeps for ever (numbers, ticks) and what can be erased (words). */
export function partagerFiche(reponses: Reponses): {
  readonly valeurs: DonneesDe<'fiche-remplie'>['valeurs'];
  readonly textes: { readonly [T in TextesDe<'fiche-remplie'>]?: string };
} {
  const valeurs: Record<string, number | boolean> = {};
  const mots: Record<string, string> = {};
  for (const [chemin, reponse] of Object.entries(reponses)) {
    if (typeof reponse !== 'string') valeurs[chemin] = reponse;
    else if (reponse !== '') mots[chemin] = reponse;
  }
  return { valeurs, textes: Object.keys(mots).length > 0 ? { reponses: JSON.stringify(mots) } : {} };
}

/** A filled form, whole again; words that were erased are absent. */
export function reponsesDeFiche(fait: Fait<'fiche-remplie'>): Reponses {
  return { ...motsDe(fait.textes.reponses), ...fait.donnees.valeurs };
}

function motsDe(texte: string | undefined): Record<string, string> {
  if (!texte?.startsWith('{')) return {};
  return JSON.parse(texte) as Record<string, string>;
}
