import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Acteur } from '../../acts/acteur.ts';
import { DEPOSANTS } from '../../acts/guichet/table.ts';
import { capitale } from '../../basics/francais.ts';
import { ecrireIso, ecrireJour, ecrireJourAvecSemaine } from '../../basics/jour.ts';
import { type Cadre, lier } from '../cadre.ts';
import { Bandeau } from './bandeau.tsx';
import { ReserveIcones } from './icone.tsx';
import { espacer, T } from './texte.tsx';

export type Rubrique = 'a-faire' | 'guichet' | 'conventions' | 'versements' | 'journal';

/** One step of the breadcrumb; the last has no `href`. */
export interface PasDAriane {
  readonly texte: string;
  readonly href?: string;
}

/**
 * A whole page: masthead, banner when another day is looked at, breadcrumb, the sheet with its margin, footer.
 * Children stand on the sheet: use Chapeau, Section, Rang. `erreur` prefixes the title when a form came back.
 */
export function Feuille(props: {
  cadre: Cadre;
  titre: string;
  rubrique?: Rubrique;
  ariane?: readonly PasDAriane[];
  erreur?: boolean;
  children: Child;
}) {
  const { cadre } = props;
  const vu = cadre.ailleurs ? `Vu au ${ecrireJour(cadre.au)} : ` : '';
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{espacer(`${props.erreur ? 'Erreur : ' : ''}${vu}${props.titre} — Maillage`)}</title>
          <link
            rel="preload"
            href={cadre.actif('besley-latin-wght-normal.woff2')}
            as="font"
            type="font/woff2"
            crossorigin=""
          />
          <link
            rel="preload"
            href={cadre.actif('public-sans-latin-wght-normal.woff2')}
            as="font"
            type="font/woff2"
            crossorigin=""
          />
          <link rel="stylesheet" href={cadre.actif('maillage.css')} />
          <link rel="icon" href={cadre.actif('signe.svg')} type="image/svg+xml" />
          <script type="module" src={cadre.actif('maillage.js')} />
        </head>
        <body class={cadre.ailleurs ? 'ailleurs' : undefined}>
          <ReserveIcones />
          <a class="evitement" href="#contenu">
            Aller au contenu
          </a>
          {cadre.ailleurs && <Bandeau cadre={cadre} />}
          <Une cadre={cadre} rubrique={props.rubrique} />
          <main class="feuille" id="contenu" tabindex={-1}>
            {props.ariane && <Ariane cadre={cadre} pas={props.ariane} />}
            {props.children}
          </main>
          <Pied cadre={cadre} />
        </body>
      </html>
    </>
  );
}

const RUBRIQUES: readonly (readonly [Rubrique, string, string])[] = [
  ['a-faire', '/a-faire', 'À faire'],
  ['guichet', '/guichet', 'Guichet'],
  ['conventions', '/conventions', 'Conventions'],
  ['versements', '/versements', 'Versements'],
  ['journal', '/journal', 'Journal'],
];

/** Who sends nothing and holds no counter has no business there. */
const rubriquesDe = ({ fonction }: Acteur): typeof RUBRIQUES =>
  DEPOSANTS.includes(fonction) ? RUBRIQUES : RUBRIQUES.filter(([cle]) => cle !== 'guichet');

function Une({ cadre, rubrique }: { cadre: Cadre; rubrique: Rubrique | undefined }) {
  return (
    <header class="une">
      <div class="cadre">
        <a class="marque" href={lier(cadre, '/a-faire')}>
          {raw(SIGNE)}Maillage
        </a>
        {cadre.acteur ? (
          <nav class="menu" aria-label="Principale">
            {rubriquesDe(cadre.acteur).map(([cle, href, nom]) => (
              <a href={lier(cadre, href)} aria-current={cle === rubrique ? 'page' : undefined}>
                {nom}
                {cle === 'a-faire' && cadre.aTraiter !== null && cadre.aTraiter > 0 && (
                  <span class="compte">
                    <span class="seulement-lecteur">, </span>
                    {cadre.aTraiter}
                    <span class="seulement-lecteur"> à traiter</span>
                  </span>
                )}
              </a>
            ))}
          </nav>
        ) : (
          <span />
        )}
        <div class="jour">
          <time datetime={ecrireIso(cadre.au)}>
            <T>{cadre.ailleurs ? ecrireJour(cadre.au) : ecrireJourAvecSemaine(cadre.au)}</T>
          </time>
          {cadre.acteur && (
            <a class="autre-jour" href={adresseAutreJour(cadre)}>
              Voir un autre jour
            </a>
          )}
          {cadre.qui && (
            <a class="qui" href={cadre.compte ? '/moi' : '/identite'}>
              <b>{cadre.compte?.nom ?? cadre.qui.nom}</b>
              <span>{cadre.qui.pour}</span>
              <span class="seulement-lecteur">{cadre.compte ? ', mon compte' : ', changer d’identité'}</span>
            </a>
          )}
        </div>
      </div>
      <div class="filets" />
    </header>
  );
}

function Ariane({ cadre, pas }: { cadre: Cadre; pas: readonly PasDAriane[] }) {
  return (
    <div class="rang">
      <div class="en-marge" />
      <nav class="corps fil-ariane" aria-label="Fil d’Ariane">
        <ol>
          {pas.map((p) => (
            <li>
              {p.href === undefined ? (
                <span aria-current="page">
                  <T>{p.texte}</T>
                </span>
              ) : (
                <a href={lier(cadre, p.href)}>
                  <T>{p.texte}</T>
                </a>
              )}
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}

function Pied({ cadre }: { cadre: Cadre }) {
  return (
    <footer class="pied">
      <p class="pied-qui">
        {cadre.qui && `${cadre.qui.nom}, ${cadre.qui.pour}. `}
        <T>{capitale(ecrireJourAvecSemaine(cadre.aujourdhui))}</T>
      </p>
      <ul class="liste">
        {cadre.acteur && (
          <li>
            <a href={adresseAutreJour(cadre)}>Voir un autre jour</a>
          </li>
        )}
        {cadre.acteur && (
          <li>
            <a href="/moi/rappels">Mes rappels</a>
          </li>
        )}
        <li>
          <a href="/aide">Aide</a>
        </li>
        <li>
          <a href="/accessibilite">{espacer('Accessibilité : non conforme (audit à venir)')}</a>
        </li>
        <li>
          <a href="/donnees-personnelles">Données personnelles</a>
        </li>
        <li>
          <a href="/mentions-legales">Mentions légales</a>
        </li>
        {cadre.acteur && (
          <li>
            <a href="/organisations">Organisations</a>
          </li>
        )}
        {cadre.administre && (
          <li>
            <a href="/administration">Administration</a>
          </li>
        )}
        <li>
          <a href={cadre.compte ? '/moi' : cadre.acteur ? '/identite' : '/connexion'}>
            {cadre.compte ? 'Mon compte' : cadre.acteur ? 'Changer d’identité' : 'Se connecter'}
          </a>
        </li>
        <li>
          <a href="/logiciel">Logiciel libre, licence EUPL 1.2</a>
        </li>
      </ul>
    </footer>
  );
}

const adresseAutreJour = (cadre: Cadre): string =>
  `/autre-jour?${new URLSearchParams({ de: lier(cadre, cadre.chemin) }).toString()}`;

const SIGNE =
  '<svg viewBox="0 0 28 28" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"><path d="M2.5 9.5C7 2.5 11.5 2.5 14 9.5s7 7 11.5 0"/><path d="M2.5 18.5c4.5 7 9 7 11.5 0s7-7 11.5 0"/><path d="M14 9.5v9" class="signe-fil"/></svg>';
