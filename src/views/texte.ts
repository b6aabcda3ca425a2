import { INSECABLE } from '../basics/francais.ts';
import { ecrireJour } from '../basics/jour.ts';
import { type ArticleRendu, rendreTexte } from '../modele/texte.ts';
import { rangDuTexteAu } from '../rules/textes.ts';
import { type ADire, trouverFait } from './dit.ts';
import { type Produit, produitsDe } from './texte-produits.ts';

/** One article as it applies on the day looked at, beside what it produces. */
export interface ArticleVu extends Omit<ArticleRendu, 'regles'> {
  readonly produits: readonly Produit[];
}

export interface TexteVu {
  /** « Version en vigueur : avenant n° 1 du 4 mai 2026 » */
  readonly version: string;
  /** the other texts that the agreement has had, or will have: their rank and their days */
  readonly autres: readonly { readonly rang: number; readonly libelle: string }[];
  readonly articles: readonly ArticleVu[];
}

/** The text of an agreement at the day looked at, its live values filled in, each article with what follows from it. */
export function texteView(d: ADire, rang: number = rangDuJour(d)): TexteVu {
  return {
    version: rang === rangDuJour(d) ? direVersion(d) : direTexte(d, rang),
    autres: d.etat.textes.flatMap((_, i) => (i === rang ? [] : [{ rang: i, libelle: direTexte(d, i) }])),
    articles: articlesDe(d, rang).map(({ regles, ...article }) => ({
      ...article,
      produits: produitsDe(d, article.numero, regles, rang),
    })),
  };
}

const rangDuJour = ({ etat }: ADire): number => rangDuTexteAu(etat.textes, etat.regard.au);

/** The articles alone, in the agreement's own terms and names. */
export function articlesDe(d: ADire, rang: number = rangDuJour(d)): readonly ArticleRendu[] {
  const { etat } = d;
  return rendreTexte(etat.textes[rang]?.modele ?? etat.modele, {
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

/** « Texte d’origine, jusqu’au 31 décembre 2027 », « Texte de l’avenant n° 2, à partir du 1er janvier 2028 ». */
function direTexte({ etat }: ADire, rang: number): string {
  const texte = etat.textes[rang];
  const avenant = etat.avenants.find((a) => a.texte === rang);
  const nom = avenant ? `Texte de l’avenant n°${INSECABLE}${avenant.numero}` : 'Texte d’origine';
  const du = texte?.du == null ? '' : `, à partir du ${ecrireJour(texte.du)}`;
  const au = texte?.au == null ? '' : `, jusqu’au ${ecrireJour(texte.au)}`;
  return `${nom}${du}${au}`;
}
