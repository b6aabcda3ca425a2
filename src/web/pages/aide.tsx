import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau, Rang } from '../composants/mise-en-page.tsx';
import { T } from '../composants/texte.tsx';
import type { DependancesCommunes, Env } from '../env.ts';
import { introuvable } from '../porte/erreur.ts';
import { lirePage, type PageDeGuide, RenduMarkdown } from './markdown.tsx';
import { quiTient } from './mentions.tsx';

/** The guide (docs/guide/*.md) and the statements (docs/guide/mentions/*.md), read when first asked for. */
export function pagesAide(app: Hono<Env>, deps: DependancesCommunes): void {
  const guide = lirePagesUneFois(deps.guide);
  const mentions = lirePagesUneFois(join(deps.guide, 'mentions'));

  app.get('/aide', (c) => {
    const pages = [...guide()].sort(([, a], [, b]) => a.ordre - b.ordre);
    return c.html(
      <Feuille cadre={c.var.cadre} titre="Aide">
        <Chapeau titre="Aide" lede="Comment Maillage compte, ce qu’il montre, ce qu’on y fait." />
        <Rang>
          <ol class="sommaire-aide">
            {pages.map(([nom, page]) => (
              <li>
                <a href={`/aide/${nom}`}>
                  <T>{page.titre}</T>
                </a>
                {page.resume !== '' && (
                  <p class="discret">
                    <T>{page.resume}</T>
                  </p>
                )}
              </li>
            ))}
          </ol>
        </Rang>
      </Feuille>,
    );
  });

  app.get('/aide/:nom', (c) => {
    const page = guide().get(c.req.param('nom')) ?? introuvable();
    return c.html(
      <Feuille
        cadre={c.var.cadre}
        titre={page.titre}
        ariane={[{ texte: 'Aide', href: '/aide' }, { texte: page.titre }]}
      >
        <Article page={page} />
      </Feuille>,
    );
  });

  for (const nom of ['accessibilite', 'donnees-personnelles', 'mentions-legales', 'logiciel'] as const)
    app.get(`/${nom}`, async (c) => {
      const page = mentions().get(nom) ?? introuvable();
      return c.html(
        <Feuille cadre={c.var.cadre} titre={page.titre}>
          <Article page={page} />
          {nom !== 'logiciel' && (await quiTient(c, nom))}
        </Feuille>,
      );
    });
}

const Article = ({ page }: { page: PageDeGuide }) => (
  <>
    <Chapeau titre={page.titre} lede={page.resume === '' ? undefined : page.resume} />
    <Rang>
      <div class="lisible">
        <RenduMarkdown corps={page.corps} />
      </div>
    </Rang>
  </>
);

function lirePagesUneFois(dossier: string): () => ReadonlyMap<string, PageDeGuide> {
  let pages: ReadonlyMap<string, PageDeGuide> | null = null;
  return () => {
    pages ??= new Map(
      readdirSync(dossier)
        .filter((f) => f.endsWith('.md'))
        .map((f) => [f.slice(0, -3), lirePage(readFileSync(join(dossier, f), 'utf8'))]),
    );
    return pages;
  };
}
