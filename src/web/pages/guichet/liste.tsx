import type { Context, Hono } from 'hono';
import type { Acteur } from '../../../acts/acteur.ts';
import { DEPOSANTS, TENANTS } from '../../../acts/guichet/table.ts';
import { capitale } from '../../../basics/francais.ts';
import { ecrireIso } from '../../../basics/jour.ts';
import type { Noms } from '../../../espace/espace.ts';
import type { GuichetDEspace, LigneArrivee } from '../../../espace/guichet.ts';
import type { EtatDArrivee } from '../../../rules/guichet.ts';
import { depotsDe } from '../../../views/depots.ts';
import { MOYENS_D_ARRIVEE } from '../../../views/faits-guichet.ts';
import { direExpediteur, motifDEcartDit, statutDArrivee, titreDArrivee } from '../../../views/guichet.ts';
import { compter, ecrireJourCourt } from '../../../views/typographie.ts';
import { type Cadre, lier } from '../../cadre.ts';
import { Actions, LienBouton } from '../../composants/boutons.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { FiltreListe, Filtres, FiltreTexte } from '../../composants/filtres.tsx';
import { Chapeau, Rang, Section } from '../../composants/mise-en-page.tsx';
import { Vide } from '../../composants/note.tsx';
import { Onglets } from '../../composants/onglets.tsx';
import { Pagination } from '../../composants/pagination.tsx';
import { Statut } from '../../composants/statut.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { T } from '../../composants/texte.tsx';
import type { Env } from '../../env.ts';
import { ErreurHttp } from '../../porte/erreur.ts';
import { acteurOuChoix, adresseAvec, choisi, pageDemandee, TAILLE } from '../listes/commun.tsx';
import { DepotsAuDossier, SUITES } from './depots.tsx';

const MOYENS = ['depot', 'courriel', 'papier', 'main'] as const;
const VUES = ['attend', 'aujourdhui', 'a-part', 'traite', 'tout'] as const;
type Vue = (typeof VUES)[number];

const ETATS: Readonly<Record<Vue, readonly EtatDArrivee[] | undefined>> = {
  attend: ['a-classer', 'a-confirmer'],
  aujourdhui: undefined,
  'a-part': ['a-part'],
  traite: ['finie'],
  tout: undefined,
};

const NOMS_DES_VUES: Readonly<Record<Vue, string>> = {
  attend: 'En attente',
  aujourdhui: 'Arrivé aujourd’hui',
  'a-part': 'Mis à part',
  traite: 'Traité',
  tout: 'Tout',
};

/** Whoever sends papers, or holds a counter. */
export function acteurDuGuichet(c: Context<Env>): Acteur {
  const acteur = acteurOuChoix(c);
  if (!DEPOSANTS.includes(acteur.fonction)) throw new ErreurHttp(403, 'pas-permis');
  return acteur;
}

export const adresseDArrivee = (flux: string): string => `/guichet/arrivees/${flux.replace('arrivee--', '')}`;

/** « Guichet »: what came today, what waits, what was set apart, what is done; for a depositor, what became of what they sent. */
export function pageGuichet(app: Hono<Env>): void {
  app.get('/guichet', async (c) => {
    const acteur = acteurDuGuichet(c);
    const { cadre } = c.var;
    const tient = TENANTS.includes(acteur.fonction);
    const liste = await lireArrivees(c, acteur, tient);
    return c.html(
      <Feuille cadre={cadre} titre="Guichet" rubrique="guichet">
        <Chapeau
          titre="Guichet"
          enMarge={cadre.qui?.pour}
          lede={
            tient
              ? 'Tout ce qui arrive, par le site, par courriel ou sur papier, avant d’entrer au dossier.'
              : 'Ce que votre organisation a déposé, ici ou sur la page d’une échéance, ce que c’est devenu, et les récépissés.'
          }
        >
          {!cadre.ailleurs && (
            <Actions>
              <LienBouton href="/guichet/depot">
                {tient ? 'Enregistrer une arrivée' : 'Déposer des pièces'}
              </LienBouton>
            </Actions>
          )}
          {tient && <VuesEtFiltres cadre={cadre} liste={liste} />}
        </Chapeau>
        {tient ? (
          <Rang>
            <ListeDArrivees cadre={cadre} liste={liste} />
          </Rang>
        ) : (
          <>
            {await depotsAuDossier(c, acteur)}
            {(liste.lues.total > 0 || liste.demandee) && (
              <Section id="envois" titre="Envois au guichet" precision="avant d’entrer au dossier">
                <VuesEtFiltres cadre={cadre} liste={liste} />
                <ListeDArrivees cadre={cadre} liste={liste} />
              </Section>
            )}
          </>
        )}
      </Feuille>,
    );
  });
}

/** The dossiers of a depositor hold what was handed in anywhere: the counter is only one of the ways. */
async function depotsAuDossier(c: Context<Env>, acteur: Acteur) {
  const { cadre, deps } = c.var;
  const dossiers = await deps.espace.dossiersDe(acteur, { au: cadre.au, connu: cadre.connu });
  const depots = dossiers.flatMap((d) => depotsDe(d, acteur.organisation)).sort((a, b) => b.jour - a.jour);
  return (
    <DepotsAuDossier
      cadre={cadre}
      depots={depots}
      suite={choisi(c.req.query('depots'), SUITES) ?? 'tous'}
      page={c.req.query('depots') === undefined ? 1 : pageDemandee(c)}
      adresse={(change) => adresseAvec('/guichet', change)}
    />
  );
}

interface ListeLue {
  readonly vue: Vue;
  readonly tient: boolean;
  /** a view or a filter was asked for */
  readonly demandee: boolean;
  readonly moyen: string | undefined;
  readonly recherche: string;
  readonly page: number;
  readonly lues: Awaited<ReturnType<GuichetDEspace['arrivees']>>;
  readonly noms: Noms;
  readonly onglets: readonly { readonly vue: Vue; readonly combien: number }[];
  readonly adresse: (change: Readonly<Record<string, string | number | undefined>>) => string;
}

async function lireArrivees(c: Context<Env>, acteur: Acteur, tient: boolean): Promise<ListeLue> {
  const { cadre, deps } = c.var;
  const { guichet } = deps.espace;
  const vue = choisi(c.req.query('vue'), VUES) ?? (tient ? 'attend' : 'tout');
  const moyen = choisi(c.req.query('moyen'), MOYENS);
  const recherche = (c.req.query('q') ?? '').normalize('NFC').trim().slice(0, 100);
  // One page number: that of the list whose pages are turned.
  const page = c.req.query('depots') === undefined ? pageDemandee(c) : 1;
  const filtreDe = (v: Vue) => ({
    ...(moyen ? { moyen } : {}),
    ...(recherche === '' ? {} : { recherche }),
    ...(ETATS[v] ? { etats: ETATS[v] } : {}),
    ...(v === 'aujourdhui' ? { recueLe: cadre.aujourdhui } : {}),
  });
  const vues: readonly Vue[] = tient ? VUES : ['attend', 'traite', 'tout'];
  const [lues, noms, ...comptes] = await Promise.all([
    guichet.arrivees(acteur, { ...filtreDe(vue), page, taille: TAILLE }),
    deps.espace.noms(),
    ...vues.map((v) => guichet.compter(acteur, filtreDe(v))),
  ]);
  return {
    ...{ vue, tient, moyen, recherche, page, lues, noms },
    demandee: c.req.query('vue') !== undefined || moyen !== undefined || recherche !== '',
    onglets: vues.map((v, i) => ({ vue: v, combien: comptes[i] ?? 0 })),
    adresse: (change) => adresseAvec('/guichet', { vue, moyen, q: recherche, ...change }),
  };
}

function VuesEtFiltres({ cadre, liste }: { cadre: Cadre; liste: ListeLue }) {
  const { moyen, recherche } = liste;
  return (
    <>
      <Onglets
        titre="Vues du guichet"
        onglets={liste.onglets.map(({ vue, combien }) => ({
          nom: `${NOMS_DES_VUES[vue]} (${combien})`,
          href: lier(cadre, liste.adresse({ vue, page: undefined })),
          actuel: vue === liste.vue,
        }))}
      />
      <Filtres cadre={cadre} action="/guichet" titre="Filtrer les arrivées" actifs={combienDeFiltres(liste)}>
        <input type="hidden" name="vue" value={liste.vue} />
        <FiltreListe
          id="f-moyen"
          name="moyen"
          libelle="Moyen"
          valeur={moyen}
          options={[
            { valeur: '', libelle: 'Tous' },
            ...MOYENS.map((m) => ({ valeur: m, libelle: capitale(MOYENS_D_ARRIVEE[m]) })),
          ]}
        />
        <FiltreTexte
          id="f-q"
          name="q"
          libelle="Organisation, objet ou fichier"
          valeur={recherche === '' ? undefined : recherche}
        />
      </Filtres>
    </>
  );
}

const combienDeFiltres = ({ moyen, recherche }: ListeLue): number =>
  Number(moyen !== undefined) + Number(recherche !== '');

function ListeDArrivees({ cadre, liste }: { cadre: Cadre; liste: ListeLue }) {
  const { lues, page } = liste;
  return (
    <>
      {lues.total === 0 ? (
        <Vide titre={VIDES[liste.vue]}>
          {combienDeFiltres(liste) > 0
            ? 'Retirez un filtre pour voir le reste.'
            : 'Ce qui arrivera paraîtra ici, le plus récent en premier.'}
        </Vide>
      ) : (
        <TableauDArrivees lignes={lues.lignes} noms={liste.noms} tient={liste.tient} />
      )}
      <Pagination
        cadre={cadre}
        page={page}
        taille={TAILLE}
        total={lues.total}
        quoi="arrivées"
        adresse={(n) => liste.adresse({ page: n })}
      />
    </>
  );
}

const VIDES: Readonly<Record<Vue, string>> = {
  attend: 'Rien n’attend.',
  aujourdhui: 'Rien n’est arrivé aujourd’hui.',
  'a-part': 'Rien n’est mis à part.',
  traite: 'Rien n’est encore traité.',
  tout: 'Rien n’est encore arrivé.',
};

function TableauDArrivees(props: { lignes: readonly LigneArrivee[]; noms: Noms; tient: boolean }) {
  return (
    <Tableau
      legende="Arrivées au guichet"
      etiquettes
      colonnes={[
        { titre: 'Reçu le', sorte: 'num' },
        { titre: 'Arrivée' },
        { titre: props.tient ? 'De' : 'À' },
        { titre: 'Moyen' },
        { titre: 'État' },
      ]}
      lignes={props.lignes.map((l) => [
        <time datetime={ecrireIso(l.recueLe)}>
          <T>{ecrireJourCourt(l.recueLe)}</T>
        </time>,
        <>
          <a href={adresseDArrivee(l.flux)}>{titreDArrivee(l)}</a>
          <small class="dessous">
            {l.fichiers.length === 0 ? 'sans fichier' : compter(l.fichiers.length, 'fichier')}
          </small>
        </>,
        props.tient
          ? direExpediteur(props.noms, l)
          : (props.noms.organisation(l.guichet)?.nom ?? 'Organisation inconnue'),
        capitale(MOYENS_D_ARRIVEE[l.moyen as keyof typeof MOYENS_D_ARRIVEE] ?? l.moyen),
        <>
          <StatutDeLigne ligne={l} tient={props.tient} />
          {l.etat === 'a-part' && (
            <small class="dessous">
              <T>{motifDEcartDit(l.apart)}</T>
            </small>
          )}
        </>,
      ])}
    />
  );
}

function StatutDeLigne({ ligne, tient }: { ligne: LigneArrivee; tient: boolean }) {
  const retours = ligne.fichiers.filter((f) => f.suite === 'retourne').length;
  if (ligne.etat === 'finie' && retours > 0)
    return <Statut ton="suspendu" texte={`${compter(retours, 'fichier retourné', 'fichiers retournés')}`} />;
  const { forme, libelle } = statutDArrivee(ligne.etat as EtatDArrivee, tient);
  return <Statut ton={forme} texte={libelle} />;
}
