import type { Context, Hono } from 'hono';
import { MENTIONS } from '../../../facts/administration.ts';
import type { Mentions } from '../../../rules/mentions.ts';
import { MENTIONS_DITES } from '../../../views/mentions.ts';
import { Actions, Bouton } from '../../composants/boutons.tsx';
import { Champs, type SaisiePrecedente } from '../../composants/champs.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import { Note } from '../../composants/note.tsx';
import type { Env } from '../../env.ts';
import type { Champ } from '../../formulaires.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import type { Limites } from '../../porte/quotas.ts';
import { ADMINISTRATION, enErreurs, exiger } from './commun.ts';

/** What the public pages say of who holds the espace: legal notice, personal data, accessibility. */
export function pagesMentions(app: Hono<Env>, limites: Limites): void {
  app.get('/administration/mentions', async (c) => {
    const { espace } = await exiger(c, 'regler-mentions');
    return c.html(<Page c={c} mentions={await espace.mentions()} erreurs={[]} />);
  });

  app.post('/administration/mentions', limiter(limites.ecritures, 'session'), async (c) => {
    const { acteur, espace } = await exiger(c, 'regler-mentions');
    const recu = await lireFormulaire(c);
    const mentions: Mentions = Object.fromEntries(
      MENTIONS.map((m) => [m, recu.un(m)] as const).filter(([, dit]) => dit !== ''),
    );
    const fini = await espace.administration.reglerMentions(acteur, mentions);
    if (fini.ok) return c.redirect('/administration/mentions?regle=oui', 303);
    const erreurs = enErreurs(fini.erreur);
    return c.html(<Page c={c} mentions={mentions} erreurs={erreurs} saisie={recu.saisie} />, 422);
  });
}

function Page(props: {
  c: Context<Env>;
  mentions: Mentions;
  erreurs: readonly ErreurDeSaisie[];
  saisie?: SaisiePrecedente;
}) {
  const { c, mentions, erreurs, saisie } = props;
  const champs = MENTIONS.map(
    (m): Champ => ({
      genre: 'long',
      id: m,
      libelle: MENTIONS_DITES[m].titre,
      aide: MENTIONS_DITES[m].aide,
      defaut: mentions[m] ?? '',
      facultatif: true,
    }),
  );
  return (
    <Feuille
      cadre={c.var.cadre}
      titre="Mentions de l’espace"
      erreur={erreurs.length > 0}
      ariane={[ADMINISTRATION, { texte: 'Mentions de l’espace' }]}
    >
      <Chapeau
        titre="Mentions de l’espace"
        lede="Ce que disent les pages publiques : mentions légales, données personnelles, accessibilité. Tout le monde les lit."
      />
      {c.req.query('regle') === 'oui' && (
        <Rang>
          <Note titre="Les pages sont à jour">
            <p>
              <a href="/mentions-legales">Mentions légales</a>,{' '}
              <a href="/donnees-personnelles">données personnelles</a>,{' '}
              <a href="/accessibilite">accessibilité</a>.
            </p>
          </Note>
        </Rang>
      )}
      <Rang>
        <div class="saisie">
          <BilanErreurs erreurs={erreurs} titre="Rien n’est enregistré" />
          <Formulaire cadre={c.var.cadre} action="/administration/mentions">
            <Champs champs={champs} erreurs={erreurs} {...(saisie ? { saisie } : {})} />
            <Actions>
              <Bouton>Enregistrer les mentions</Bouton>
            </Actions>
          </Formulaire>
        </div>
      </Rang>
    </Feuille>
  );
}
