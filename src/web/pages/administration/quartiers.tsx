import type { Context, Hono } from 'hono';
import { lireQuartiers, type QuartierSaisi, type QuartiersLus, unQuartier } from '../../../acts/quartiers.ts';
import { ecrireRefus, type Refus, refuser } from '../../../acts/refus.ts';
import { trierParNom } from '../../../basics/pli.ts';
import { lireTableau } from '../../../documents/tableurs/lire.ts';
import { direTableauIllisible } from '../../../views/reprise.ts';
import { direDepotRefuse } from '../../dire.ts';
import type { Env } from '../../env.ts';
import { type FormulaireRecu, garderFichier, lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import type { FichierDepose } from '../../porte/multipart.ts';
import type { Limites } from '../../porte/quotas.ts';
import { enErreurs, exiger, lireDepose } from './commun.ts';
import { PageDeQuartiers, type Saisie } from './quartiers-page.tsx';

const OCTETS_AU_PLUS = 4_000_000;

type Ici = Awaited<ReturnType<typeof exiger>>;

/** The neighbourhoods of the espace: one by one, or from the official file, seen before it is entered. */
export function pagesQuartiers(app: Hono<Env>, limites: Limites): void {
  const ecrire = limiter(limites.ecritures, 'session');

  app.get('/administration/quartiers', async (c) => {
    const ici = await exiger(c, 'tenir-quartiers');
    return c.html(await montrer(c, ici, VIERGE));
  });

  app.post('/administration/quartiers', ecrire, async (c) => {
    const ici = await exiger(c, 'tenir-quartiers');
    const recu = await lireFormulaire(c);
    return recu.un('geste') === 'ajouter' ? ajouter(c, ici, recu) : importer(c, ici, recu);
  });
}

const VIERGE: Saisie = { dits: new Map(), erreurs: [], essai: null, fichier: null };

async function ajouter(c: Context<Env>, ici: Ici, recu: FormulaireRecu): Promise<Response> {
  const lu = unQuartier(
    { nom: recu.un('nom'), code: '', statut: recu.un('statut'), habitants: recu.un('habitants') },
    await connus(ici),
  );
  const fini = 'code' in lu ? null : await ici.espace.administration.inscrireQuartiers(ici.acteur, [lu]);
  if (fini?.ok) return c.redirect('/administration/quartiers?inscrits=1', 303);
  const refus = 'code' in lu ? [lu] : (fini?.erreur ?? []);
  return c.html(await montrer(c, ici, { ...VIERGE, dits: recu.saisie, erreurs: enErreurs(refus) }), 422);
}

async function importer(c: Context<Env>, ici: Ici, recu: FormulaireRecu): Promise<Response> {
  const refaire = async (champ: string | null, message: string) =>
    c.html(await montrer(c, ici, { ...VIERGE, dits: recu.saisie, erreurs: [{ champ, message }] }), 422);
  const depose = recu.fichiers('fichier')[0];
  if (!depose) return refaire('fichier', 'Joignez le fichier des quartiers.');
  if (!depose.ok) return refaire('fichier', direDepotRefuse(depose.erreur));
  const lu = await lire(ici, depose.valeur, recu.un('commune'));
  if (typeof lu === 'string') return refaire('fichier', lu);
  if ('code' in lu) return refaire(lu.champ, ecrireRefus(lu));
  const aInscrire = [...lu.nouveaux, ...lu.changes];
  if (lu.fautes.length === 0 && recu.un('geste') === 'inscrire') {
    const fini = await ici.espace.administration.inscrireQuartiers(ici.acteur, aInscrire);
    if (fini.ok) return c.redirect(`/administration/quartiers?inscrits=${aInscrire.length}`, 303);
    return refaire('fichier', fini.erreur.map(ecrireRefus).join(' '));
  }
  const combien = lu.fautes.length;
  const erreurs =
    combien > 0
      ? enErreurs([refuser('quartiers-fautifs', null, { combien })])
      : aInscrire.length === 0
        ? enErreurs([refuser('quartiers-rien', null)])
        : [];
  const fichier = garderFichier(c, depose.valeur);
  return c.html(
    await montrer(c, ici, { dits: recu.saisie, erreurs, essai: lu, fichier }),
    erreurs.length > 0 ? 422 : 200,
  );
}

async function lire(
  ici: Ici,
  { empreinte, taille }: FichierDepose,
  commune: string,
): Promise<QuartiersLus | Refus | string> {
  if (taille > OCTETS_AU_PLUS) return direTableauIllisible({ code: 'trop-gros', max: 20_000 });
  const tableau = await lireTableau(await lireDepose(ici.espace, empreinte));
  return tableau.ok
    ? lireQuartiers(tableau.valeur, await connus(ici), commune)
    : direTableauIllisible(tableau.erreur);
}

const connus = async ({ espace }: Ici): Promise<readonly QuartierSaisi[]> =>
  trierParNom((await espace.repertoire()).quartiers);

const montrer = async (c: Context<Env>, ici: Ici, saisie: Saisie) =>
  PageDeQuartiers({ c, quartiers: await connus(ici), saisie });
