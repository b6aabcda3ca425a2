import { dateCivile } from '../../basics/jour.ts';
import { type Ecrit, titreArticle } from '../ecrit.ts';
import type { Donnees } from './imprimerie.ts';

/** What the template `convention` prints. */
export function donneesConvention(ecrit: Ecrit): Donnees {
  const { articles, jour, ...reste } = ecrit;
  return {
    ...reste,
    description: [ecrit.sousTitre, ecrit.avertissement].filter((t) => t !== null).join(' — '),
    date: dateCivile(jour),
    articles: articles.map((a) => ({
      intitule: titreArticle(a),
      niveau: Math.min(a.niveau, 3),
      blocs: a.blocs,
    })),
    pied: [ecrit.sousTitre ?? ecrit.titre, ecrit.avertissement, ecrit.empreinte]
      .filter((t) => t !== null)
      .join(' · '),
  };
}
