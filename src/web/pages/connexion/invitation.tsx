import type { Context, Hono } from 'hono';
import { jointes } from '../../../acts/annuaire/agir.ts';
import { ecrireRefus } from '../../../acts/refus.ts';
import { enumerer, minuscule } from '../../../basics/francais.ts';
import { ecrireJour } from '../../../basics/jour.ts';
import { reussite } from '../../../basics/result.ts';
import { resteAFaire, type SessionOuverte } from '../../../comptes/comptes.ts';
import { direRefusDeCompte } from '../../../comptes/refus.ts';
import type { Espace, Organisation } from '../../../espace/espace.ts';
import { sceauJuste } from '../../../espace/lien-d-invitation.ts';
import type { Invitation } from '../../../rules/mandats.ts';
import { CE_QU_ON_VIENT_FAIRE, FONCTIONS } from '../../../views/listes/fonctions.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import { ChampTexte } from '../../composants/champ.tsx';
import { type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { T } from '../../composants/texte.tsx';
import type { DependancesCommunes, Env } from '../../env.ts';
import { ErreurHttp, introuvable } from '../../porte/erreur.ts';
import { type FormulaireRecu, lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import { relayer, visiteurDe } from '../../porte/visiteur.ts';
import { avecRetour, erreurDe, messageDe, PageDePorte, renouvelerLesFormulaires } from './commun.tsx';
import { ChampNouveauMotDePasse } from './liens.tsx';

const CHEMIN = '/invitation/:espace/:organisation/:rang{[0-9]{1,9}}/:sceau';

/** An invitation: accepted by whoever is signed in, or by a new account made there. */
export function pagesInvitation(app: Hono<Env>, deps: DependancesCommunes): void {
  app.get(CHEMIN, async (c) => {
    const visee = await trouver(c, deps);
    return c.html(<PageInvitation c={c} visee={visee} nom={visee.invitation.nom ?? ''} erreurs={[]} />);
  });

  app.post(CHEMIN, limiter(deps.limites.sessions, 'adresse'), async (c) => {
    const visee = await trouver(c, deps);
    const recu = await lireFormulaire(c);
    const refuser = (erreurs: readonly ErreurDeSaisie[]) =>
      c.html(<PageInvitation c={c} visee={visee} nom={recu.un('nom')} erreurs={erreurs} />, 422);
    if (visee.invitation.suite !== null) return refuser([]);
    const { aConfirmer } = c.var.connu;
    const session = c.var.connu.compte ?? aConfirmer ?? (await ouvrirCompte(c, deps, visee, recu));
    if (Array.isArray(session)) return refuser(session);
    // A password alone takes no office where its owner gives a code too.
    if (resteAFaire(session as SessionOuverte, false) === 'confirmer')
      return c.redirect(avecRetour('/connexion/code', c.req.path), 303);
    const { compte } = session as SessionOuverte;
    const { espace, organisation, invitation } = visee;
    const pris = await espace.annuaire.accepter(organisation.id, invitation.fait, compte);
    if (!pris.ok) return refuser(pris.erreur.map((r) => ({ champ: null, message: ecrireRefus(r) })));
    await deps.comptes.choisirMandat(session as SessionOuverte, `${espace.id}/${pris.valeur}`);
    await renouvelerLesFormulaires(c, deps);
    return c.redirect('/a-faire', 303);
  });

  if (deps.agents !== null)
    app.post(`${CHEMIN}/agent`, limiter(deps.limites.sessions, 'adresse'), (c) => partirEnAgent(c, deps));
}

/** Leaves for the provider with the account that will be recognised at the return: nobody has opened it yet. */
async function partirEnAgent(c: Context<Env>, deps: DependancesCommunes): Promise<Response> {
  const { invitation } = await trouver(c, deps);
  await lireFormulaire(c);
  const courriel = invitation.courriel ?? '';
  if ((await deps.comptes.compteDe(courriel)) === null)
    await deps.comptes.creer({ courriel, nom: invitation.nom ?? courriel });
  const depart = await deps.comptes.partirChezLeFournisseur(c.req.path.replace(/\/agent$/, ''));
  if (!depart.ok) throw new ErreurHttp(403, 'agents', direRefusDeCompte(depart.erreur));
  relayer(c, depart.valeur.cookies);
  return c.redirect(depart.valeur.adresse, 303);
}

interface Visee {
  readonly espace: Espace;
  readonly nomDeLEspace: string;
  readonly organisation: Organisation;
  readonly invitation: Invitation;
  /** those that the same link takes */
  readonly toutes: readonly Invitation[];
}

async function trouver(c: Context<Env>, deps: DependancesCommunes): Promise<Visee> {
  const lien = {
    espace: c.req.param('espace') ?? '',
    organisation: c.req.param('organisation') ?? '',
    rang: Number(c.req.param('rang')),
  };
  if (!sceauJuste(c.req.param('sceau') ?? '', lien, deps.secret)) introuvable();
  const espace = (await deps.espaces.de(lien.espace)) ?? introuvable();
  const lue = await espace.annuaire.organisation(lien.organisation);
  const invitation = lue?.etat.invitations.find((i) => i.rang === lien.rang) ?? introuvable();
  const organisation = (await espace.noms()).organisation(lien.organisation) ?? introuvable();
  const toutes = jointes(lue?.etat.invitations ?? [], invitation, espace.horloge.aujourdhui());
  return { espace, nomDeLEspace: (await espace.garde()).nom, organisation, invitation, toutes };
}

/** A new account under the address that was invited; someone who has one already signs in first. */
async function ouvrirCompte(
  c: Context<Env>,
  deps: DependancesCommunes,
  { invitation }: Visee,
  recu: FormulaireRecu,
): Promise<SessionOuverte | ErreurDeSaisie[]> {
  const courriel = invitation.courriel ?? '';
  const motDePasse = recu.saisie.get('mot-de-passe')?.[0] ?? '';
  // Known already: an earlier try that stopped at the password, or an account in use, which then refuses.
  const connu = await deps.comptes.compteDe(courriel);
  const cree = connu === null ? await deps.comptes.creer({ courriel, nom: recu.un('nom') }) : reussite(connu);
  if (!cree.ok) return [erreurDe(cree.erreur)];
  const ouvert = await deps.comptes.ouvrirParInvitation(cree.valeur, motDePasse, {
    parCourriel: deps.courrier !== null,
  });
  if (!ouvert.ok) return [erreurDe(ouvert.erreur)];
  const entree = await deps.comptes.entrerParMotDePasse({ courriel, motDePasse }, visiteurDe(c));
  if (!entree.ok) return [erreurDe(entree.erreur)];
  relayer(c, entree.valeur.cookies);
  return entree.valeur.session;
}

function PageInvitation(props: {
  c: Context<Env>;
  visee: Visee;
  nom: string;
  erreurs: readonly ErreurDeSaisie[];
}) {
  const { c, visee, erreurs } = props;
  const { organisation, invitation, nomDeLEspace } = visee;
  const compte = c.var.connu.compte?.compte ?? null;
  const fermee = pourquoiFermee(invitation, c.var.cadre.aujourdhui, compte !== null);
  if (fermee !== null)
    return (
      <PageDePorte c={c} titre="Cette invitation est close" enMarge={nomDeLEspace} lede={fermee}>
        <p>{compte === null ? <a href="/connexion">Se connecter</a> : <a href="/moi">Mon compte</a>}</p>
      </PageDePorte>
    );
  return (
    <PageDePorte
      c={c}
      titre={`Agir pour ${organisation.nomCourt}`}
      enMarge={nomDeLEspace}
      lede={
        visee.toutes.length > 1
          ? `Vos fonctions : ${enumerer(visee.toutes.map((i) => minuscule(FONCTIONS[i.fonction])))}. Vous passez de l’une à l’autre dans « Mon compte ».`
          : `Votre fonction : ${minuscule(FONCTIONS[invitation.fonction])}. ${CE_QU_ON_VIENT_FAIRE[invitation.fonction]}`
      }
      erreurs={erreurs}
      bilan="L’invitation n’est pas encore acceptée"
    >
      {compte === null && c.var.deps.agents !== null && (
        <Formulaire cadre={c.var.cadre} action={`${c.req.path}/agent`}>
          <Actions>
            <Bouton>Continuer avec mon identité professionnelle</Bouton>
          </Actions>
          <p class="discret">Ou avec un mot de passe :</p>
        </Formulaire>
      )}
      <Formulaire cadre={c.var.cadre} action={c.req.path}>
        {compte === null ? (
          <>
            <p>
              <T>{`Votre compte portera l’adresse ${invitation.courriel ?? ''}.`}</T>
            </p>
            <ChampTexte
              id="nom"
              libelle="Prénom et nom"
              complete="name"
              valeur={props.nom}
              erreur={messageDe(erreurs, 'nom')}
              requis
            />
            <ChampNouveauMotDePasse erreurs={erreurs} courriel={invitation.courriel ?? ''} />
          </>
        ) : (
          <p>
            <T>{`Vous êtes connecté comme ${compte.nom} (${compte.courriel}).`}</T>
          </p>
        )}
        <Actions>
          <Bouton>Accepter l’invitation</Bouton>
          {compte === null && (
            <LienBouton second href={avecRetour('/connexion', c.req.path)}>
              J’ai déjà un compte
            </LienBouton>
          )}
        </Actions>
      </Formulaire>
      <p class="discret">
        <T>{`L’invitation est ouverte jusqu’au ${ecrireJour(invitation.expire)}.`}</T>
      </p>
    </PageDePorte>
  );
}

function pourquoiFermee(i: Invitation, aujourdhui: number, connecte: boolean): string | null {
  if (i.suite === 'acceptee')
    return connecte
      ? 'Elle a déjà été acceptée. Vos fonctions sont dans « Mon compte ».'
      : 'Elle a déjà été acceptée. Connectez-vous : votre fonction vous attend.';
  if (i.suite === 'retiree') return 'Elle a été retirée. Demandez un nouveau lien à qui vous a invité.';
  return i.expire < aujourdhui
    ? `Elle n’était ouverte que jusqu’au ${ecrireJour(i.expire)}. Demandez-en une autre à qui vous a invité.`
    : null;
}
