import type { Context, Hono } from 'hono';
import type { Envoi, LienVu } from '../../../comptes/comptes.ts';
import type { Message } from '../../../documents/courriel/service.ts';
import { Actions, Bouton } from '../../composants/boutons.tsx';
import { ChampTexte } from '../../composants/champ.tsx';
import { type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Note } from '../../composants/note.tsx';
import { T } from '../../composants/texte.tsx';
import type { DependancesCommunes, Env } from '../../env.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import { visiteurDe } from '../../porte/visiteur.ts';
import { cheminLocal } from '../chemin-local.ts';
import { accueillir, adresseEntiere, erreurDe, messageDe, PageDePorte } from './commun.tsx';

type Objet = 'connexion' | 'mot-de-passe';

/** Links sent by mail: asked for, looked at, then used by a button, since mail scanners open links. */
export function pagesLiens(app: Hono<Env>, deps: DependancesCommunes): void {
  const porte = limiter(deps.limites.sessions, 'adresse');
  const demande = (chemin: string, objet: Objet): void => {
    app.get(chemin, (c) => {
      const vers = cheminLocal(c.req.query('vers'));
      return c.html(<PageDemande c={c} objet={objet} vers={vers} courriel="" erreurs={[]} deps={deps} />);
    });
    app.post(chemin, porte, async (c) => {
      const recu = await lireFormulaire(c);
      const vers = cheminLocal(recu.un('vers'));
      const courriel = recu.un('courriel');
      const issue = await deps.comptes.demanderLien({ courriel, objet, suite: vers }, visiteurDe(c));
      if (!issue.ok)
        return c.html(
          <PageDemande {...{ c, objet, vers, courriel, deps }} erreurs={[erreurDe(issue.erreur)]} />,
          422,
        );
      const { envoi } = issue.valeur;
      // After the answer: whether something is sent must not be seen in how long it takes.
      if (envoi && deps.courrier)
        setImmediate(() => void envoyer(c, deps, envoi).catch((e) => deps.signaler('courrier', e)));
      return c.html(<PageEnvoye c={c} courriel={courriel} />);
    });
  };
  demande('/connexion/lien', 'connexion');
  demande('/mot-de-passe', 'mot-de-passe');

  app.get('/entrer/:jeton', async (c) => {
    const vu = await deps.comptes.voirLien(c.req.param('jeton'));
    if (!vu.ok || vu.valeur.objet === 'mot-de-passe') return c.html(<PagePerdu c={c} />, 404);
    return c.html(
      <PageDePorte
        c={c}
        titre={`Bonjour ${vu.valeur.nom}`}
        lede="Un dernier geste : ce bouton vous connecte. Le lien ne servira qu’une fois."
      >
        <Formulaire cadre={c.var.cadre} action={c.req.path}>
          <Actions>
            <Bouton>Entrer dans Maillage</Bouton>
          </Actions>
        </Formulaire>
      </PageDePorte>,
    );
  });
  app.post('/entrer/:jeton', porte, async (c) => {
    await lireFormulaire(c);
    const entree = await deps.comptes.consommerLien(c.req.param('jeton'), visiteurDe(c));
    if (!entree.ok) return c.html(<PagePerdu c={c} />, 404);
    await accueillir(c, deps, entree.valeur);
    return c.redirect(cheminLocal(entree.valeur.suite ?? undefined), 303);
  });

  app.get('/mot-de-passe/:jeton', async (c) => {
    const vu = await deps.comptes.voirLien(c.req.param('jeton'));
    if (!vu.ok || vu.valeur.objet === 'connexion') return c.html(<PagePerdu c={c} />, 404);
    return c.html(<PageChoix c={c} lien={vu.valeur} erreurs={[]} />);
  });
  app.post('/mot-de-passe/:jeton', porte, async (c) => {
    const jeton = c.req.param('jeton');
    const recu = await lireFormulaire(c);
    const vu = await deps.comptes.voirLien(jeton);
    if (!vu.ok || vu.valeur.objet === 'connexion') return c.html(<PagePerdu c={c} />, 404);
    const motDePasse = recu.saisie.get('mot-de-passe')?.[0] ?? '';
    const choisi = await deps.comptes.choisirMotDePasse(jeton, motDePasse);
    if (!choisi.ok)
      return c.html(<PageChoix c={c} lien={vu.valeur} erreurs={[erreurDe(choisi.erreur)]} />, 422);
    const { courriel } = choisi.valeur;
    const entree = await deps.comptes.entrerParMotDePasse({ courriel, motDePasse }, visiteurDe(c));
    if (!entree.ok) return c.redirect('/connexion', 303);
    await accueillir(c, deps, entree.valeur);
    return c.redirect(cheminLocal(vu.valeur.suite ?? undefined), 303);
  });
}

const envoyer = async (c: Context<Env>, deps: DependancesCommunes, envoi: Envoi): Promise<void> =>
  deps.courrier?.(messageDeLien(envoi, adresseEntiere(c, deps, cheminDeLien(envoi))));

export const cheminDeLien = ({ objet, jeton }: Envoi): string =>
  objet === 'connexion' ? `/entrer/${jeton}` : `/mot-de-passe/${jeton}`;

function messageDeLien(envoi: Envoi, adresse: string): Message {
  const connexion = envoi.objet === 'connexion';
  return {
    a: envoi.a,
    objet: connexion ? 'Votre lien de connexion à Maillage' : 'Choisir un nouveau mot de passe pour Maillage',
    paragraphes: [
      `Bonjour ${envoi.nom},`,
      connexion
        ? 'Vous avez demandé à vous connecter. Ouvrez ce lien dans le quart d’heure, puis pressez le bouton de la page.'
        : 'Vous avez demandé à choisir un nouveau mot de passe. Vos autres sessions prendront fin quand ce sera fait.',
      'Si vous n’avez rien demandé, laissez ce message : rien ne change tant que le lien n’est pas utilisé.',
    ],
    lien: { texte: connexion ? 'Se connecter à Maillage' : 'Choisir un mot de passe', adresse },
  };
}

const DEMANDES: Readonly<Record<Objet, { titre: string; lede: string; bouton: string }>> = {
  connexion: {
    titre: 'Recevoir un lien de connexion',
    lede: 'Sans mot de passe : le lien arrive à votre adresse et ne sert qu’une fois.',
    bouton: 'Envoyer le lien',
  },
  'mot-de-passe': {
    titre: 'Choisir un nouveau mot de passe',
    lede: 'Un lien pour en choisir un autre arrive à votre adresse. Vos autres sessions prendront fin.',
    bouton: 'Envoyer le lien',
  },
};

function PageDemande(props: {
  c: Context<Env>;
  deps: DependancesCommunes;
  objet: Objet;
  vers: string;
  courriel: string;
  erreurs: readonly ErreurDeSaisie[];
}) {
  const { c, erreurs } = props;
  const { titre, lede, bouton } = DEMANDES[props.objet];
  return (
    <PageDePorte c={c} titre={titre} lede={lede} erreurs={erreurs} bilan="Rien n’est encore envoyé">
      {props.deps.courrier === null ? (
        <Note titre="Aucun courriel ne part d’ici" ton="proche">
          <p>
            <T>
              L’envoi de courriels n’est pas réglé sur cette installation. Demandez un lien à l’administrateur
              du service : il en obtient un par la commande « maillage lien ».
            </T>
          </p>
        </Note>
      ) : (
        <Formulaire
          cadre={c.var.cadre}
          action={props.objet === 'connexion' ? '/connexion/lien' : '/mot-de-passe'}
        >
          <input type="hidden" name="vers" value={props.vers} />
          <ChampTexte
            id="courriel"
            libelle="Adresse électronique"
            sorte="courriel"
            complete="username"
            valeur={props.courriel}
            erreur={messageDe(erreurs, 'courriel')}
            requis
          />
          <Actions>
            <Bouton>{bouton}</Bouton>
          </Actions>
        </Formulaire>
      )}
      <p>
        <a href="/connexion">Revenir à la connexion</a>
      </p>
    </PageDePorte>
  );
}

function PageEnvoye({ c, courriel }: { readonly c: Context<Env>; readonly courriel: string }) {
  return (
    <PageDePorte
      c={c}
      titre="Regardez votre messagerie"
      lede={`Si un compte porte l’adresse ${courriel}, un lien vient d’y partir.`}
    >
      <p>
        <T>
          Il arrive en général en moins d’une minute. Rien ne vient ? Regardez les indésirables, vérifiez
          l’adresse, ou demandez à l’administrateur de votre organisation si un compte vous attend.
        </T>
      </p>
      <p>
        <a href="/connexion">Revenir à la connexion</a>
      </p>
    </PageDePorte>
  );
}

export function PagePerdu({ c }: { readonly c: Context<Env> }) {
  return (
    <PageDePorte
      c={c}
      titre="Ce lien ne sert plus"
      enMarge="Introuvable"
      lede="Il a déjà servi, son délai est passé, ou l’adresse est mal copiée."
    >
      <p>
        <a href="/connexion/lien">Demander un autre lien</a>
      </p>
    </PageDePorte>
  );
}

function PageChoix(props: { c: Context<Env>; lien: LienVu; erreurs: readonly ErreurDeSaisie[] }) {
  const { c, lien, erreurs } = props;
  return (
    <PageDePorte
      c={c}
      titre="Choisir un mot de passe"
      lede={`Pour le compte ${lien.courriel}.`}
      erreurs={erreurs}
      bilan="Le mot de passe n’est pas encore changé"
    >
      <Formulaire cadre={c.var.cadre} action={c.req.path}>
        <ChampNouveauMotDePasse erreurs={erreurs} courriel={lien.courriel} />
        <Actions>
          <Bouton>Enregistrer le mot de passe et entrer</Bouton>
        </Actions>
      </Formulaire>
    </PageDePorte>
  );
}

/** The account's address goes along, unseen, so that password managers keep both together. */
export function ChampNouveauMotDePasse(props: { erreurs: readonly ErreurDeSaisie[]; courriel: string }) {
  return (
    <>
      <input type="hidden" name="compte" autocomplete="username" value={props.courriel} />
      <ChampTexte
        id="mot-de-passe"
        libelle="Nouveau mot de passe"
        aide="12 caractères au moins ; quatre ou cinq mots sans lien se retiennent bien"
        sorte="mot-de-passe"
        complete="new-password"
        erreur={messageDe(props.erreurs, 'mot-de-passe')}
        requis
      />
    </>
  );
}
