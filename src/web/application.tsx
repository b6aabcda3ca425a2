import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { routeActifs } from './actifs-servis.ts';
import { cadrer } from './cadrer.ts';
import type { Dependances, Env } from './env.ts';
import { pagesAide } from './pages/aide.tsx';
import { pagesAnnulation } from './pages/annulation.tsx';
import { pagesAutreJour } from './pages/autre-jour.tsx';
import { pagesDossier } from './pages/convention-routes.tsx';
import { pagesDocuments } from './pages/documents-routes.ts';
import { pageErreur, pageIntrouvable } from './pages/erreurs.tsx';
import { pagesIdentite } from './pages/identite.tsx';
import { pagesJournal } from './pages/journal.tsx';
import { pagesAFaire } from './pages/listes/a-faire.tsx';
import { pagesConventions } from './pages/listes/conventions.tsx';
import { pagesVersements } from './pages/listes/versements.tsx';
import { pagesNouvelle } from './pages/nouvelle.tsx';
import { entetesDeSecurite, origineVerifiee } from './porte/entetes.ts';

/**
 * The web application: one Hono, its doors first (headers, session, origin), then the pages by topic.
 * Pages are added by functions `pagesX(app)`; each reads what it needs from `c.var`.
 */
export function creerApplication(deps: Dependances): Hono<Env> {
  const app = new Hono<Env>();
  const surHttps = deps.adressePublique?.startsWith('https:') ?? false;

  app.use(entetesDeSecurite(surHttps));
  app.use(async (c, next) => {
    c.set('deps', deps);
    await next();
  });
  routeActifs(app, deps.actifs);
  app.use(compress());
  app.use(cadrer(deps, surHttps));
  app.use(origineVerifiee(deps.adressePublique));
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'private, no-cache');
  });

  app.get('/', (c) => c.redirect(c.var.cadre.acteur ? '/a-faire' : '/identite'));
  pagesIdentite(app, deps);
  pagesAutreJour(app);
  pagesAide(app, deps);
  pagesAFaire(app);
  pagesConventions(app);
  pagesVersements(app);
  pagesJournal(app);
  pagesAnnulation(app, deps.limites);
  // Before the pages of a dossier, whose addresses would take « nouvelle » for one.
  pagesNouvelle(app, deps.limites);
  pagesDossier(app, deps.limites);
  pagesDocuments(app, deps.limites);

  app.notFound((c) => pageIntrouvable(c));
  app.onError((erreur, c) => pageErreur(c, erreur));
  return app;
}
