import type { Context, Hono } from 'hono';
import { ecrireRefus } from '../../../acts/refus.ts';
import type { ErreurDeSaisie } from '../../composants/formulaire.tsx';
import { direDepotRefuse } from '../../dire.ts';
import type { Env } from '../../env.ts';
import { introuvable } from '../../porte/erreur.ts';
import { type FormulaireRecu, lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import type { Limites } from '../../porte/quotas.ts';
import { annoncerFichier } from '../../porte/remise.ts';
import { enErreurs, exiger, lireDepose, permis, type StatutDeRefus, statutDe } from './commun.ts';
import { PageDeModeles, type TexteEnCours } from './modeles-page.tsx';

/** Beyond this no agreement is written: the longest known has sixty thousand characters, rules included. */
const CARACTERES_AU_PLUS = 400_000;
const EMPREINTE = ':empreinte{[0-9a-f]{64}}';

type Ici = Awaited<ReturnType<typeof exiger>>;

/** The texts of the espace: read one, check another with all its faults in place, see it at work, publish it. */
export function pagesModeles(app: Hono<Env>, limites: Limites): void {
  const ecrire = limiter(limites.documents, 'session');

  app.get('/administration/modeles', async (c) => {
    const ici = await exiger(c, 'publier-modele');
    const depuis = c.req.query('depuis') ?? '';
    const source = permis(await ici.espace.administration.modeles.source(ici.acteur, depuis));
    return c.html(await montrer(c, ici, { source: source ?? '', essai: null, erreurs: [] }));
  });

  app.get(`/administration/modeles/${EMPREINTE}`, async (c) => {
    const { acteur, espace } = await exiger(c, 'publier-modele');
    const empreinte = c.req.param('empreinte');
    const source = permis(await espace.administration.modeles.source(acteur, empreinte)) ?? introuvable();
    annoncerFichier(c, { nom: `modele-${empreinte.slice(0, 8)}.md`, type: 'text/markdown; charset=utf-8' });
    return c.body(source);
  });

  app.post('/administration/modeles', ecrire, async (c) => {
    const ici = await exiger(c, 'publier-modele');
    const recu = await lireFormulaire(c, ['fichier']);
    const source = await lireSource(ici, recu);
    if (typeof source !== 'string') return refaire(c, ici, [source], recu.un('source'));
    const { modeles } = ici.espace.administration;
    if (recu.un('geste') === 'publier') {
      const fini = await modeles.publier(ici.acteur, source);
      if (fini.ok) return c.redirect(`/administration/modeles?publie=${fini.valeur.rang}`, 303);
      // Faults are told in their table, by the try below.
      const autres = fini.erreur.filter((r) => r.code !== 'modele-fautif');
      if (autres.length > 0) return refaire(c, ici, enErreurs(autres), source, statutDe(autres));
    }
    const fini = await modeles.essayer(ici.acteur, source);
    if (!fini.ok) return refaire(c, ici, enErreurs(fini.erreur), source, statutDe(fini.erreur));
    const essai = fini.valeur;
    return c.html(await montrer(c, ici, { source, essai, erreurs: [] }), essai.fautes === null ? 200 : 422);
  });

  app.post(`/administration/modeles/${EMPREINTE}`, ecrire, async (c) => {
    const ici = await exiger(c, 'publier-modele');
    const recu = await lireFormulaire(c);
    const { modeles } = ici.espace.administration;
    const empreinte = c.req.param('empreinte');
    const fini =
      recu.un('geste') === 'offrir'
        ? await modeles.offrir(ici.acteur, empreinte)
        : await modeles.retirer(ici.acteur, empreinte, recu.un('motif'));
    if (fini.ok) return c.redirect('/administration/modeles?choix=fait', 303);
    const message = fini.erreur.map(ecrireRefus).join(' ');
    const erreurs = [{ champ: `motif-${empreinte.slice(0, 8)}`, message }];
    return c.html(await montrer(c, ici, { source: '', essai: null, erreurs }), 422);
  });
}

/** The file when one came, else what is written in the page. */
async function lireSource({ espace }: Ici, recu: FormulaireRecu): Promise<string | ErreurDeSaisie> {
  const depose = recu.fichiers('fichier')[0];
  if (depose && !depose.ok) return { champ: 'fichier', message: direDepotRefuse(depose.erreur) };
  const trop = { champ: 'fichier', message: 'Ce texte est trop long pour être celui d’une convention.' };
  if (depose?.ok && depose.valeur.taille > 4 * CARACTERES_AU_PLUS) return trop;
  const lu = depose?.ok
    ? (await lireDepose(espace, depose.valeur.empreinte)).toString('utf8').replace(/^\uFEFF/, '')
    : (recu.tous('source')[0] ?? '');
  const source = lu.replace(/\r\n?/g, '\n');
  if (source.trim() === '')
    return { champ: 'fichier', message: 'Joignez le texte du modèle, ou écrivez-le.' };
  return source.length > CARACTERES_AU_PLUS ? trop : source;
}

const refaire = async (
  c: Context<Env>,
  ici: Ici,
  erreurs: readonly ErreurDeSaisie[],
  source: string,
  statut: StatutDeRefus = 422,
) => c.html(await montrer(c, ici, { source, essai: null, erreurs }), statut);

async function montrer(c: Context<Env>, { acteur, espace }: Ici, texte: TexteEnCours) {
  const tenus = permis(await espace.administration.modeles.liste(acteur));
  const suivis = await Promise.all(
    [...new Set(tenus.map((m) => m.modele.nom))].map(
      async (nom) =>
        [nom, (await espace.conventions(acteur, { modele: nom, page: 1, taille: 1 })).total] as const,
    ),
  );
  return PageDeModeles({ c, tenus, suivis: new Map(suivis), texte, noms: await espace.noms() });
}
