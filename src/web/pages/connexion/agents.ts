import type { Hono } from 'hono';
import { direRefusDeCompte } from '../../../comptes/refus.ts';
import type { DependancesCommunes, Env } from '../../env.ts';
import { ErreurHttp, introuvable } from '../../porte/erreur.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import { relayer, visiteurDe } from '../../porte/visiteur.ts';
import { cheminLocal } from '../chemin-local.ts';
import { accueillir } from './commun.tsx';

/** Where the identity provider of agents sends the browser back; declared to it with the public address before. */
export const CHEMIN_DE_RETOUR = '/connexion/agent/retour';

/** Professional identity: leaves for the provider, and comes back. */
export function pagesAgents(app: Hono<Env>, deps: DependancesCommunes): void {
  if (deps.agents === null) return;
  const porte = limiter(deps.limites.sessions, 'adresse');

  app.post('/connexion/agent', porte, async (c) => {
    const recu = await lireFormulaire(c);
    const depart = await deps.comptes.partirChezLeFournisseur(cheminLocal(recu.un('vers')));
    if (!depart.ok) throw new ErreurHttp(403, 'agents', direRefusDeCompte(depart.erreur));
    relayer(c, depart.valeur.cookies);
    return c.redirect(depart.valeur.adresse, 303);
  });

  app.get(CHEMIN_DE_RETOUR, porte, async (c) => {
    if (c.var.connu.compte ?? c.var.connu.aConfirmer) return c.redirect('/a-faire');
    const { pathname, search } = new URL(c.req.url);
    const entree = await deps.comptes.revenirDuFournisseur(`${pathname}${search}`, visiteurDe(c), {
      // Where links are handed over rather than mailed, an address proves nobody.
      lierParCourriel: deps.courrier !== null,
    });
    if (!entree.ok) throw new ErreurHttp(403, 'agents', direRefusDeCompte(entree.erreur));
    await accueillir(c, deps, entree.valeur);
    return c.redirect(cheminLocal(entree.valeur.suite ?? undefined), 303);
  });
  app.get('/connexion/agent', () => introuvable());
}
