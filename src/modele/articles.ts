import type { Heading, ListItem, PhrasingContent, RootContent } from 'mdast';
import type { Article, Bloc, Fragment } from './article.ts';
import type { Position } from './regles.ts';
import { declarer, placer, type Releve } from './releve.ts';

const NUMERO = /^Article\s+(\d+(?:\.\d+)*)(?:er)?\s*(?:[—–:-]\s*(.*))?$/;

/** An article that starts: its number (empty for a preamble, an annex…), level and title. */
export function ouvrirArticle(noeud: Heading, r: Releve, retrouver: (o: number) => number): Article {
  const debut = retrouver(noeud.position?.start.offset ?? 0);
  const position = placer(r, debut);
  noterEmplacements(debut, retrouver(noeud.position?.end.offset ?? 0), r);
  const titre = texteBrut(noeud.children).trim();
  const m = NUMERO.exec(titre);
  const numero = m?.[1] ?? '';
  if (numero) declarer(r, 'article', numero, placer(r, r.source.indexOf(numero, debut)));
  return { numero, niveau: noeud.depth, titre: m ? (m[2] ?? '').trim() : titre, blocs: [], position };
}

/** A block of text, with its live values as slots; null for a comment. */
export function lireBloc(noeud: RootContent, r: Releve, retrouver: (o: number) => number): Bloc | null {
  switch (noeud.type) {
    case 'paragraph':
      return { sorte: 'paragraphe', fragments: lireFragments(noeud.children, r, retrouver) };
    case 'list':
      return {
        sorte: 'liste',
        ordonnee: noeud.ordered ?? false,
        elements: noeud.children.map((e: ListItem) =>
          e.children.map((c) => lireBloc(c, r, retrouver)).filter((b) => b !== null),
        ),
      };
    case 'table': {
      const [entetes, ...lignes] = noeud.children.map((ligne) =>
        ligne.children.map((c) => lireFragments(c.children, r, retrouver)),
      );
      return { sorte: 'tableau', entetes: entetes ?? [], lignes };
    }
    case 'html':
      if (noeud.value.startsWith('<!--')) return null;
      break;
    case 'thematicBreak':
      return null;
  }
  const debut = retrouver(noeud.position?.start.offset ?? 0);
  r.fautes.push({
    position: placer(r, debut),
    mot: r.source.slice(debut).split('\n')[0]?.slice(0, 40) ?? '',
    message: 'ce genre de bloc n’a pas sa place dans un modèle',
    attendu: 'un titre, un paragraphe, une liste, un tableau ou un bloc « ```regle »',
    proche: null,
  });
  return null;
}

function lireFragments(
  noeuds: readonly PhrasingContent[],
  r: Releve,
  retrouver: (o: number) => number,
): readonly Fragment[] {
  return noeuds.flatMap((n): readonly Fragment[] => {
    switch (n.type) {
      case 'text':
        return lireEmplacements(
          n.value,
          retrouver(n.position?.start.offset ?? 0),
          retrouver(n.position?.end.offset ?? 0),
          r,
        );
      case 'strong':
        return [{ sorte: 'fort', fragments: lireFragments(n.children, r, retrouver) }];
      case 'emphasis':
        return [{ sorte: 'italique', fragments: lireFragments(n.children, r, retrouver) }];
      case 'break':
        return [{ sorte: 'texte', texte: ' ' }];
      case 'inlineCode':
        return [{ sorte: 'texte', texte: n.value }];
      case 'link':
      case 'delete':
        return lireFragments(n.children, r, retrouver);
      default:
        return [];
    }
  });
}

const EMPLACEMENT = /\{\{([^{}]*)\}\}/g;

/** `{{…}}` in a text become live values; their places are found in the source, where escapes may shift them. */
function lireEmplacements(texte: string, debut: number, fin: number, r: Releve): readonly Fragment[] {
  const places = noterEmplacements(debut, fin, r);
  const morceaux = texte.split(EMPLACEMENT);
  const ouvert = texte.replace(EMPLACEMENT, '').search(/\{\{|\}\}/);
  if (ouvert >= 0) refuserOuvert(debut, fin, r);
  return morceaux.flatMap((morceau, i): readonly Fragment[] => {
    if (i % 2 === 1)
      return [{ sorte: 'valeur', chemin: morceau.trim(), position: places[(i - 1) / 2] as Position }];
    return morceau === '' ? [] : [{ sorte: 'texte', texte: morceau.replace(/\s*\n\s*/g, ' ') }];
  });
}

/** Notes the slots between two offsets, for a check once the whole file is read; gives their places. */
function noterEmplacements(debut: number, fin: number, r: Releve): readonly Position[] {
  return [...r.source.slice(debut, fin).matchAll(EMPLACEMENT)].map((m) => {
    const position = placer(r, debut + m.index);
    r.emplacements.push({ chemin: (m[1] ?? '').trim(), position });
    return position;
  });
}

function refuserOuvert(debut: number, fin: number, r: Releve): void {
  const brut = r.source.slice(debut, fin);
  const masque = brut.replace(EMPLACEMENT, (t) => ' '.repeat(t.length));
  const place = masque.search(/\{\{|\}\}/);
  r.fautes.push({
    position: placer(r, debut + Math.max(0, place)),
    mot: masque.slice(Math.max(0, place)).split(/\s/)[0] ?? '{{',
    message: 'cet emplacement n’est pas fermé, ou pas ouvert',
    attendu: '« {{ », un chemin, puis « }} »',
    proche: null,
  });
}

const texteBrut = (noeuds: readonly PhrasingContent[]): string =>
  noeuds.map((n) => ('value' in n ? n.value : 'children' in n ? texteBrut(n.children) : ' ')).join('');
