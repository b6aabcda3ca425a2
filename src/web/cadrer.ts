import { createMiddleware } from 'hono/factory';
import { FONCTIONS } from '../views/listes/fonctions.ts';
import type { Cadre } from './cadre.ts';
import type { Dependances, Env } from './env.ts';
import { type Identite, identifier } from './identite.ts';
import { lireJourRegarde } from './jour-regarde.ts';
import { ErreurHttp } from './porte/erreur.ts';
import { garderSession, jetonDe, lireSession, nouvelleSession } from './porte/session.ts';

/** Prepares what every page of a request needs: session, identity, day looked at, form token. */
export const cadrer = (deps: Dependances, surHttps: boolean) =>
  createMiddleware<Env>(async (c, next) => {
    const options = { secret: deps.secret, surHttps };
    const connue = await lireSession(c, options);
    const session = connue ?? nouvelleSession(null);
    c.set('session', session);
    const aujourdhui = deps.espace.horloge.aujourdhui();
    const regarde = lireJourRegarde(c.req.query('au'), c.req.query('connu'), aujourdhui, deps.fuseau);
    const identite = identifier(session, deps.identites);
    const cadre: Cadre = {
      aujourdhui,
      ...(regarde.ok ? regarde.valeur : { au: aujourdhui, connu: null, ailleurs: false }),
      chemin: cheminSansJour(c.req.url),
      acteur: identite?.acteur ?? null,
      qui: identite && quiEnBref(identite),
      aTraiter: identite ? await compter(deps, identite.acteur) : null,
      jeton: jetonDe(session, deps.secret),
      actif: deps.actifs.adresse,
    };
    c.set('cadre', cadre);
    if (!regarde.ok) throw new ErreurHttp(400, 'jour-illisible', c.req.query('au') ?? '');
    if (connue === null) await garderSession(c, session, options);
    await next();
  });

/** « Service pilote » above « Ville de Besançon »: what the masthead has room for. */
const quiEnBref = ({ acteur, pour }: Identite): Cadre['qui'] => ({ nom: FONCTIONS[acteur.fonction], pour });

async function compter(deps: Dependances, acteur: NonNullable<Cadre['acteur']>): Promise<number> {
  const { enRetard, semaine } = await deps.espace.bilan(acteur);
  return enRetard + semaine;
}

/** The address without the day looked at: « Revenir à aujourd’hui », and what « Voir un autre jour » starts from. */
function cheminSansJour(url: string): string {
  const { pathname, searchParams } = new URL(url);
  for (const cle of ['au', 'connu']) searchParams.delete(cle);
  const reste = searchParams.toString();
  return reste === '' ? pathname : `${pathname}?${reste}`;
}
