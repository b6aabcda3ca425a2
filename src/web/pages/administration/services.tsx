import type { Context, Hono } from 'hono';
import { SERVICES } from '../../../facts/administration.ts';
import type { Service, Services } from '../../../rules/services.ts';
import { direInstant } from '../../../views/listes/journal.ts';
import { SERVICES_DITS } from '../../../views/services.ts';
import { Actions, Bouton } from '../../composants/boutons.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang, Section } from '../../composants/mise-en-page.tsx';
import { Note } from '../../composants/note.tsx';
import { Statut } from '../../composants/statut.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { T } from '../../composants/texte.tsx';
import type { DependancesCommunes, Env } from '../../env.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import { adresseEntiere } from '../connexion/commun.tsx';
import { ADMINISTRATION, exiger, permis } from './commun.ts';

const ICI = '/administration/services';

/** What the installation is set with, what is missing without it; and a mail to try, to oneself only. */
export function pagesServices(app: Hono<Env>, deps: DependancesCommunes): void {
  app.get(ICI, async (c) => {
    const { services } = await lire(c);
    return c.html(<Page c={c} services={services} erreurs={[]} />);
  });

  app.post(ICI, limiter(deps.limites.documents, 'session'), async (c) => {
    const { acteur, espace, services } = await lire(c);
    await lireFormulaire(c);
    const refuser = (message: string) =>
      c.html(<Page c={c} services={services} erreurs={[{ champ: null, message }]} />, 422);
    if (deps.courrier === null) return refuser('Aucun serveur de courriel n’est réglé. Rien ne peut partir.');
    const moi = (await espace.noms()).personne(acteur.personne);
    if (!moi?.courriel)
      return refuser('Aucune adresse électronique n’est connue pour vous. Rien ne peut vous être envoyé.');
    const quand = direInstant(deps.horloge.maintenant(), deps.fuseau);
    await deps.courrier({
      ...{ a: moi.courriel, espace: espace.id, objet: 'Essai de l’envoi des courriels' },
      paragraphes: [
        `Bonjour ${moi.nom},`,
        `Vous avez demandé ce courriel d’essai le ${quand}. S’il vous parvient, les courriels de Maillage partent.`,
      ],
      lien: {
        texte: 'Voir les courriels de l’espace',
        adresse: adresseEntiere(c, deps, '/espace/envois'),
      },
    });
    return c.redirect(`${ICI}?essai=parti`, 303);
  });
}

async function lire(c: Context<Env>) {
  const ici = await exiger(c, 'voir-services');
  return { ...ici, services: permis(await ici.espace.administration.services(ici.acteur)) };
}

function Page(props: { c: Context<Env>; services: Services; erreurs: readonly ErreurDeSaisie[] }) {
  const { c, services, erreurs } = props;
  return (
    <Feuille
      cadre={c.var.cadre}
      titre="Services"
      erreur={erreurs.length > 0}
      ariane={[ADMINISTRATION, { texte: 'Services' }]}
    >
      <Chapeau
        titre="Services"
        lede="Ce que l’installation apporte à l’espace. Cela se règle par qui la tient, au démarrage ; chaque changement paraît au journal de l’espace."
      />
      <Rang>
        <BilanErreurs erreurs={erreurs} titre="Rien n’est parti" />
        {c.req.query('essai') === 'parti' && (
          <Note titre="Le courriel d’essai est écrit">
            <p>
              <T>S’il n’est pas chez vous dans deux minutes, </T>
              <a href="/espace/envois">la liste des courriels</a>
              <T> en dit la cause.</T>
            </p>
          </Note>
        )}
        <Tableau
          legende="Services de l’installation"
          entete={0}
          etiquettes
          colonnes={[{ titre: 'Service' }, { titre: 'État', sorte: 'qui' }, { titre: 'Détail' }]}
          lignes={SERVICES.map((s) => ligne(s, services[s]))}
        />
      </Rang>
      {services.courriels !== undefined && (
        <Section id="essai" titre="Essayer l’envoi">
          <p>
            <T>Un courriel d’essai part à votre adresse, et à elle seule.</T>
          </p>
          <Formulaire cadre={c.var.cadre} action={ICI}>
            <Actions>
              <Bouton second>M’envoyer un courriel d’essai</Bouton>
            </Actions>
          </Formulaire>
        </Section>
      )}
    </Feuille>
  );
}

function ligne(service: Service, dit: string | undefined) {
  const { titre, sans, reglage } = SERVICES_DITS[service];
  return [
    titre,
    dit === undefined ? <Statut ton="attente" texte="Pas réglé" /> : <Statut ton="fait" texte="Réglé" />,
    dit === undefined ? (
      <span>
        <T>{sans}</T> <span class="discret">Se règle par </span>
        <code>{reglage}</code>
      </span>
    ) : (
      dit
    ),
  ];
}
