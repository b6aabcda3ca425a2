import type { Context, Hono } from 'hono';
import type { Moyen } from '../../../comptes/comptes.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import { ChampTexte } from '../../composants/champ.tsx';
import { type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { T } from '../../composants/texte.tsx';
import type { DependancesCommunes, Env } from '../../env.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import { garderSession, nouvelleSession } from '../../porte/session.ts';
import { relayer, visiteurDe } from '../../porte/visiteur.ts';
import { cheminLocal } from '../chemin-local.ts';
import { demonstration } from '../identite.tsx';
import { accueillir, avecRetour, erreurDe, messageDe, PageDePorte, surHttps } from './commun.tsx';

/** Coming in by password, the way to the other means, and going out. */
export function pagesEntrer(app: Hono<Env>, deps: DependancesCommunes): void {
  const porte = limiter(deps.limites.sessions, 'adresse');

  app.get('/connexion', async (c) => {
    const vers = cheminLocal(c.req.query('vers'));
    if (c.var.connu.identite && c.var.connu.compte) return c.redirect(vers);
    return c.html(await pageConnexion(c, deps, { vers, courriel: '', erreurs: [] }));
  });

  app.post('/connexion', porte, async (c) => {
    const recu = await lireFormulaire(c);
    const vers = cheminLocal(recu.un('vers'));
    const courriel = recu.un('courriel');
    // What was typed is not trimmed inside: a password may begin with a space.
    const motDePasse = recu.saisie.get('mot-de-passe')?.[0] ?? '';
    const entree = await deps.comptes.entrerParMotDePasse({ courriel, motDePasse }, visiteurDe(c));
    if (!entree.ok)
      return c.html(
        await pageConnexion(c, deps, { vers, courriel, erreurs: [erreurDe(entree.erreur)] }),
        422,
      );
    await accueillir(c, deps, entree.valeur);
    return c.redirect(vers, 303);
  });

  app.post('/sortir', async (c) => {
    await lireFormulaire(c);
    const sorti = await deps.comptes.sortir(c.req.header('cookie') ?? null);
    relayer(c, sorti.cookies);
    await garderSession(c, nouvelleSession(null), { secret: deps.secret, surHttps: surHttps(deps) });
    // On a shared computer, « back » must not show what the session had opened.
    c.header('clear-site-data', '"cache"');
    return c.redirect(sorti.suite ?? '/connexion', 303);
  });
}

async function pageConnexion(
  c: Context<Env>,
  deps: DependancesCommunes,
  {
    vers,
    courriel,
    erreurs,
  }: { readonly vers: string; readonly courriel: string; readonly erreurs: readonly ErreurDeSaisie[] },
) {
  const demo = await demonstration(deps);
  return (
    <PageDePorte
      c={c}
      titre="Se connecter"
      lede="Les conventions de votre organisation, ce qu’elles attendent de vous, et pourquoi."
      erreurs={erreurs}
    >
      {deps.agents !== null && (
        <section class="autre-moyen">
          <h2>Agent public</h2>
          <p class="discret">Votre identité professionnelle suffit : aucun mot de passe de plus à retenir.</p>
          <Formulaire cadre={c.var.cadre} action="/connexion/agent">
            <input type="hidden" name="vers" value={vers} />
            <Actions>
              <Bouton>Continuer avec mon identité professionnelle</Bouton>
            </Actions>
          </Formulaire>
          <h2>Avec une adresse et un mot de passe</h2>
        </section>
      )}
      <Formulaire cadre={c.var.cadre} action="/connexion">
        <input type="hidden" name="vers" value={vers} />
        <ChampTexte
          id="courriel"
          libelle="Adresse électronique"
          sorte="courriel"
          complete="username"
          valeur={courriel}
          erreur={messageDe(erreurs, 'courriel')}
          requis
        />
        <ChampTexte
          id="mot-de-passe"
          libelle="Mot de passe"
          sorte="mot-de-passe"
          complete="current-password"
          erreur={messageDe(erreurs, 'mot-de-passe')}
          requis
        />
        <Actions>
          <Bouton second={deps.agents !== null}>Se connecter</Bouton>
          <LienBouton second href={avecRetour('/connexion/lien', vers)}>
            Recevoir un lien de connexion
          </LienBouton>
        </Actions>
      </Formulaire>
      <p>
        <a href="/mot-de-passe">Mot de passe oublié</a>
      </p>
      <p class="discret">
        <T>
          Les comptes s’ouvrent sur invitation d’un administrateur de votre organisation ou de la
          collectivité.
        </T>
      </p>
      {demo && (
        <p>
          <a href="/identite">Visiter l’espace de démonstration</a>
        </p>
      )}
    </PageDePorte>
  );
}

/** How a session was opened, as its owner reads it. */
export const MOYENS: Readonly<Record<Moyen, string>> = {
  'mot-de-passe': 'par mot de passe',
  lien: 'par lien reçu',
  'agent-connect': 'par identité professionnelle',
};
