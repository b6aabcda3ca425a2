import type { Context, Hono } from 'hono';
import { lireQuartiers, type QuartierSaisi, unQuartier } from '../../../acts/quartiers.ts';
import { ecrireRefus, refuser } from '../../../acts/refus.ts';
import type { Tableau, TableauIllisible } from '../../../acts/reprise/tableau.ts';
import { trierParNom } from '../../../basics/pli.ts';
import { echec, type Result } from '../../../basics/result.ts';
import { lireTableauAPart } from '../../../documents/tableurs/lire-a-part.ts';
import { direTableauIllisible } from '../../../views/reprise.ts';
import { direDepotRefuse } from '../../dire.ts';
import type { Env } from '../../env.ts';
import { type FormulaireRecu, garderFichier, lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import type { FichierDepose } from '../../porte/multipart.ts';
import type { Limites } from '../../porte/quotas.ts';
import { enErreurs, exiger, lireDepose, type StatutDeRefus, statutDuTableau } from './commun.ts';
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
    const recu = await lireFormulaire(c, ['fichier']);
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
  const refaire = async (champ: string | null, message: string, statut: StatutDeRefus = 422) =>
    c.html(await montrer(c, ici, { ...VIERGE, dits: recu.saisie, erreurs: [{ champ, message }] }), statut);
  const depose = recu.fichiers('fichier')[0];
  if (!depose) return refaire('fichier', 'Joignez le fichier des quartiers.');
  if (!depose.ok) return refaire('fichier', direDepotRefuse(depose.erreur));
  const tableau = await lire(ici, depose.valeur);
  if (!tableau.ok)
    return refaire('fichier', direTableauIllisible(tableau.erreur), statutDuTableau(tableau.erreur));
  const lu = lireQuartiers(tableau.valeur, await connus(ici), recu.un('commune'));
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
  { espace }: Ici,
  { empreinte, taille }: FichierDepose,
): Promise<Result<Tableau, TableauIllisible>> {
  if (taille > OCTETS_AU_PLUS) return echec({ code: 'trop-gros', max: 20_000 });
  return lireTableauAPart(await lireDepose(espace, empreinte));
}

const connus = async ({ espace }: Ici): Promise<readonly QuartierSaisi[]> =>
  trierParNom((await espace.repertoire()).quartiers);

const montrer = async (c: Context<Env>, ici: Ici, saisie: Saisie) =>
  PageDeQuartiers({ c, quartiers: await connus(ici), saisie });
