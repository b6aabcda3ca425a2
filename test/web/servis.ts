import type { Visite } from './entree.ts';
import type { Route } from './routes.ts';

/** A form that writes, as a page serves it. */
export interface FormulaireServi {
  readonly page: string;
  readonly action: string;
  /** every field with the values that the page offers for it, '' when it is for typing */
  readonly champs: ReadonlyMap<string, readonly string[]>;
  /** names of its file fields; it is sent as multipart when there is one */
  readonly fichiers: readonly string[];
}

export interface Arpente {
  readonly pages: readonly string[];
  readonly formulaires: readonly FormulaireServi[];
  /** names that addresses of the pages give to what they ask */
  readonly questions: readonly string[];
}

/** Walks the pages that someone sees, two of each kind at most, and keeps the forms they serve, one of each kind. */
export async function arpenter(
  qui: Visite,
  routes: readonly Route[],
  departs: readonly string[],
): Promise<Arpente> {
  const sorteDe = distinguer(routes.filter((r) => r.methode === 'GET'));
  const routeDe = distinguer(routes.filter((r) => r.methode === 'POST'));
  const vues = new Map<string, number>();
  const pages = new Set<string>();
  const formulaires = new Map<string, FormulaireServi>();
  const questions = new Set<string>();
  const file = [...departs];
  for (let adresse = file.shift(); adresse !== undefined; adresse = file.shift()) {
    const sorte = sorteDe(adresse);
    if (sorte === null || pages.has(adresse) || (vues.get(sorte) ?? 0) >= 2) continue;
    vues.set(sorte, (vues.get(sorte) ?? 0) + 1);
    pages.add(adresse);
    const reponse = await qui.aller(adresse);
    if (!reponse.headers.get('content-type')?.startsWith('text/html')) continue;
    const page = await reponse.text();
    for (const servi of formulairesDe(page, adresse)) {
      const cle = `${routeDe(servi.action)} ${[...servi.champs.keys()].map((c) => c.replace(/\d+/g, 'n'))}`;
      if (!formulaires.has(cle)) formulaires.set(cle, servi);
    }
    for (const [, lien = ''] of page.matchAll(/\shref="([^"#]+)/g)) {
      const suite = new URL(lire(lien), `http://ici.invalid${adresse}`);
      if (suite.host !== 'ici.invalid' || suite.searchParams.has('au')) continue;
      for (const nom of suite.searchParams.keys()) questions.add(nom);
      file.push(`${suite.pathname}${suite.search}`);
    }
  }
  return { pages: [...pages], formulaires: [...formulaires.values()], questions: [...questions] };
}

/** Two addresses of one kind are answered by one route, about one act, and ask the same questions. */
function distinguer(routes: readonly Route[]): (adresse: string) => string | null {
  const motifs = routes.map(({ chemin }) => ({
    chemin,
    motif: new RegExp(
      `^${chemin.replace(/:\w+(?:\{((?:[^{}]|\{[^}]*\})*)\})?/g, (_, re) => `(?:${re ?? '[^/]+'})`)}$`,
    ),
  }));
  return (adresse) => {
    const { pathname, searchParams } = new URL(adresse, 'http://ici.invalid');
    const route = motifs.find(({ motif }) => motif.test(pathname));
    if (!route) return null;
    const acte =
      searchParams.get('acte') ??
      (/:(acte|geste|partie)/.test(route.chemin) ? pathname.split('/').at(-1) : '');
    return [route.chemin, acte, ...[...searchParams.keys()].sort()].join(' ');
  };
}

/** The forms of a page that write. */
export function formulairesDe(page: string, adresse: string): readonly FormulaireServi[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, tete = '', corps = '']) => {
    if (attribut(tete, 'method') !== 'post') return [];
    const champs = new Map<string, string[]>();
    const fichiers: string[] = [];
    const offrir = (nom: string | null, valeur: string | null): void => {
      if (nom !== null && nom !== 'jeton') champs.set(nom, [...(champs.get(nom) ?? []), valeur ?? '']);
    };
    for (const [, attributs = '', options = ''] of corps.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g))
      for (const [, option = ''] of options.matchAll(/<option\b([^>]*)>/g))
        offrir(attribut(attributs, 'name'), attribut(option, 'value'));
    for (const [, attributs = ''] of corps.matchAll(/<(?:input|textarea|button)\b([^>]*)>/g)) {
      const nom = attribut(attributs, 'name');
      if (attribut(attributs, 'type') === 'file') fichiers.push(nom ?? '');
      else offrir(nom, attribut(attributs, 'value'));
    }
    return [{ page: adresse, action: attribut(tete, 'action') ?? adresse, champs, fichiers }];
  });
}

const attribut = (attributs: string, nom: string): string | null => {
  const lu = new RegExp(`\\s${nom}="([^"]*)"`).exec(attributs)?.[1];
  return lu === undefined ? null : lire(lu);
};

const lire = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
