import { capitale, typographier } from '../basics/francais.ts';
import type { Article, Bloc, Fragment } from './article.ts';
import { direEmplacement } from './mots/emplacements.ts';
import type { Contexte, ValeursDuTexte } from './mots/termes.ts';
import type { Modele, Mot } from './regles.ts';

/** One article as people read it, every live value filled in. `niveau` 1 is an article, 2 a sub-article… */
export interface ArticleRendu {
  readonly numero: string;
  readonly niveau: number;
  readonly titre: string;
  readonly blocs: readonly BlocRendu[];
  /** rules that the article states, in order */
  readonly regles: readonly Mot[];
}

export type BlocRendu =
  | { readonly sorte: 'paragraphe'; readonly fragments: readonly FragmentRendu[] }
  | {
      readonly sorte: 'liste';
      readonly ordonnee: boolean;
      readonly elements: readonly (readonly BlocRendu[])[];
    }
  | {
      readonly sorte: 'tableau';
      readonly entetes: readonly (readonly FragmentRendu[])[];
      readonly lignes: readonly (readonly (readonly FragmentRendu[])[])[];
    };

export type FragmentRendu =
  | { readonly sorte: 'texte'; readonly texte: string }
  /** a value that the program applies; `connu` false when the agreement leaves it blank */
  | {
      readonly sorte: 'valeur';
      readonly texte: string;
      readonly chemin: string;
      /** the rule it comes from; null for a term or a party */
      readonly regle: Mot | null;
      readonly connu: boolean;
    }
  | { readonly sorte: 'fort' | 'italique'; readonly fragments: readonly FragmentRendu[] };

/**
 * The text of an agreement: its modele's articles, with every slot filled from the rules, and from the terms and names
 * given. A compiled modele has only slots that exist; a term without a value shows its label in brackets.
 */
export function rendreTexte(modele: Modele, valeurs: ValeursDuTexte): readonly ArticleRendu[] {
  const c: Contexte = { modele, valeurs };
  return modele.articles.map((a) => rendreArticle(c, a));
}

function rendreArticle(c: Contexte, a: Article): ArticleRendu {
  return {
    numero: a.numero,
    niveau: Math.max(1, a.niveau - 1),
    titre: typographier(
      a.titre.replace(/\{\{([^{}]*)\}\}/g, (_, chemin: string) => direEnLigne(c, chemin.trim()).texte),
    ),
    blocs: a.blocs.flatMap((b) => rendreBloc(c, b).map(majusculeEnTete)),
    regles: a.blocs.flatMap((b) => (b.sorte === 'regle' ? b.ids : [])),
  };
}

function rendreBloc(c: Contexte, b: Bloc): readonly BlocRendu[] {
  switch (b.sorte) {
    case 'regle':
      return [];
    case 'liste':
      return [
        {
          sorte: 'liste',
          ordonnee: b.ordonnee,
          elements: b.elements.map((e) => e.flatMap((x) => rendreBloc(c, x))),
        },
      ];
    case 'tableau':
      return [
        {
          sorte: 'tableau',
          entetes: b.entetes.map((f) => rendreFragments(c, f)),
          lignes: b.lignes.map((l) => l.map((f) => rendreFragments(c, f))),
        },
      ];
    case 'paragraphe': {
      const seul = b.fragments.length === 1 ? b.fragments[0] : undefined;
      const dit = seul?.sorte === 'valeur' ? direEmplacement(c, seul.chemin) : null;
      if (seul?.sorte === 'valeur' && dit?.sorte === 'liste') return [enListe(seul.chemin, dit.elements)];
      return [{ sorte: 'paragraphe', fragments: rendreFragments(c, b.fragments) }];
    }
  }
}

/** A slot that stands alone and says several things becomes a list. */
function enListe(chemin: string, elements: readonly string[]): BlocRendu {
  return {
    sorte: 'liste',
    ordonnee: false,
    elements: elements.map((texte, i) => [
      {
        sorte: 'paragraphe',
        fragments: [
          valeur(chemin, texte),
          { sorte: 'texte', texte: i === elements.length - 1 ? '.' : '\u202F;' },
        ],
      },
    ]),
  };
}

function rendreFragments(c: Contexte, fragments: readonly Fragment[]): readonly FragmentRendu[] {
  return fragments.map((f): FragmentRendu => {
    if (f.sorte === 'texte') return { sorte: 'texte', texte: typographier(f.texte) };
    if (f.sorte === 'valeur') return direEnLigne(c, f.chemin);
    return { sorte: f.sorte, fragments: rendreFragments(c, f.fragments) };
  });
}

function direEnLigne(c: Contexte, chemin: string): FragmentRendu & { readonly texte: string } {
  const dit = direEmplacement(c, chemin);
  return dit.sorte === 'liste'
    ? valeur(chemin, dit.elements.join(dit.elements.some((e) => e.includes(',')) ? '\u202F; ' : ', '))
    : valeur(chemin, dit.texte, dit.connu);
}

const HORS_REGLES = new Set(['termes', 'parties', 'tiers', 'convention']);

function valeur(chemin: string, texte: string, connu = true): FragmentRendu & { readonly texte: string } {
  const tete = chemin.split('.')[0] ?? '';
  return {
    sorte: 'valeur',
    texte: typographier(texte),
    chemin,
    regle: HORS_REGLES.has(tete) ? null : tete,
    connu,
  };
}

/** A sentence that starts with a value starts with a capital all the same. */
function majusculeEnTete(b: BlocRendu): BlocRendu {
  if (b.sorte !== 'paragraphe') return b;
  const [premier, ...suite] = b.fragments;
  if (premier?.sorte !== 'valeur') return b;
  return { ...b, fragments: [{ ...premier, texte: capitale(premier.texte) }, ...suite] };
}
