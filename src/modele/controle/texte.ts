import { enumerer } from '../../basics/francais.ts';
import type { Article, Bloc, Fragment } from '../article.ts';
import type { Quand } from '../quand.ts';
import type { ADrafter, Constat } from './constat.ts';

/** What the text says in plain letters: articles that do not exist, figures that no rule guards, rules it never shows. */
export function controlerTexte(p: ADrafter): readonly Constat[] {
  const numeros = new Set(p.modele.articles.map((a) => a.numero));
  return [
    ...articlesSitues(p).flatMap((a) => [...renvoisPerdus(a, numeros), ...chiffresEnClair(a)]),
    ...reglesMuettes(p),
    ...termesVides(p),
  ];
}

/** A heading without a number belongs to the numbered article above it. */
function articlesSitues({ modele }: ADrafter): readonly Article[] {
  let numero = '';
  return modele.articles.map((a) => {
    numero = a.numero || numero;
    return { ...a, numero };
  });
}

/** « article 8.4 » where there is none; « article L. 2131-11 » or « article 10-1 de la loi » belong to other texts. */
const RENVOI =
  /\barticles?[ \u00A0](\d+(?:\.\d+)*)(?![\d.]*-\d)(?! (?:de la loi|du code|du décret|du contrat|de l’ordonnance))/gi;

function renvoisPerdus(a: Article, numeros: ReadonlySet<string>): readonly Constat[] {
  const perdus = [...texteDe(a).matchAll(RENVOI)].map((m) => m[1] ?? '').filter((n) => !numeros.has(n));
  return [...new Set(perdus)].map((n) => ({
    gravite: 'contradiction',
    articles: [a.numero],
    texte: `Ce texte renvoie à l’article ${n}, qui n’existe pas.`,
  }));
}

const MOIS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const CHIFFRE = new RegExp(
  `(?<!(?:loi|décret|arrêté|ordonnance|délibération)(?: n° ?\\S+)? du )\\b\\d{1,2}(?:er)? (?:${MOIS})\\b|\\b\\d+ (?:jours|mois|ans)\\b|\\b\\d+(?:,\\d+)? ?%|\\b\\d[\\d \\u202F]* ?€`,
  'g',
);

/** Beside a rule, a date or a figure in plain letters would stay when the rule changes. */
function chiffresEnClair(a: Article): readonly Constat[] {
  if (!a.blocs.some((b) => b.sorte === 'regle' && b.ids.length > 0)) return [];
  const enClair = [...new Set([...texteDe(a).matchAll(CHIFFRE)].map((m) => m[0].trim()))];
  if (enClair.length === 0) return [];
  return [
    {
      gravite: 'a-savoir',
      articles: [a.numero],
      texte: `Le texte écrit ${enumerer(enClair.map((x) => `«\u00A0${x}\u00A0»`))} en clair, à côté d’une règle\u00A0: si la règle change, il restera.`,
    },
  ];
}

/** A deadline or an instalment that the text never shows would surprise whoever reads only the text. */
function reglesMuettes({ modele }: ADrafter): readonly Constat[] {
  const montres = modele.articles.flatMap((a) => [...a.blocs.flatMap(cheminsDe), ...cheminsDansTitre(a)]);
  const dit = (debut: string): boolean => montres.some((c) => c === debut || c.startsWith(`${debut}.`));
  const muettes = [
    ...modele.obligations
      .filter((o) => estDatee(o.quand) && !dit(o.id))
      .map((o) => [o.article, o.intitule] as const),
    ...modele.versements.flatMap((v) =>
      v.tranches
        .filter((t) => !dit(`${v.id}.${t.id}`) && !dit(`${v.id}.tranches`))
        .map((t) => [t.article, t.intitule] as const),
    ),
  ];
  return muettes.map(([article, intitule]) => ({
    gravite: 'a-savoir',
    articles: [article],
    texte: `La règle «\u00A0${intitule}\u00A0» s’applique, mais le texte ne la montre nulle part.`,
  }));
}

const estDatee = (q: Quand): boolean =>
  q.sorte === 'au-plus-tard' || q.sorte === 'avant' || q.sorte === 'delai' || q.sorte === 'fenetre';

function termesVides({ modele, termes }: ADrafter): readonly Constat[] {
  const vides = modele.termes.filter((t) => !t.facultatif && t.defaut === null && termes[t.id] === undefined);
  if (vides.length === 0) return [];
  return [
    {
      gravite: 'a-savoir',
      articles: [],
      texte: `${vides.length > 1 ? 'Ces termes restent' : 'Ce terme reste'} à remplir\u00A0: ${enumerer(vides.map((t) => t.intitule))}.`,
    },
  ];
}

const texteDe = (a: Article): string => a.blocs.map(texteDuBloc).join('\n');

function texteDuBloc(b: Bloc): string {
  switch (b.sorte) {
    case 'paragraphe':
      return texteDes(b.fragments);
    case 'liste':
      return b.elements.flat().map(texteDuBloc).join('\n');
    case 'tableau':
      return [b.entetes, ...b.lignes].flat().map(texteDes).join('\n');
    case 'regle':
      return '';
  }
}

const texteDes = (fragments: readonly Fragment[]): string =>
  fragments
    .map((f) => (f.sorte === 'texte' ? f.texte : f.sorte === 'valeur' ? '…' : texteDes(f.fragments)))
    .join('');

function cheminsDe(b: Bloc): readonly string[] {
  switch (b.sorte) {
    case 'paragraphe':
      return b.fragments.flatMap(cheminsDuFragment);
    case 'liste':
      return b.elements.flat().flatMap(cheminsDe);
    case 'tableau':
      return [b.entetes, ...b.lignes].flat(2).flatMap(cheminsDuFragment);
    case 'regle':
      return [];
  }
}

const cheminsDuFragment = (f: Fragment): readonly string[] =>
  f.sorte === 'valeur' ? [f.chemin] : f.sorte === 'texte' ? [] : f.fragments.flatMap(cheminsDuFragment);

const cheminsDansTitre = (a: Article): readonly string[] =>
  [...a.titre.matchAll(/\{\{([^{}]*)\}\}/g)].map((m) => (m[1] ?? '').trim());
