import { jour } from '../src/basics/jour.ts';
import type { ArticleEcrit, Ecrit } from '../src/documents/ecrit.ts';
import { donneesConvention } from '../src/documents/pdf/convention.ts';
import { ouvrirImprimerie } from '../src/documents/pdf/imprimerie.ts';
import { rendreTexte } from '../src/modele/texte.ts';
import { dire, mediane } from './mesure.ts';
import type { Reference } from './reference.ts';

/** An agreement of twenty pages as PDF, the printing thread warm; each copy differs, so that nothing is remembered. */
export async function mesurerPdf({ moteur }: Reference): Promise<void> {
  const imprimerie = ouvrirImprimerie();
  const { modele } = moteur;
  const articles = rendreTexte(modele, { termes: {}, parties: {} });
  const ecrit = (n: number): Ecrit => ({
    titre: `${modele.titre}, ${n}`,
    sousTitre: null,
    editeur: 'Ville',
    jour: jour(2026, 1, 1),
    avertissement: null,
    mentions: [],
    parties: [],
    articles: [...articles, ...articles.map((a): ArticleEcrit => ({ ...a, titre: `${a.titre} (${n})` }))],
    signatures: null,
    annexes: [],
    empreinte: 'mesure',
  });
  const temps: number[] = [];
  let pages = 0;
  for (let i = 0; i < 12; i++) {
    const donnees = donneesConvention(ecrit(i));
    const debut = performance.now();
    const pdf = await imprimerie.imprimer('convention', donnees);
    if (i > 0) temps.push(performance.now() - debut);
    pages = (
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g) ?? []
    ).length;
  }
  await imprimerie.fermer();
  dire(`une convention de ${pages} pages en PDF/A-2a, à chaud (médiane)`, mediane(temps), 'ms', 300, 0);
}
