import type { Context, Hono } from 'hono';
import { ecrireIso } from '../../../basics/jour.ts';
import { motsDe, plier } from '../../../basics/pli.ts';
import type { DependancesCommunes, Env } from '../../env.ts';
import { introuvable } from '../../porte/erreur.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import { annoncerFichier } from '../../porte/remise.ts';
import { enErreurs, exiger, permis } from './commun.ts';
import { ListeDePersonnes } from './personnes-liste.tsx';
import { PageDePersonne } from './personnes-page.tsx';

/** The people of the espace: what is kept of each, handed to them on demand; a lost second factor; erasure. */
export function pagesPersonnes(app: Hono<Env>, { limites, comptes }: DependancesCommunes): void {
  app.get('/administration/personnes', async (c) => {
    const { acteur, espace } = await exiger(c, 'tenir-personnes');
    const toutes = permis(await espace.administration.personnes.liste(acteur));
    const q = (c.req.query('q') ?? '').trim().slice(0, 100);
    const mots = motsDe(q);
    const trouvees = toutes.filter(({ personne: p }) => {
      const pli = plier(`${p.nom} ${p.courriel ?? ''}`);
      return mots.every((mot) => pli.includes(mot));
    });
    return c.html(<ListeDePersonnes c={c} personnes={trouvees} q={q} noms={await espace.noms()} />);
  });

  app.get('/administration/personnes/:id', async (c) => {
    const { espace, tenue } = await trouver(c);
    return c.html(<PageDePersonne c={c} tenue={tenue} noms={await espace.noms()} erreurs={[]} />);
  });

  app.get('/administration/personnes/:id/donnees.json', async (c) => {
    const { espace, tenue } = await trouver(c);
    const noms = await espace.noms();
    annoncerFichier(c, { nom: `donnees-${tenue.personne.id}.json`, type: 'application/json; charset=utf-8' });
    const { nom, courriel } = tenue.personne;
    return c.body(
      JSON.stringify({
        ...{ identifiant: tenue.personne.id, nom, courriel, compte: tenue.compte !== null },
        mandats: tenue.mandats.map((m) => ({
          organisation: noms.organisation(m.organisation)?.nom ?? m.organisation,
          ...{ fonction: m.fonction, titre: m.titre, du: ecrireIso(m.du) },
          au: m.au === null ? null : ecrireIso(m.au),
        })),
      }),
    );
  });

  app.post('/administration/personnes/:id', limiter(limites.ecritures, 'session'), async (c) => {
    const { acteur, espace, tenue } = await trouver(c);
    const recu = await lireFormulaire(c);
    const { personnes } = espace.administration;
    const { id } = tenue.personne;
    const effacer = recu.un('geste') === 'effacer';
    const fini = effacer
      ? await personnes.effacer(acteur, id, recu.un('motif-effacer'), (compte) =>
          comptes.effacerCompte(compte),
        )
      : await personnes.leverSecondFacteur(acteur, id, recu.un('motif-lever'), (compte) =>
          comptes.leverSecondFacteur(compte),
        );
    if (fini.ok)
      return c.redirect(
        effacer ? '/administration/personnes?effacee=oui' : `/administration/personnes/${id}?leve=oui`,
        303,
      );
    const page = {
      ...{ c, tenue, noms: await espace.noms() },
      ...{ erreurs: enErreurs(fini.erreur), saisie: recu.saisie },
    };
    return c.html(<PageDePersonne {...page} />, 422);
  });
}

async function trouver(c: Context<Env>) {
  const ici = await exiger(c, 'tenir-personnes');
  const toutes = permis(await ici.espace.administration.personnes.liste(ici.acteur));
  const id = c.req.param('id') ?? '';
  return { ...ici, tenue: toutes.find((p) => p.personne.id === id) ?? introuvable() };
}
