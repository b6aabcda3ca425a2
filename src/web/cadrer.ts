import { createMiddleware } from 'hono/factory';
import { droitDAdministrer } from '../acts/administration/table.ts';
import { FONCTIONS } from '../views/listes/fonctions.ts';
import type { Cadre } from './cadre.ts';
import type { DependancesCommunes, Env } from './env.ts';
import { ESPACE_FERME, type Identite, identifier } from './identite.ts';
import { lireJourRegarde } from './jour-regarde.ts';
import { ErreurHttp } from './porte/erreur.ts';
import { garderSession, jetonDe, lireSession, nouvelleSession } from './porte/session.ts';

/** Prepares what every page of a request needs: session, identity, day looked at, form token. */
export const cadrer = (deps: DependancesCommunes, surHttps: boolean) =>
  createMiddleware<Env>(async (c, next) => {
    const options = { secret: deps.secret, surHttps };
    const connue = await lireSession(c, options);
    const session = connue ?? nouvelleSession(null);
    c.set('session', session);
    const qui = await identifier(session, c.req.header('cookie') ?? null, deps);
    c.set('connu', qui);
    const { identite } = qui;
    c.set('deps', { ...deps, espace: identite?.espace ?? ESPACE_FERME });
    const aujourdhui = deps.horloge.aujourdhui();
    const regarde = lireJourRegarde(c.req.query('au'), c.req.query('connu'), aujourdhui, deps.fuseau);
    const cadre: Cadre = {
      aujourdhui,
      ...(regarde.ok ? regarde.valeur : { au: aujourdhui, connu: null, ailleurs: false }),
      chemin: cheminSansJour(c.req.url),
      acteur: identite?.mandat.acteur ?? null,
      qui: identite && quiEnBref(identite),
      compte: qui.compte && { nom: qui.compte.compte.nom },
      espace: identite && { nom: identite.garde.nom, demonstration: identite.garde.demonstration },
      administre:
        identite !== null &&
        droitDAdministrer('administrer', identite.mandat.acteur, identite.garde.collectivite) === null,
      aTraiter: identite && (await compter(identite)),
      jeton: jetonDe(session, deps.secret),
      actif: deps.actifs.adresse,
    };
    c.set('cadre', cadre);
    if (!regarde.ok) throw new ErreurHttp(400, 'jour-illisible', c.req.query('au') ?? '');
    if (connue === null) await garderSession(c, session, options);
    await next();
  });

/** « Service pilote » above « Ville de Besançon »: what the masthead has room for. */
const quiEnBref = ({ mandat }: Identite): Cadre['qui'] => ({
  nom: FONCTIONS[mandat.acteur.fonction],
  pour: mandat.organisation.nom,
});

async function compter({ espace, mandat }: Identite): Promise<number> {
  const { enRetard, semaine } = await espace.bilan(mandat.acteur);
  return enRetard + semaine;
}

/** The address without the day looked at: « Revenir à aujourd’hui », and what « Voir un autre jour » starts from. */
function cheminSansJour(url: string): string {
  const { pathname, searchParams } = new URL(url);
  for (const cle of ['au', 'connu']) searchParams.delete(cle);
  const reste = searchParams.toString();
  return reste === '' ? pathname : `${pathname}?${reste}`;
}
