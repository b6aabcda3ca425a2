import type { Context, Hono } from 'hono';
import { ouvrirImprimerie } from '../../documents/pdf/imprimerie.ts';
import {
  type Atelier,
  estProduit,
  PRODUITS,
  type Produit,
  produire,
  produireAgenda,
  produireDecompte,
} from '../../documents/produits.ts';
import type { Acteur, Dossier } from '../../espace/espace.ts';
import { trouverVersement } from '../../views/intitules.ts';
import type { Env } from '../env.ts';
import { introuvable } from '../porte/erreur.ts';
import { limiter } from '../porte/limites.ts';
import type { Limites } from '../porte/quotas.ts';
import { annoncerFichier } from '../porte/remise.ts';
import { acteurOuChoix } from './listes/commun.tsx';

const CLE = ':cle{[a-z0-9-]+(?:/[a-z0-9-]+){0,5}}';

/** What the program writes from a dossier, to take away; and the calendar of whoever looks, over all its agreements. */
export function pagesDocuments(app: Hono<Env>, limites: Limites): void {
  const ecrire = limiter(limites.documents, 'session');
  // Started at the first PDF; its thread does not keep the process alive.
  const imprimerie = ouvrirImprimerie();
  const atelierDe = (c: Context<Env>): Atelier => ({
    imprimerie,
    aujourdhui: c.var.cadre.aujourdhui,
    adresser: (chemin) => new URL(chemin, c.var.deps.adressePublique ?? c.req.url).href,
  });

  for (const nom of Object.keys(PRODUITS))
    if (estProduit(nom))
      app.get(`/conventions/:id/${nom}`, ecrire, async (c) =>
        remettre(c, await produire(nom, await ouvrir(c, acteurOuChoix(c)), atelierDe(c))),
      );

  app.get(`/conventions/:id/decompte/${CLE}`, ecrire, async (c) => {
    const dossier = await ouvrir(c, acteurOuChoix(c));
    const versement = trouverVersement(dossier.etat, c.req.param('cle') ?? '') ?? introuvable();
    return remettre(c, await produireDecompte(dossier, versement, atelierDe(c)));
  });

  app.get('/conventions/:id/archive.zip', ecrire, async (c) => {
    const id = c.req.param('id');
    const octets = (await c.var.deps.espace.archive(id, acteurOuChoix(c))) ?? introuvable();
    return remettre(c, { octets, type: 'application/zip', nom: `${id}.zip` });
  });

  app.get('/calendrier.ics', ecrire, async (c) => {
    const acteur = acteurOuChoix(c);
    const { organisation } = acteur;
    const noms = await c.var.deps.espace.noms();
    const nom = noms.organisation(organisation)?.nom ?? organisation;
    return remettre(c, produireAgenda(nom, organisation, await tous(c, acteur), atelierDe(c)));
  });
}

async function ouvrir(c: Context<Env>, acteur: Acteur): Promise<Dossier> {
  const { cadre, deps } = c.var;
  const regard = { au: cadre.au, connu: cadre.connu };
  return (await deps.espace.dossier(c.req.param('id') ?? '', acteur, regard)) ?? introuvable();
}

const PAR_PAGE = 100;

async function tous(c: Context<Env>, acteur: Acteur): Promise<readonly Dossier[]> {
  const { espace } = c.var.deps;
  const { au, connu } = c.var.cadre;
  const dossiers: Dossier[] = [];
  for (let page = 1; ; page++) {
    const { lignes, total } = await espace.conventions(acteur, { page, taille: PAR_PAGE });
    for (const { flux } of lignes) {
      const dossier = await espace.dossier(flux, acteur, { au, connu });
      if (dossier) dossiers.push(dossier);
    }
    if (lignes.length === 0 || page * PAR_PAGE >= total) return dossiers;
  }
}

function remettre(c: Context<Env>, produit: Produit) {
  annoncerFichier(c, produit);
  return c.body(new Uint8Array(produit.octets));
}
