import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { routeActifs } from './actifs-servis.ts';
import { cadrer } from './cadrer.ts';
import type { DependancesCommunes, Env } from './env.ts';
import { observer, routesExploitation } from './exploitation.ts';
import { ESPACE_FERME } from './identite.ts';
import { pagesAdministration } from './pages/administration/accueil.tsx';
import { pagesConservation } from './pages/administration/conservation.tsx';
import { pagesLectures } from './pages/administration/lectures.tsx';
import { pagesMentions } from './pages/administration/mentions.tsx';
import { pagesModeles } from './pages/administration/modeles.tsx';
import { pagesPersonnes } from './pages/administration/personnes.tsx';
import { pagesQuartiers } from './pages/administration/quartiers.tsx';
import { pagesReprise } from './pages/administration/reprise.tsx';
import { pagesServices } from './pages/administration/services.tsx';
import { pagesAide } from './pages/aide.tsx';
import { pagesAnnulation } from './pages/annulation.tsx';
import { pagesAutreJour } from './pages/autre-jour.tsx';
import { pagesAgents } from './pages/connexion/agents.ts';
import { pagesEntrer } from './pages/connexion/entrer.tsx';
import { pagesInvitation } from './pages/connexion/invitation.tsx';
import { pagesLiens } from './pages/connexion/liens.tsx';
import { pagesMoi } from './pages/connexion/moi.tsx';
import { pagesSecondFacteur } from './pages/connexion/second-facteur.tsx';
import { pagesDossier } from './pages/convention-routes.tsx';
import { pagesDocuments } from './pages/documents-routes.ts';
import { pagesEnvois } from './pages/envois.tsx';
import { pageErreur, pageIntrouvable } from './pages/erreurs.tsx';
import { pagesFiche } from './pages/fiche/routes.tsx';
import { pagesArrivee } from './pages/guichet/arrivee-routes.tsx';
import { pageDepot } from './pages/guichet/depot.tsx';
import { pageGuichet } from './pages/guichet/liste.tsx';
import { pagesIdentite } from './pages/identite.tsx';
import { pagesJournal } from './pages/journal.tsx';
import { pagesAFaire } from './pages/listes/a-faire.tsx';
import { pagesConventions } from './pages/listes/conventions.tsx';
import { pagesVersements } from './pages/listes/versements.tsx';
import { pagesNouvelle } from './pages/nouvelle.tsx';
import { pagesOrganisations } from './pages/organisations/routes.tsx';
import { pagesRappels } from './pages/rappels.tsx';
import { pagesArret, routesSansSession } from './pages/sans-session.tsx';
import { pagesVers } from './pages/vers.tsx';
import { entetesDeSecurite, origineVerifiee } from './porte/entetes.ts';

/**
 * The web application: one Hono, its doors first (headers, session, origin), then the pages by topic.
 * Pages are added by functions `pagesX(app)`; each reads what it needs from `c.var`.
 */
export function creerApplication(deps: DependancesCommunes): Hono<Env> {
  const app = new Hono<Env>();
  const surHttps = deps.adressePublique?.startsWith('https:') ?? false;

  app.use(observer(deps.exploitation));
  app.use(entetesDeSecurite(surHttps, deps.agents));
  app.use(async (c, next) => {
    c.set('deps', { ...deps, espace: ESPACE_FERME });
    await next();
  });
  routesExploitation(app, deps.exploitation);
  routeActifs(app, deps.actifs);
  routesSansSession(app, deps);
  app.use(compress());
  app.use(cadrer(deps, surHttps));
  app.use(origineVerifiee(deps.adressePublique));
  app.use(async (c, next) => {
    // Said before: Hono builds anew, body included, a response whose headers change once it is made.
    c.header('vary', 'Accept-Encoding');
    await next();
    const { headers } = c.res;
    if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
  });

  app.get('/', (c) => c.redirect('/a-faire'));
  pagesIdentite(app, deps);
  pagesEntrer(app, deps);
  pagesLiens(app, deps);
  pagesSecondFacteur(app, deps);
  pagesAgents(app, deps);
  pagesMoi(app, deps);
  pagesInvitation(app, deps);
  pagesOrganisations(app, deps);
  pagesAdministration(app);
  pagesLectures(app);
  pagesReprise(app, deps.limites);
  pagesModeles(app, deps.limites);
  pagesQuartiers(app, deps.limites);
  pagesMentions(app, deps.limites);
  pagesPersonnes(app, deps);
  pagesConservation(app, deps.limites);
  pagesServices(app, deps);
  pagesAutreJour(app);
  pagesAide(app, deps);
  pagesAFaire(app);
  pagesConventions(app);
  pagesVersements(app);
  pageGuichet(app);
  pageDepot(app, deps.limites);
  pagesArrivee(app, deps.limites);
  pagesJournal(app);
  pagesAnnulation(app, deps.limites);
  pagesRappels(app, deps.limites);
  pagesEnvois(app);
  pagesVers(app, deps);
  pagesArret(app, deps);
  // Before the pages of a dossier, whose addresses would take « nouvelle » for one.
  pagesNouvelle(app, deps.limites);
  pagesDossier(app, deps.limites);
  pagesFiche(app, deps.limites);
  pagesDocuments(app, deps.limites);

  app.notFound((c) => pageIntrouvable(c));
  app.onError((erreur, c) => pageErreur(c, erreur));
  return app;
}
