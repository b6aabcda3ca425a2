import type { Child } from 'hono/jsx';
import type { Nodes, PhrasingContent, Root, RootContent, Table } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as lireYaml } from 'yaml';
import { T } from '../composants/texte.tsx';

/** A page of the guide: its title and rank from the front matter, its body as a tree. */
export interface PageDeGuide {
  readonly titre: string;
  readonly ordre: number;
  readonly resume: string;
  readonly corps: Root;
}

/** Reads one Markdown page. Without front matter the title is its first heading. */
export function lirePage(source: string): PageDeGuide {
  const arbre = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).parse(source);
  const entete = arbre.children.find((n) => n.type === 'yaml');
  const lu: unknown = entete ? lireYaml(entete.value) : null;
  const champ = (nom: string): string =>
    lu !== null && typeof lu === 'object' && nom in lu ? String((lu as Record<string, unknown>)[nom]) : '';
  const premier = arbre.children.find((n) => n.type === 'heading');
  const titre = champ('titre') || (premier ? texteDe(premier) : 'Aide');
  return {
    titre,
    ordre: Number(champ('ordre')) || 99,
    resume: champ('resume'),
    corps: {
      ...arbre,
      children: arbre.children.filter((n) => n !== entete && !(n.type === 'heading' && n.depth === 1)),
    },
  };
}

/** Renders a page's body. Raw HTML in the source is shown as text, and only links of http, mailto or this site are kept. */
export const RenduMarkdown = ({ corps }: { corps: Root }) => <>{corps.children.map(bloc)}</>;

function bloc(n: RootContent): Child {
  switch (n.type) {
    case 'heading': {
      const Titre = n.depth <= 2 ? 'h2' : 'h3';
      return <Titre id={ancre(texteDe(n))}>{n.children.map(fragment)}</Titre>;
    }
    case 'paragraph':
      return <p>{n.children.map(fragment)}</p>;
    case 'list': {
      const elements = n.children.map((li) => (
        <li>
          {li.children.map((e) =>
            e.type === 'paragraph' && !li.spread ? e.children.map(fragment) : bloc(e),
          )}
        </li>
      ));
      return n.ordered ? <ol start={n.start ?? 1}>{elements}</ol> : <ul>{elements}</ul>;
    }
    case 'blockquote':
      return <blockquote>{n.children.map(bloc)}</blockquote>;
    case 'code':
      return (
        <pre tabindex={0}>
          <code>{n.value}</code>
        </pre>
      );
    case 'table':
      return tableau(n);
    case 'thematicBreak':
      return <hr />;
    case 'html':
      return <p>{n.value}</p>;
    default:
      return null;
  }
}

const tableau = (n: Table): Child => {
  const [entete, ...lignes] = n.children;
  return (
    <section class="defile" tabindex={0} aria-label="Tableau">
      <table class="tableau">
        <thead>
          <tr>
            {entete?.children.map((c) => (
              <th scope="col">{c.children.map(fragment)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lignes.map((l) => (
            <tr>
              {l.children.map((c) => (
                <td>{c.children.map(fragment)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

function fragment(n: PhrasingContent): Child {
  switch (n.type) {
    case 'text':
      return <T>{n.value}</T>;
    case 'strong':
      return <strong>{n.children.map(fragment)}</strong>;
    case 'emphasis':
      return <em>{n.children.map(fragment)}</em>;
    case 'inlineCode':
      return <code>{n.value}</code>;
    case 'link':
      return /^(https?:|mailto:|\/(?!\/)|#)/.test(n.url) ? (
        <a href={n.url}>{n.children.map(fragment)}</a>
      ) : (
        <>{n.children.map(fragment)}</>
      );
    case 'break':
      return <br />;
    case 'html':
      return n.value;
    default:
      return null;
  }
}

function texteDe(n: Nodes): string {
  if ('value' in n) return n.value;
  return 'children' in n ? n.children.map(texteDe).join('') : '';
}

const ancre = (titre: string): string =>
  titre
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
