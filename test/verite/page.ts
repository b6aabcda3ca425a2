/** A page as someone reads it on a day: what the rules of truth look at. */
export interface PageLue {
  readonly adresse: string;
  readonly qui: string;
  readonly au: string;
  readonly html: string;
  readonly titre: string;
  /** the sentence or figure at the top, that a reader believes before the rest */
  readonly phrase: string;
  /** what the page says, without its masthead and its foot */
  readonly texte: string;
  readonly statuts: readonly StatutLu[];
  /** rows of its tables, registers and ledgers: where each leads, and what it says */
  readonly lignes: readonly LigneLue[];
  /** titles of its framed notes, those that are red told apart */
  readonly notes: readonly { readonly titre: string; readonly rouge: boolean }[];
}

export interface StatutLu {
  /** `retard`, `suspendu`, `fait`… */
  readonly ton: string;
  readonly texte: string;
}

export interface LigneLue {
  readonly liens: readonly string[];
  readonly texte: string;
  readonly statuts: readonly StatutLu[];
}

export function lirePage(html: string, ou: Pick<PageLue, 'adresse' | 'qui' | 'au'>): PageLue {
  const corps = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html;
  return {
    ...ou,
    html: corps,
    titre: texteDe(/<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(corps)?.[1] ?? ''),
    phrase: texteDe(/<p class="(?:dix-secondes|lede)"[^>]*>([\s\S]*?)<\/p>/.exec(corps)?.[1] ?? ''),
    texte: texteDe(corps),
    statuts: statutsDe(corps),
    lignes: [...corps.matchAll(/<(tr|li)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , dedans = '']) => ({
      liens: [...dedans.matchAll(/\shref="([^"#]+)/g)].map(([, lien = '']) => lire(lien)),
      texte: texteDe(dedans),
      statuts: statutsDe(dedans),
    })),
    notes: [...corps.matchAll(NOTE)].map(([, ton = '', titre = '', tache]) => ({
      titre: texteDe(titre),
      rouge: ton === ' retard' && tache === undefined,
    })),
  };
}

/** A note that frames a thing to do bears its status, which is read as such. */
const NOTE =
  /<div class="note( retard| proche)?"[^>]*>\s*<h[23][^>]*>([\s\S]*?)<\/h[23]>(\s*<p>\s*<span class="statut)?/g;

/** A status is drawn as an icon named by its tone, then its words. */
const statutsDe = (html: string): StatutLu[] =>
  [...html.matchAll(/<span class="statut s-(\w+)[^"]*">([\s\S]*?)<span>([\s\S]*?)<\/span><\/span>/g)].map(
    ([, couleur = '', icone = '', texte = '']) => ({
      ton: /#i-([a-z]+)/.exec(icone)?.[1] ?? couleur,
      texte: texteDe(texte),
    }),
  );

/** Words as the eye joins them: tags become spaces, every kind of space becomes one. */
export const texteDe = (html: string): string =>
  lire(html.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' '))
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .replace(/ ([.,])/g, '$1')
    .trim();

const lire = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&');
