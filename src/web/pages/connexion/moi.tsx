import type { Context, Hono } from 'hono';
import { de } from '../../../basics/francais.ts';
import type { SessionListee } from '../../../comptes/comptes.ts';
import type { MandatDUnEspace } from '../../../espace/espaces.ts';
import { direPeriode } from '../../../views/faits-annuaire.ts';
import { FONCTIONS } from '../../../views/listes/fonctions.ts';
import { direInstant } from '../../../views/listes/journal.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import { ChampTexte } from '../../composants/champ.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Section } from '../../composants/mise-en-page.tsx';
import { Vide } from '../../composants/note.tsx';
import { T } from '../../composants/texte.tsx';
import type { DependancesCommunes, Env } from '../../env.ts';
import { cleDuMandat } from '../../identite.ts';
import { introuvable } from '../../porte/erreur.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import { annoncerFichier } from '../../porte/remise.ts';
import { relayer, visiteurDe } from '../../porte/visiteur.ts';
import { cheminLocal } from '../chemin-local.ts';
import { compteOuConnexion, erreurDe, messageDe, renouvelerLesFormulaires } from './commun.tsx';
import { MOYENS } from './entrer.tsx';
import { ChampNouveauMotDePasse } from './liens.tsx';

/** « Mon compte »: the mandates one may act under, the sessions open, the means of coming in. */
export function pagesMoi(app: Hono<Env>, deps: DependancesCommunes): void {
  const porte = limiter(deps.limites.sessions, 'adresse');

  app.get('/moi', async (c) => c.html(await pageMoi(c, deps, [])));

  app.post('/moi/mandat', async (c) => {
    const session = compteOuConnexion(c);
    const recu = await lireFormulaire(c);
    const tenus = await deps.espaces.mandatsDuCompte(session.compte.id);
    const choisi = tenus.find((t) => cleDuMandat(t) === recu.un('mandat')) ?? introuvable();
    await deps.comptes.choisirMandat(session, cleDuMandat(choisi));
    await renouvelerLesFormulaires(c, deps);
    return c.redirect(cheminLocal(recu.un('vers')), 303);
  });

  app.post('/moi/sessions', async (c) => {
    const session = compteOuConnexion(c);
    const recu = await lireFormulaire(c);
    const laquelle = recu.un('session');
    if (laquelle === 'autres') await deps.comptes.terminerLesAutres(session);
    else await deps.comptes.terminer(session, laquelle);
    return c.redirect('/moi#sessions', 303);
  });

  app.post('/moi/mot-de-passe', porte, async (c) => {
    const session = compteOuConnexion(c);
    const recu = await lireFormulaire(c);
    const tel = (nom: string): string => recu.saisie.get(nom)?.[0] ?? '';
    const change = await deps.comptes.changerMotDePasse(
      session,
      { actuel: tel('mot-de-passe-actuel'), nouveau: tel('mot-de-passe') },
      visiteurDe(c),
    );
    if (!change.ok) return c.html(await pageMoi(c, deps, [erreurDe(change.erreur)]), 422);
    relayer(c, change.valeur.cookies);
    await renouvelerLesFormulaires(c, deps);
    return c.redirect('/moi#changer-de-mot-de-passe', 303);
  });

  app.get('/moi/donnees.json', async (c) => {
    const { compte } = compteOuConnexion(c);
    const donnees = await deps.comptes.exporterCompte(compte.id);
    annoncerFichier(c, { nom: 'mes-donnees.json', type: 'application/json; charset=utf-8' });
    const tout = {
      compte: donnees,
      mandats: (await deps.espaces.mandatsDuCompte(compte.id)).map(({ garde, mandat }) => ({
        espace: garde.nom,
        organisation: mandat.organisation.nom,
        fonction: mandat.acteur.fonction,
        titre: mandat.titre,
      })),
    };
    return c.body(JSON.stringify(tout));
  });
}

async function pageMoi(c: Context<Env>, deps: DependancesCommunes, erreurs: readonly ErreurDeSaisie[]) {
  const session = compteOuConnexion(c);
  const { cadre, connu } = c.var;
  const { compte } = session;
  const mandats = await deps.espaces.mandatsDuCompte(compte.id);
  return (
    <Feuille cadre={cadre} titre="Mon compte" erreur={erreurs.length > 0}>
      <Chapeau
        titre={compte.nom}
        enMarge="Mon compte"
        lede={
          connu.manque === 'mandat' && mandats.length > 1
            ? 'Choisissez au nom de qui vous agissez maintenant. On en change à tout moment.'
            : compte.courriel
        }
      >
        <Formulaire cadre={cadre} action="/sortir">
          <Actions>
            <Bouton second>Se déconnecter</Bouton>
          </Actions>
        </Formulaire>
      </Chapeau>
      <Mandats c={c} mandats={mandats} />
      <Section id="second-facteur" titre="Second facteur">
        <SecondFacteur
          c={c}
          restants={session.secondFacteur ? await deps.comptes.codesRestants(session) : null}
        />
      </Section>
      <Section id="changer-de-mot-de-passe" titre="Mot de passe">
        <div class="saisie">
          <BilanErreurs erreurs={erreurs} titre="Le mot de passe n’est pas encore changé" />
          <Formulaire cadre={cadre} action="/moi/mot-de-passe">
            <ChampTexte
              id="mot-de-passe-actuel"
              libelle="Mot de passe actuel"
              aide="Laissez vide si vous n’en avez pas encore"
              sorte="mot-de-passe"
              complete="current-password"
              erreur={messageDe(erreurs, 'mot-de-passe-actuel')}
            />
            <ChampNouveauMotDePasse erreurs={erreurs} courriel={compte.courriel} />
            <Actions>
              <Bouton second>Changer le mot de passe</Bouton>
            </Actions>
          </Formulaire>
        </div>
      </Section>
      <Sessions c={c} fuseau={deps.fuseau} sessions={await deps.comptes.sessions(session)} />
      <Section id="donnees" titre="Mes données">
        <p>
          <T>Ce que Maillage garde de vous, en un fichier : votre compte, vos sessions, vos mandats. </T>
          <a href="/moi/donnees.json" download="">
            Télécharger mes données
          </a>
        </p>
      </Section>
    </Feuille>
  );
}

function Mandats({ c, mandats }: { readonly c: Context<Env>; readonly mandats: readonly MandatDUnEspace[] }) {
  const courant = c.var.connu.compte?.mandat ?? null;
  return (
    <Section id="mandats" titre="Vous agissez pour" combien={mandats.length}>
      {mandats.length === 0 ? (
        <Vide titre="Aucun mandat en cours.">
          Demandez une invitation à l’administrateur de votre organisation, ou à la collectivité.
        </Vide>
      ) : (
        <Formulaire cadre={c.var.cadre} action="/moi/mandat">
          <input type="hidden" name="vers" value={cheminLocal(c.req.query('vers'))} />
          <ul class="liste">
            {mandats.map((m) => (
              <li class="identite">
                <div>
                  <p class="identite-nom">
                    <T>{m.mandat.titre ?? FONCTIONS[m.mandat.acteur.fonction]}</T>
                    {m.mandat.delegueDe !== null && <span class="discret"> (délégation)</span>}
                  </p>
                  <p class="discret">
                    <T>{`${m.mandat.organisation.nom}, ${direPeriode(m.mandat)}. ${m.garde.nom}.`}</T>
                  </p>
                </div>
                {cleDuMandat(m) === courant ? (
                  <span class="discret">En ce moment</span>
                ) : (
                  <Bouton second name="mandat" value={cleDuMandat(m)}>
                    Agir
                    <span class="seulement-lecteur">{` pour ${m.mandat.organisation.nom}`}</span>
                  </Bouton>
                )}
              </li>
            ))}
          </ul>
        </Formulaire>
      )}
    </Section>
  );
}

function SecondFacteur({ c, restants }: { readonly c: Context<Env>; readonly restants: number | null }) {
  if (restants === null)
    return (
      <>
        <p>
          <T>
            Aucun. Un code donné par votre téléphone, en plus du mot de passe, protège ce que vous signez et
            ce que vous payez.
          </T>
        </p>
        <Actions>
          <LienBouton second href="/moi/second-facteur?vers=/moi">
            Installer un second facteur
          </LienBouton>
        </Actions>
      </>
    );
  return (
    <>
      <p>
        <T>{`En place. Codes de secours restants : ${restants}.`}</T>
      </p>
      <div class="actions">
        <Formulaire cadre={c.var.cadre} action="/moi/codes-de-secours">
          <Bouton second>Refaire les codes de secours</Bouton>
        </Formulaire>
        <Formulaire cadre={c.var.cadre} action="/moi/second-facteur/retirer">
          <Bouton second>Retirer le second facteur</Bouton>
        </Formulaire>
      </div>
    </>
  );
}

function Sessions(props: { c: Context<Env>; fuseau: string; sessions: readonly SessionListee[] }) {
  const { c, sessions } = props;
  return (
    <Section id="sessions" titre="Sessions ouvertes" combien={sessions.length}>
      <Formulaire cadre={c.var.cadre} action="/moi/sessions">
        <ul class="liste">
          {sessions.map((s) => (
            <li class="identite">
              <div>
                <p class="identite-nom">
                  <T>{s.navigateur}</T>
                  {s.courante && <span class="discret"> (celle-ci)</span>}
                </p>
                <p class="discret">
                  <T>
                    {`Ouverte ${MOYENS[s.moyen]} le ${direInstant(s.ouverte, props.fuseau)}, vue le ${direInstant(s.vue, props.fuseau)}`}
                  </T>
                </p>
              </div>
              {!s.courante && (
                <Bouton second name="session" value={s.id}>
                  Terminer<span class="seulement-lecteur">{` la session ${de(s.navigateur)}`}</span>
                </Bouton>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <Actions>
            <Bouton second name="session" value="autres">
              Terminer toutes les autres
            </Bouton>
          </Actions>
        )}
      </Formulaire>
    </Section>
  );
}
