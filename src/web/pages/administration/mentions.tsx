import type { Context, Hono } from 'hono';
import { MENTIONS } from '../../../facts/administration.ts';
import type { Mentions } from '../../../rules/mentions.ts';
import { MENTIONS_DITES } from '../../../views/mentions.ts';
import type { Env } from '../../env.ts';
import type { Champ } from '../../formulaires.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import type { Limites } from '../../porte/quotas.ts';
import { enErreurs, exiger } from './commun.ts';
import { PageDeReglages, type RetourDeReglages } from './reglages-page.tsx';

const ICI = '/administration/mentions';

/** What the public pages say of who holds the espace: legal notice, personal data, accessibility. */
export function pagesMentions(app: Hono<Env>, limites: Limites): void {
  app.get(ICI, async (c) => {
    const { espace } = await exiger(c, 'regler-mentions');
    return c.html(<Page c={c} mentions={await espace.mentions()} erreurs={[]} />);
  });

  app.post(ICI, limiter(limites.ecritures, 'session'), async (c) => {
    const { acteur, espace } = await exiger(c, 'regler-mentions');
    const recu = await lireFormulaire(c);
    const mentions: Mentions = Object.fromEntries(
      MENTIONS.map((m) => [m, recu.un(m)] as const).filter(([, dit]) => dit !== ''),
    );
    const fini = await espace.administration.reglerMentions(acteur, mentions);
    if (fini.ok) return c.redirect(`${ICI}?regle=oui`, 303);
    const erreurs = enErreurs(fini.erreur);
    return c.html(<Page c={c} mentions={mentions} erreurs={erreurs} saisie={recu.saisie} />, 422);
  });
}

const champs = (mentions: Mentions): readonly Champ[] =>
  MENTIONS.map((m) => ({
    genre: 'long',
    id: m,
    libelle: MENTIONS_DITES[m].titre,
    aide: MENTIONS_DITES[m].aide,
    defaut: mentions[m] ?? '',
    facultatif: true,
  }));

const Page = ({
  c,
  mentions,
  ...retour
}: RetourDeReglages & { readonly c: Context<Env>; readonly mentions: Mentions }) => (
  <PageDeReglages
    {...retour}
    c={c}
    adresse={ICI}
    titre="Mentions de l’espace"
    lede="Ce que disent les pages publiques : mentions légales, données personnelles, accessibilité. Tout le monde les lit."
    champs={champs(mentions)}
    bouton="Enregistrer les mentions"
    regle={{
      titre: 'Les pages sont à jour',
      dit: (
        <>
          <a href="/mentions-legales">Mentions légales</a>,{' '}
          <a href="/donnees-personnelles">données personnelles</a>, <a href="/accessibilite">accessibilité</a>
          .
        </>
      ),
    }}
  />
);
