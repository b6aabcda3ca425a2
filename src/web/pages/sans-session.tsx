import type { Hono } from 'hono';
import { ecrireIcs } from '../../documents/agenda/ics.ts';
import { Actions, LienBouton } from '../composants/boutons.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau, Rang } from '../composants/mise-en-page.tsx';
import type { DependancesCommunes, Env } from '../env.ts';
import { introuvable } from '../porte/erreur.ts';
import { limiter } from '../porte/limites.ts';

/**
 * What programs ask for, without cookie nor page: a calendar by its secret address, and the one-click stop of mails
 * (RFC 8058), which comes from the reader's mail server and so from no page of ours. The secret in the address is the
 * only right they have; whatever is wrong gets the same answer.
 */
export function routesSansSession(app: Hono<Env>, deps: DependancesCommunes): void {
  const freiner = limiter(deps.limites.sessions, 'adresse', false);

  app.get('/agenda/:nom{[\\w-]{32}\\.ics}', freiner, async (c) => {
    const agenda = await deps.poste.lireAgenda(c.req.param('nom').slice(0, -4));
    if (agenda === null) return c.text('Introuvable', 404);
    const jour = deps.horloge.aujourdhui();
    return c.body(
      ecrireIcs(
        agenda.nom,
        jour,
        [...agenda.evenements].sort((a, b) => a.jour - b.jour),
      ),
      200,
      {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="maillage.ics"',
        'cache-control': 'private, max-age=1800',
        'x-robots-tag': 'noindex',
      },
    );
  });

  app.post('/rappels/arreter', freiner, async (c) => {
    const fait = await deps.poste.arreter(c.req.query('jeton') ?? '');
    if (!fait) return c.text('Introuvable', 404);
    return c.req.query('page') === 'oui'
      ? c.redirect('/rappels/arretes', 303)
      : c.text('Les courriels sont arrêtés.', 200);
  });
}

/** The pages of whoever follows « Ne plus recevoir ces courriels »: a mail scanner that opens the link stops nothing. */
export function pagesArret(app: Hono<Env>, deps: DependancesCommunes): void {
  app.get('/rappels/arreter', async (c) => {
    const jeton = c.req.query('jeton') ?? '';
    if ((await deps.poste.lireArret(jeton)) === null) introuvable();
    return c.html(
      <Feuille cadre={c.var.cadre} titre="Ne plus recevoir de rappels">
        <Chapeau
          titre="Ne plus recevoir de rappels&#8239;?"
          lede="Ni résumé, ni courriel urgent. Ce qui est à faire reste visible dans Maillage, et vos réglages peuvent changer à tout moment."
        />
        <Rang>
          <form method="post" action={`/rappels/arreter?${new URLSearchParams({ jeton, page: 'oui' })}`}>
            <Actions>
              <button class="bouton" type="submit">
                Arrêter les rappels
              </button>
              <LienBouton second href="/moi/rappels">
                Les régler plutôt
              </LienBouton>
            </Actions>
          </form>
        </Rang>
      </Feuille>,
    );
  });

  app.get('/rappels/arretes', (c) =>
    c.html(
      <Feuille cadre={c.var.cadre} titre="Les rappels sont arrêtés">
        <Chapeau
          titre="Les rappels sont arrêtés"
          lede="Plus aucun rappel ne vous sera envoyé. Pour en recevoir de nouveau, réglez vos rappels."
        />
        <Rang>
          <LienBouton second href="/moi/rappels">
            Régler mes rappels
          </LienBouton>
        </Rang>
      </Feuille>,
    ),
  );
}
