import { Readable } from 'node:stream';
import type { Context, Hono } from 'hono';
import { sansDroit } from '../../../acts/annuaire/agir.ts';
import type { NomActeDAnnuaire } from '../../../acts/annuaire/demande.ts';
import { ecrireRefus } from '../../../acts/refus.ts';
import type { Acteur, Espace } from '../../../espace/espace.ts';
import { cheminDInvitation } from '../../../espace/lien-d-invitation.ts';
import { fluxDOrganisation } from '../../../facts/flux.ts';
import { deriverOrganisation, type EtatOrganisation } from '../../../rules/mandats.ts';
import { nomPersonne } from '../../../views/dit.ts';
import { Feuille } from '../../composants/feuille.tsx';
import { Chapeau } from '../../composants/mise-en-page.tsx';
import { T } from '../../composants/texte.tsx';
import type { DependancesCommunes, Env } from '../../env.ts';
import { champsDeFichier, lireChamps } from '../../formulaires.ts';
import { introuvable } from '../../porte/erreur.ts';
import { garderFichier, lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import { annoncerFichier } from '../../porte/remise.ts';
import { adresseEntiere } from '../connexion/commun.tsx';
import { acteurOuChoix } from '../listes/commun.tsx';
import { PageDeCoordonnees } from './coordonnees.tsx';
import type { GesteDAnnuaire, Situation } from './declaration.ts';
import { PageOrganisation } from './fiche.tsx';
import { PageGeste, suiteDe } from './geste.tsx';
import { demander, GESTES } from './gestes.ts';
import { ListeDOrganisations } from './liste.tsx';
import { messageDInvitation } from './message.ts';

/** Who acts for whom: organisations, their mandates, invitations and delegations. */
export function pagesOrganisations(app: Hono<Env>, deps: DependancesCommunes): void {
  app.get('/organisations', async (c) => {
    const acteur = acteurOuChoix(c);
    const { espace } = c.var.deps;
    if (!(await voitTout(espace, acteur))) return c.redirect(`/organisations/${acteur.organisation}`);
    return c.html(await ListeDOrganisations({ c, espace, acteur }));
  });

  app.on(['GET', 'POST'], '/organisations/nouvelle', limiter(deps.limites.ecritures, 'session'), (c) =>
    geste(c, deps, null, GESTES['inscrire-organisation']),
  );

  app.get('/organisations/:id', async (c) => {
    const vue = await trouver(c);
    return c.html(await PageOrganisation({ c, deps, ...vue }));
  });

  app.get('/organisations/:id/coordonnees', async (c) => {
    const vue = await trouver(c, true);
    return c.html(await PageDeCoordonnees({ c, ...vue, enEntier: null }));
  });

  // Asked for by a form, so that nothing that only follows links reads it.
  app.post('/organisations/:id/coordonnees', limiter(deps.limites.ecritures, 'session'), async (c) => {
    const vue = await trouver(c, true);
    await lireFormulaire(c);
    const enEntier = await vue.espace.annuaire.lireCoordonnees(vue.etat.id, vue.acteur);
    if (enEntier === null) return c.html(<PasPermis c={c} acte="valider-coordonnees" />, 403);
    c.header('cache-control', 'no-store');
    return c.html(await PageDeCoordonnees({ c, ...vue, enEntier }));
  });

  app.get('/organisations/:id/coordonnees/:rang{[0-9]{1,9}}/rib', async (c) => {
    const { espace, acteur, etat } = await trouver(c, true);
    const demande = `${fluxDOrganisation(etat.id)}:${c.req.param('rang')}`;
    const lu = (await espace.annuaire.lireRib(etat.id, acteur, demande)) ?? introuvable();
    annoncerFichier(c, lu);
    c.header('cache-control', 'no-store');
    return c.body(Readable.toWeb(Readable.from(lu.contenu)) as ReadableStream);
  });

  app.on(
    ['GET', 'POST'],
    '/organisations/:id/:geste',
    limiter(deps.limites.ecritures, 'session'),
    async (c) => {
      const nom = c.req.param('geste');
      const declare = Object.hasOwn(GESTES, nom) ? GESTES[nom as keyof typeof GESTES] : introuvable();
      if (declare.acte === 'inscrire-organisation') introuvable();
      return geste(c, deps, await trouver(c, suiteDe(declare.acte) !== ''), declare);
    },
  );
}

interface Vue {
  readonly espace: Espace;
  readonly acteur: Acteur;
  readonly etat: EtatOrganisation;
  readonly faits: NonNullable<Awaited<ReturnType<Espace['annuaire']['organisation']>>>['faits'];
}

/** The authority that answers for the espace sees every organisation; the others see their own. */
const voitTout = async (espace: Espace, acteur: Acteur): Promise<boolean> =>
  (await espace.garde()).collectivite === acteur.organisation;

/** `payeur`: also for those who pay the organisation, who see its bank details and nothing else of it. */
async function trouver(c: Context<Env>, payeur = false): Promise<Vue> {
  const acteur = acteurOuChoix(c);
  const { espace } = c.var.deps;
  const id = c.req.param('id') ?? '';
  const { etat, faits } = (await espace.annuaire.organisation(id)) ?? introuvable();
  if (
    id !== acteur.organisation &&
    !(await voitTout(espace, acteur)) &&
    !(payeur && (await espace.annuaire.peutLireCoordonnees(etat, acteur)))
  )
    introuvable();
  return { espace, acteur, etat, faits };
}

async function geste(
  c: Context<Env>,
  deps: DependancesCommunes,
  vue: Vue | null,
  declare: GesteDAnnuaire,
): Promise<Response> {
  const acteur = acteurOuChoix(c);
  const { espace } = c.var.deps;
  const situation = await situer(c, vue, declare);
  const etat: EtatOrganisation = vue?.etat ?? deriverOrganisation('', []);
  if (!(await espace.annuaire.permet(etat, acteur, declare.acte, situation.mandat?.id)))
    return c.html(<PasPermis c={c} acte={declare.acte} />, 403);
  const page = { c, declare, situation, rang: etat.rang, organisation: vue?.etat.id ?? null };
  if (c.req.method === 'GET') return c.html(<PageGeste {...page} />);

  const champs = declare.champs(situation);
  const recu = await lireFormulaire(c, champsDeFichier(champs));
  const lu = lireChamps(champs, recu);
  const gardes = new Map([...lu.fichiers].map(([id, f]) => [id, garderFichier(c, f)] as const));
  if (lu.erreurs.length > 0)
    return c.html(<PageGeste {...page} saisie={recu.saisie} erreurs={lu.erreurs} gardes={gardes} />, 422);
  const demande = demander(declare, situation, lu.valeurs);
  const fini =
    demande.acte === 'inscrire-organisation'
      ? await espace.annuaire.inscrire(acteur, demande.donnees)
      : await espace.annuaire.agir(etat.id, acteur, recu.rang, demande);
  if (!fini.ok) {
    const perime = fini.erreur.some((r) => r.code === 'ecrit-entre-temps');
    const erreurs = fini.erreur.map((r) => ({ champ: r.champ, message: ecrireRefus(r) }));
    return c.html(
      <PageGeste {...page} saisie={recu.saisie} erreurs={erreurs} gardes={gardes} />,
      perime ? 409 : 422,
    );
  }
  const id = typeof fini.valeur === 'string' ? fini.valeur : etat.id;
  if (demande.acte === 'inviter' && typeof fini.valeur !== 'string')
    await prevenir(c, deps, espace, fini.valeur);
  return c.redirect(`/organisations/${id}${suiteDe(demande.acte)}`, 303);
}

/** The link goes to whom it names; where no mail goes out, the organisation's page shows it to be handed over. */
async function prevenir(
  c: Context<Env>,
  deps: DependancesCommunes,
  espace: Espace,
  etat: EtatOrganisation,
): Promise<void> {
  const invitation = etat.invitations.at(-1);
  if (!invitation || deps.courrier === null) return;
  const chemin = cheminDInvitation(
    { espace: espace.id, organisation: etat.id, rang: invitation.rang },
    deps.secret,
  );
  const organisation = (await espace.noms()).organisation(etat.id);
  const adresse = adresseEntiere(c, deps, chemin);
  const message = messageDInvitation(invitation, organisation?.nomCourt ?? etat.id, adresse);
  await deps.courrier({ ...message, espace: espace.id });
}

async function situer(c: Context<Env>, vue: Vue | null, declare: GesteDAnnuaire): Promise<Situation> {
  const noms = await c.var.deps.espace.noms();
  const acteur = acteurOuChoix(c);
  const etat = vue?.etat;
  const mandat = etat?.mandats.find((m) => m.id === c.req.query('mandat')) ?? null;
  const invitation = etat?.invitations.find((i) => i.fait === c.req.query('invitation')) ?? null;
  if (declare.sur === 'mandat' && mandat === null) introuvable();
  if (declare.sur === 'invitation' && invitation === null) introuvable();
  const nomDe = (id: string): string => nomPersonne(noms, id);
  const deLaMaison = [...new Set((etat?.mandats ?? []).map((m) => m.personne))];
  return {
    organisation: (etat && noms.organisation(etat.id)) ?? null,
    nature: etat?.nature ?? null,
    mandat,
    invitation,
    personnes: deLaMaison
      .filter((p) => p !== mandat?.personne && p !== acteur.personne)
      .flatMap((p) => noms.personne(p) ?? [])
      .toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr')),
    nomDe,
    aujourdhui: c.var.cadre.aujourdhui,
    coordonnees: (etat ?? deriverOrganisation('', [])).coordonnees,
    parLAutorite: await voitTout(c.var.deps.espace, acteur),
  };
}

const PasPermis = ({ c, acte }: { readonly c: Context<Env>; readonly acte: NomActeDAnnuaire }) => (
  <Feuille cadre={c.var.cadre} titre="Votre fonction ne permet pas cela">
    <Chapeau titre="Votre fonction ne permet pas cela" enMarge="Refusé" lede={ecrireRefus(sansDroit(acte))}>
      <p>
        <a href="/organisations">
          <T>Revenir aux organisations</T>
        </a>
      </p>
    </Chapeau>
  </Feuille>
);
