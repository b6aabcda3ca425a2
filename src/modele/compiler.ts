import { isScalar, type Node } from 'yaml';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Article, Bloc } from './article.ts';
import { lireBloc, ouvrirArticle } from './articles.ts';
import { type Assemblage, assembler, ouvrirAssemblage } from './assembler.ts';
import { refuserDemesure } from './demesure.ts';
import { verifierEmplacements } from './emplacements.ts';
import { debutDe, enumerer, fauter, lieuDeCle } from './formes/forme.ts';
import { lireObjet } from './formes/groupes.ts';
import { motProche } from './proche.ts';
import type { Faute, Modele } from './regles.ts';
import { ouvrirReleve, placer, type Releve, sauver } from './releve.ts';
import { verifierRenvois } from './renvois.ts';
import { type BlocDeRegle, decouperSource } from './source.ts';
import { verifierModele } from './verifier.ts';
import { CLES_ENTETE, REGLES } from './vocabulaire/blocs.ts';
import { CLES_DECLARATIONS } from './vocabulaire/declarations.ts';
import { lireYaml } from './yaml.ts';

/**
 * Reads a modele written in Markdown with `regle` blocks, under the name of its file; null: it has none yet.
 * Gives the modele as plain data, or every fault of the file at once, in the order of the text.
 */
export function compilerModele(source: string, nom: string | null): Result<Modele, readonly Faute[]> {
  const r = ouvrirReleve(source.normalize('NFC'));
  if (refuserDemesure(r)) return echec(r.fautes);
  const decoupe = decouperSource(r);
  const a = ouvrirAssemblage(nom);
  if (decoupe.entete) lireEntete(decoupe.entete, a, r);
  else refuserSansEntete(r);
  const articles: { article: Article; blocs: Bloc[] }[] = [];
  for (const morceau of decoupe.morceaux) {
    if (morceau.sorte === 'titre') {
      const article = ouvrirArticle(morceau.noeud, r, decoupe.retrouver);
      articles.push({ article, blocs: [] });
      if (article.numero) r.article = article.numero;
      continue;
    }
    const bloc =
      morceau.sorte === 'regle'
        ? lireRegle(morceau.bloc, a, r)
        : lireBloc(morceau.noeud, r, decoupe.retrouver);
    if (!bloc) continue;
    const dernier = articles.at(-1);
    if (dernier) dernier.blocs.push(bloc);
    else if (bloc.sorte !== 'regle') articles.push({ article: ouverture(r), blocs: [bloc] });
  }
  a.articles = articles.map((x) => ({ ...x.article, blocs: x.blocs }));
  verifierRenvois(r);
  verifierEmplacements(r);
  const modele = assembler(a, r);
  if (modele) verifierModele(modele, r);
  if (r.fautes.length > 0) return echec(ordonner(r.fautes));
  if (!modele) throw new Error('modele incomplet sans faute');
  return reussite(modele);
}

/** Text that stands before any heading. */
const ouverture = (r: Releve): Article => ({
  numero: '',
  niveau: 1,
  titre: '',
  blocs: [],
  position: placer(r, 0),
});

function lireEntete(bloc: BlocDeRegle, a: Assemblage, r: Releve): void {
  const n = lireYaml(bloc, r);
  a.entete =
    n &&
    lireObjet(n, CLES_ENTETE, { ...lieuDeCle(n.items[0]?.key, { debut: 0, mot: '' }), nom: 'l’en-tête' }, r);
  if (a.entete && a.nom !== null && a.entete.nom !== a.nom)
    fauter(
      r,
      bloc.texte.indexOf(a.entete.nom),
      a.entete.nom,
      `l’en-tête nomme le modèle « ${a.entete.nom} », son fichier « ${a.nom} »`,
      'le même nom',
      a.nom,
    );
}

function refuserSansEntete(r: Releve): void {
  r.fautes.push({
    position: { ligne: 1, colonne: 1 },
    mot: r.source.split('\n')[0]?.slice(0, 40) ?? '',
    message: 'le modèle n’a pas d’en-tête',
    attendu: '« --- », puis nom, version, titre et résumé, puis « --- »',
    proche: null,
  });
}

/** One block: a rule, whose first key says its kind, or declarations. */
function lireRegle(bloc: BlocDeRegle, a: Assemblage, r: Releve): Bloc | null {
  const n = lireYaml(bloc, r);
  if (!n) return null;
  const premiere = lieuDeCle(n.items[0]?.key, { debut: 0, mot: '' });
  r.regle = '';
  const sorte = premiere.mot as keyof typeof REGLES;
  if (Object.hasOwn(REGLES, sorte)) {
    const nomScalaire = n.items[0]?.value as Node | null;
    const nom = isScalar(nomScalaire) ? String(nomScalaire.value) : '';
    const lieu = nom ? { debut: debutDe(nomScalaire, premiere), mot: nom } : premiere;
    a.ajouter(sorte, lireEtConstruire(sorte, n, lieu, r));
    return { sorte: 'regle', ids: nom ? [nom] : [] };
  }
  const declarations = Object.keys(CLES_DECLARATIONS);
  if (!n.items.some((p) => declarations.includes(lieuDeCle(p.key, premiere).mot))) {
    const permis = [...Object.keys(REGLES), ...declarations];
    fauter(
      r,
      premiere.debut,
      premiere.mot,
      `« ${premiere.mot} » n’ouvre aucun genre de règle`,
      enumerer(permis),
      motProche(premiere.mot, permis),
    );
    return sauver(bloc.texte, r);
  }
  a.declarer(
    lireObjet(n, CLES_DECLARATIONS, { debut: premiere.debut, mot: premiere.mot }, r),
    n.items.map((p) => lieuDeCle(p.key, premiere)),
    r,
  );
  return { sorte: 'regle', ids: [] };
}

function lireEtConstruire(
  sorte: keyof typeof REGLES,
  n: Parameters<typeof lireObjet>[0],
  ici: Parameters<typeof lireObjet>[2],
  r: Releve,
): unknown {
  const regle = REGLES[sorte] as unknown as {
    readonly cles: (typeof REGLES)[typeof sorte]['cles'];
    readonly construire: (lu: unknown, ici: number, r: Releve) => unknown;
  };
  const lu = lireObjet(n, regle.cles, ici, r);
  return lu && regle.construire(lu, ici.debut, r);
}

const ordonner = (fautes: readonly Faute[]): readonly Faute[] =>
  [...fautes].sort((x, y) => x.position.ligne - y.position.ligne || x.position.colonne - y.position.colonne);
