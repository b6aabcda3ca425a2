import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Child } from 'hono/jsx';
import { lireJour } from '../../basics/jour.ts';
import { Actions, LienBouton } from '../composants/boutons.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau } from '../composants/mise-en-page.tsx';
import { T } from '../composants/texte.tsx';
import { direDateRefusee } from '../dire.ts';
import type { Env } from '../env.ts';
import { type CodeHttp, ErreurHttp } from '../porte/erreur.ts';
import { PageAutreJour } from './autre-jour.tsx';
import { demonstration } from './identite.tsx';

/** Nothing here, or nothing that this person may see: the same words for both. */
export const pageIntrouvable = (c: Context<Env>) => pageErreur(c, new ErreurHttp(404, 'introuvable'));

/** Every way a request can fail ends here, on a page that says what happened, what was kept and what to do. */
export function pageErreur(c: Context<Env>, erreur: Error): Response | Promise<Response> {
  if (erreur instanceof ErreurHttp) {
    if (erreur.code === 'jour-illisible') return pageJour(c, erreur.detail ?? '');
    if ((erreur.code === 'sans-identite' || erreur.code === 'sans-compte') && c.req.method === 'GET')
      return versLaPorte(c, erreur.code);
    if (erreur.statut === 429) c.header('retry-after', '60');
    // What remains of a sending cut short is not waited for: no other request may follow on its connection.
    if (c.req.method === 'POST') c.header('connection', 'close');
    return montrer(c, erreur.statut, MOTS[erreur.code], erreur.detail);
  }
  if (erreur instanceof HTTPException && erreur.status === 403)
    return montrer(c, 403, MOTS['autre-site'], null);
  const reference = c.var.requete;
  c.var.deps.signaler(reference, erreur);
  return montrer(c, 500, { ...IMPREVU, marge: `Référence ${reference}` }, null);
}

/** What is missing before this page may be seen, and the way back to it. */
async function versLaPorte(c: Context<Env>, code: 'sans-identite' | 'sans-compte'): Promise<Response> {
  const vers = c.var.cadre.chemin;
  const { compte, manque } = c.var.connu;
  const porte =
    manque === 'confirmer'
      ? '/connexion/code'
      : compte === null
        ? code === 'sans-identite' && (await demonstration(c.var.deps)) !== null
          ? '/identite'
          : '/connexion'
        : manque === 'installer'
          ? '/moi/second-facteur'
          : '/moi';
  return c.redirect(`${porte}?${new URLSearchParams({ vers }).toString()}`);
}

interface Mots {
  readonly titre: string;
  readonly marge: string;
  readonly dit: string;
  readonly remede: string;
}

const IMPREVU: Mots = {
  titre: 'Maillage a rencontré une erreur',
  marge: '',
  dit: 'L’opération n’a pas abouti et rien n’a été modifié par elle.',
  remede:
    'Réessayez. Si cela se reproduit, transmettez la référence ci-contre à l’administrateur : elle retrouve l’incident dans le relevé du service.',
};

const MOTS: Readonly<Record<CodeHttp, Mots>> = {
  introuvable: {
    titre: 'Cette page n’existe pas',
    marge: 'Introuvable',
    dit: 'L’adresse ne mène à rien que vous puissiez voir : elle est mal copiée, ou le dossier n’est pas de ceux que votre fonction ouvre.',
    remede:
      'Cherchez la convention dans la liste, ou changez d’identité si vous agissez pour une autre organisation.',
  },
  'jeton-perime': {
    titre: 'Ce formulaire a trop attendu',
    marge: 'Rien n’est enregistré',
    dit: 'Vous avez changé d’identité ou votre session a pris fin depuis que cette page s’est affichée.',
    remede:
      'Revenez en arrière : ce que vous avez écrit y est encore. Copiez-le, rechargez la page, puis enregistrez.',
  },
  'autre-site': {
    titre: 'Cet envoi ne vient pas de Maillage',
    marge: 'Rien n’est enregistré',
    dit: 'Le formulaire a été envoyé depuis une autre adresse. Par prudence, il n’a pas été lu.',
    remede: 'Ouvrez la page dans Maillage et enregistrez depuis elle.',
  },
  'sans-identite': {
    titre: 'Dites d’abord qui vous êtes',
    marge: 'Rien n’est enregistré',
    dit: 'Maillage montre et permet des choses différentes selon les fonctions.',
    remede: 'Connectez-vous, ou choisissez une identité de la démonstration, puis reprenez.',
  },
  'sans-compte': {
    titre: 'Connectez-vous d’abord',
    marge: 'Rien n’est enregistré',
    dit: 'Cette page est celle d’un compte.',
    remede: 'Connectez-vous, puis reprenez.',
  },
  agents: {
    titre: 'L’identité professionnelle n’a pas abouti',
    marge: 'Connexion',
    dit: 'Vous n’êtes pas connecté.',
    remede: 'Revenez à la page de connexion.',
  },
  'pas-permis': {
    titre: 'Votre fonction ne permet pas cela',
    marge: 'Refusé',
    dit: 'Rien n’a été modifié.',
    remede: 'La page du dossier dit ce que vous pouvez y faire, et qui peut faire le reste.',
  },
  'autre-jour': {
    titre: 'On n’écrit pas dans un autre jour',
    marge: 'Rien n’est enregistré',
    dit: 'Vous regardiez un jour passé ou à venir : on y regarde sans rien modifier.',
    remede:
      'Revenez à aujourd’hui pour enregistrer. La date de ce qui s’est passé se dit dans le formulaire.',
  },
  'corps-trop-grand': {
    titre: 'Cet envoi est trop grand',
    marge: 'Rien n’est enregistré',
    dit: 'Un fichier ne peut pas dépasser 20 Mo, ni un envoi 80 Mo en tout.',
    remede: 'Revenez en arrière, joignez moins de fichiers à la fois ou réduisez-les, puis enregistrez.',
  },
  'corps-illisible': {
    titre: 'Cet envoi ne se lit pas',
    marge: 'Rien n’est enregistré',
    dit: 'Il s’est interrompu en route, ou il ne vient pas d’un formulaire de Maillage.',
    remede: 'Revenez en arrière et enregistrez de nouveau.',
  },
  'trop-de-demandes': {
    titre: 'Trop de demandes à la fois',
    marge: 'Rien n’est enregistré',
    dit: 'Vous avez beaucoup demandé en une minute ; la dernière demande n’a pas été traitée.',
    remede: 'Attendez une minute, revenez en arrière et recommencez : ce que vous avez écrit y est encore.',
  },
  'fichier-en-quarantaine': {
    titre: 'Ce fichier est en quarantaine',
    marge: 'Pas encore remis',
    dit: 'La recherche de programmes nuisibles n’a pas encore répondu : jusque-là, il n’est remis à personne.',
    remede: 'Réessayez dans quelques minutes. Si cela dure, prévenez l’administrateur.',
  },
  'fichier-infecte': {
    titre: 'Ce fichier n’est pas remis',
    marge: 'Programme nuisible',
    dit: 'Un programme nuisible y a été trouvé : il est gardé à l’écart et ne sera remis à personne.',
    remede: 'Demandez à qui l’a envoyé une version saine, enregistrée de nouveau depuis son logiciel.',
  },
  'jour-illisible': { titre: 'Ce jour ne se lit pas', marge: '', dit: '', remede: '' },
};

function pageJour(c: Context<Env>, texte: string): Response | Promise<Response> {
  const lu = lireJour(texte);
  const message = lu.ok ? '' : direDateRefusee(lu.erreur);
  return c.html(
    <PageAutreJour
      cadre={c.var.cadre}
      de={c.var.cadre.chemin}
      saisi={texte}
      connu={false}
      erreur={message}
    />,
    400,
  );
}

function montrer(
  c: Context<Env>,
  statut: 400 | 403 | 404 | 409 | 413 | 415 | 429 | 500,
  mots: Mots,
  detail: Child,
): Response | Promise<Response> {
  const { cadre } = c.var;
  return c.html(
    <Feuille cadre={cadre} titre={mots.titre}>
      <Chapeau titre={mots.titre} enMarge={mots.marge} lede={mots.dit}>
        {typeof detail === 'string' && (
          <p class="detail">
            <T>{detail}</T>
          </p>
        )}
        <p class="remede">
          <T>{mots.remede}</T>
        </p>
        <Actions>
          {cadre.acteur ? (
            <>
              <LienBouton href="/a-faire">Aller à ce qui est à faire</LienBouton>
              <LienBouton second href="/conventions">
                Chercher une convention
              </LienBouton>
            </>
          ) : (
            <LienBouton href="/identite">Choisir une identité</LienBouton>
          )}
        </Actions>
      </Chapeau>
    </Feuille>,
    statut,
  );
}
