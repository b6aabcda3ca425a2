import type { Context, Hono } from 'hono';
import { raw } from 'hono/html';
import type { Enrolement } from '../../../comptes/comptes.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import { ChampTexte } from '../../composants/champ.tsx';
import { type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Note } from '../../composants/note.tsx';
import { T } from '../../composants/texte.tsx';
import type { DependancesCommunes, Env } from '../../env.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import { relayer, visiteurDe } from '../../porte/visiteur.ts';
import { cheminLocal } from '../chemin-local.ts';
import { compteOuConnexion, erreurDe, messageDe, PageDePorte, renouvelerLesFormulaires } from './commun.tsx';

/** The code of an application, asked at sign-in; and how to put it in place. */
export function pagesSecondFacteur(app: Hono<Env>, deps: DependancesCommunes): void {
  const porte = limiter(deps.limites.sessions, 'adresse');

  app.get('/connexion/code', (c) => {
    const vers = cheminLocal(c.req.query('vers'));
    if (c.var.connu.aConfirmer !== null) return c.html(<PageCode c={c} vers={vers} erreurs={[]} />);
    compteOuConnexion(c);
    return c.redirect(vers);
  });
  app.post('/connexion/code', porte, async (c) => {
    const session = c.var.connu.aConfirmer ?? compteOuConnexion(c);
    const recu = await lireFormulaire(c);
    const vers = cheminLocal(recu.un('vers'));
    const confirme = await deps.comptes.confirmer(session, recu.un('code'), visiteurDe(c));
    if (!confirme.ok)
      return c.html(<PageCode c={c} vers={vers} erreurs={[erreurDe(confirme.erreur)]} />, 422);
    relayer(c, confirme.valeur.cookies);
    await renouvelerLesFormulaires(c, deps);
    return c.redirect(vers, 303);
  });

  app.get('/moi/second-facteur', async (c) => {
    const vers = cheminLocal(c.req.query('vers'));
    const prepare = await deps.comptes.preparerSecondFacteur(compteOuConnexion(c));
    if (!prepare.ok) return c.html(<PageRefus c={c} message={erreurDe(prepare.erreur).message} />, 409);
    return c.html(<PageInstaller c={c} enrolement={prepare.valeur} vers={vers} erreurs={[]} />);
  });
  app.post('/moi/second-facteur', porte, async (c) => {
    const session = compteOuConnexion(c);
    const recu = await lireFormulaire(c);
    const vers = cheminLocal(recu.un('vers'));
    const installe = await deps.comptes.installerSecondFacteur(session, recu.un('code'), visiteurDe(c));
    if (!installe.ok) {
      const prepare = await deps.comptes.preparerSecondFacteur(session);
      const erreur = erreurDe(installe.erreur);
      return prepare.ok
        ? c.html(<PageInstaller c={c} enrolement={prepare.valeur} vers={vers} erreurs={[erreur]} />, 422)
        : c.html(<PageRefus c={c} message={erreur.message} />, 409);
    }
    relayer(c, installe.valeur.cookies);
    await renouvelerLesFormulaires(c, deps);
    return c.html(<PageCodes c={c} codes={installe.valeur.codes} vers={vers} />);
  });

  app.post('/moi/codes-de-secours', porte, async (c) => {
    const session = compteOuConnexion(c);
    await lireFormulaire(c);
    const neufs = await deps.comptes.renouvelerLesCodes(session);
    return neufs.ok
      ? c.html(<PageCodes c={c} codes={neufs.valeur} vers="/moi" />)
      : c.html(<PageRefus c={c} message={erreurDe(neufs.erreur).message} />, 409);
  });
  app.post('/moi/second-facteur/retirer', porte, async (c) => {
    const session = compteOuConnexion(c);
    await lireFormulaire(c);
    const retire = await deps.comptes.retirerSecondFacteur(session);
    return retire.ok
      ? c.redirect('/moi', 303)
      : c.html(<PageRefus c={c} message={erreurDe(retire.erreur).message} />, 409);
  });
}

function PageCode(props: { c: Context<Env>; vers: string; erreurs: readonly ErreurDeSaisie[] }) {
  const { c, erreurs } = props;
  return (
    <PageDePorte
      c={c}
      titre="Confirmer que c’est vous"
      lede="Ouvrez l’application de codes de votre téléphone et recopiez le code affiché pour Maillage."
      erreurs={erreurs}
    >
      <Formulaire cadre={c.var.cadre} action="/connexion/code">
        <input type="hidden" name="vers" value={props.vers} />
        <ChampTexte
          id="code"
          libelle="Code"
          aide="Six chiffres ; sans votre téléphone, un de vos codes de secours"
          complete="one-time-code"
          court
          erreur={messageDe(erreurs, 'code')}
          requis
        />
        <Actions>
          <Bouton>Confirmer</Bouton>
        </Actions>
      </Formulaire>
      <Formulaire cadre={c.var.cadre} action="/sortir">
        <Actions>
          <Bouton second>Se déconnecter</Bouton>
        </Actions>
      </Formulaire>
    </PageDePorte>
  );
}

function PageInstaller(props: {
  c: Context<Env>;
  enrolement: Enrolement;
  vers: string;
  erreurs: readonly ErreurDeSaisie[];
}) {
  const { c, enrolement, erreurs } = props;
  return (
    <PageDePorte
      c={c}
      titre="Installer un second facteur"
      lede="Un mot de passe se vole ; votre téléphone, plus difficilement. Cette seconde preuve est demandée aux agents, aux finances et aux administrateurs."
      erreurs={erreurs}
      bilan="Le second facteur n’est pas encore installé"
    >
      <ol class="etapes">
        <li>
          <T>Ouvrez une application de codes sur votre téléphone (la vôtre convient, elles se valent).</T>
        </li>
        <li>
          <T>Scannez cette image, ou recopiez la clé.</T>
          <div class="code-image">{raw(enrolement.svg)}</div>
          <p>
            <T>Clé : </T>
            <code class="cle">{enrolement.secret}</code>
          </p>
        </li>
        <li>
          <T>Recopiez le code de six chiffres que l’application affiche.</T>
        </li>
      </ol>
      <Formulaire cadre={c.var.cadre} action="/moi/second-facteur">
        <input type="hidden" name="vers" value={props.vers} />
        <ChampTexte
          id="code"
          libelle="Code affiché"
          sorte="code"
          complete="one-time-code"
          erreur={messageDe(erreurs, 'code')}
          requis
        />
        <Actions>
          <Bouton>Installer le second facteur</Bouton>
        </Actions>
      </Formulaire>
    </PageDePorte>
  );
}

function PageCodes(props: { c: Context<Env>; codes: readonly string[]; vers: string }) {
  return (
    <PageDePorte
      c={props.c}
      titre="Gardez vos codes de secours"
      lede="Si votre téléphone se perd, chacun vous laisse entrer une fois. Ils ne seront plus montrés."
    >
      <ul class="codes-de-secours">
        {props.codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <T>Imprimez-les, ou rangez-les dans votre gestionnaire de mots de passe.</T>
      </p>
      <Actions>
        <LienBouton href={props.vers}>J’ai gardé mes codes</LienBouton>
      </Actions>
    </PageDePorte>
  );
}

function PageRefus({ c, message }: { readonly c: Context<Env>; readonly message: string }) {
  return (
    <PageDePorte c={c} titre="Rien n’est changé">
      <Note titre="Pourquoi" ton="proche">
        <p>
          <T>{message}</T>
        </p>
      </Note>
      <p>
        <a href="/moi">Revenir à mon compte</a>
      </p>
    </PageDePorte>
  );
}
