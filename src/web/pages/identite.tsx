import type { Hono } from 'hono';
import { CE_QU_ON_VIENT_FAIRE } from '../../views/listes/fonctions.ts';
import { Bouton } from '../composants/boutons.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { Formulaire } from '../composants/formulaire.tsx';
import { Chapeau, Rang } from '../composants/mise-en-page.tsx';
import { T } from '../composants/texte.tsx';
import type { Dependances, Env } from '../env.ts';
import { cleDe } from '../identite.ts';
import { introuvable } from '../porte/erreur.ts';
import { lireFormulaire } from '../porte/formulaire.ts';
import { limiter } from '../porte/limites.ts';
import { garderSession, nouvelleSession } from '../porte/session.ts';
import { cheminLocal } from './chemin-local.ts';

/** « Qui êtes-vous ? »: the visible choice of a demonstration identity. Real accounts will replace this page. */
export function pagesIdentite(app: Hono<Env>, deps: Dependances): void {
  const surHttps = deps.adressePublique?.startsWith('https:') ?? false;

  app.get('/identite', (c) => {
    const { cadre } = c.var;
    const vers = cheminLocal(c.req.query('vers'));
    const organisations = [...new Set(deps.identites.map((i) => i.pour))];
    return c.html(
      <Feuille cadre={cadre} titre="Qui êtes-vous ?" ariane={undefined}>
        <Chapeau
          titre="Qui êtes-vous ?"
          enMarge="Espace de démonstration"
          lede="Choisissez une fonction : vous verrez ce qu’elle voit et pourrez faire ce qu’elle peut faire. On en change à tout moment."
        />
        <Formulaire cadre={{ ...cadre, ailleurs: false }} action="/identite">
          <input type="hidden" name="vers" value={vers} />
          {organisations.map((pour) => (
            <section class="identites" aria-label={pour}>
              <Rang enMarge={<h2 class="identites-pour">{pour}</h2>}>
                <ul class="liste">
                  {deps.identites
                    .filter((i) => i.pour === pour)
                    .map((i) => (
                      <li class="identite">
                        <div>
                          <p class="identite-nom">
                            <T>{i.nom}</T>
                            {i.acteur.personne === cadre.acteur?.personne && (
                              <span class="discret"> (vous, maintenant)</span>
                            )}
                          </p>
                          <p class="discret">
                            <T>{CE_QU_ON_VIENT_FAIRE[i.acteur.fonction]}</T>
                          </p>
                        </div>
                        <Bouton second name="cle" value={cleDe(i)}>
                          Entrer<span class="seulement-lecteur">{` comme ${i.nom}, ${i.pour}`}</span>
                        </Bouton>
                      </li>
                    ))}
                </ul>
              </Rang>
            </section>
          ))}
        </Formulaire>
        <Rang>
          <p class="discret identites-note">
            <T>
              Cet espace est une démonstration : les personnes n’existent pas, les dossiers mêlent des faits
              publics et des faits inventés, et chacun peut y prendre la fonction qu’il veut. Les comptes
              réels viendront à cette place.
            </T>
          </p>
        </Rang>
      </Feuille>,
    );
  });

  app.post('/identite', limiter(deps.limites.sessions, 'adresse'), async (c) => {
    const recu = await lireFormulaire(c);
    const cle = recu.un('cle');
    if (!deps.identites.some((i) => cleDe(i) === cle)) introuvable();
    await garderSession(c, nouvelleSession(cle), { secret: deps.secret, surHttps });
    return c.redirect(cheminLocal(recu.un('vers')), 303);
  });
}
