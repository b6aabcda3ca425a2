import { ecrireJour } from '../basics/jour.ts';
import { type ArticleRendu, rendreTexte } from '../modele/texte.ts';
import { type ADire, trouverFait } from './dit.ts';
import { type Produit, produitsDe } from './texte-produits.ts';
import { INSECABLE } from './typographie.ts';

/** One article as it applies on the day looked at, beside what it produces. */
export interface ArticleVu extends Omit<ArticleRendu, 'regles'> {
  readonly produits: readonly Produit[];
}

export interface TexteVu {
  /** « Version en vigueur : avenant n° 1 du 4 mai 2026 » */
  readonly version: string;
  readonly articles: readonly ArticleVu[];
}

/** The text of an agreement at the day looked at, its live values filled in, each article with what follows from it. */
export function texteView(d: ADire): TexteVu {
  return {
    version: direVersion(d),
    articles: articlesDe(d).map(({ regles, ...article }) => ({
      ...article,
      produits: produitsDe(d, article.numero, regles),
    })),
  };
}

/** The articles alone, in the agreement's own terms and names. */
export function articlesDe(d: ADire): readonly ArticleRendu[] {
  const { etat } = d;
  return rendreTexte(etat.modele, {
    termes: Object.fromEntries(Object.entries(etat.termes).map(([id, t]) => [id, t.valeur])),
    parties: Object.fromEntries(
      Object.entries(etat.parties).map(([role, id]) => [role, d.noms.organisation(id)?.nom]),
    ),
  });
}

function direVersion(d: ADire): string {
  const { avenants, regard, modele } = d.etat;
  const effectif = avenants.filter((a) => a.effet <= regard.au).at(-1);
  const fait = trouverFait(d, effectif?.fait ?? null);
  return effectif && fait
    ? `Version en vigueur${INSECABLE}: avenant n°${INSECABLE}${effectif.numero} du ${ecrireJour(effectif.signeLe)}`
    : `Texte d’origine, modèle version ${modele.version}`;
}
