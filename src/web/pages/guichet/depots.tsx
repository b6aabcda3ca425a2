import { ecrireIso } from '../../../basics/jour.ts';
import type { DepotDit } from '../../../views/depots.ts';
import { ecrireJourCourt } from '../../../views/typographie.ts';
import { type Cadre, lier } from '../../cadre.ts';
import { Section } from '../../composants/mise-en-page.tsx';
import { Vide } from '../../composants/note.tsx';
import { Onglets } from '../../composants/onglets.tsx';
import { Pagination } from '../../composants/pagination.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { T } from '../../composants/texte.tsx';
import { adresseDe, adresseEcheance, StatutVu } from '../convention-commun.tsx';
import { TAILLE } from '../listes/commun.tsx';

export const SUITES = ['tous', 'attend', 'accepte', 'retourne'] as const;
type Suite = (typeof SUITES)[number];

const NOMS: Readonly<Record<Suite, string>> = {
  tous: 'Tous',
  attend: 'Pas encore examinés',
  accepte: 'Acceptés',
  retourne: 'Retournés',
};

const VIDES: Readonly<Record<Suite, string>> = {
  tous: 'Aucune pièce n’est encore entrée au dossier.',
  attend: 'Rien n’attend d’être examiné.',
  accepte: 'Aucune pièce n’est encore acceptée.',
  retourne: 'Aucune pièce n’est retournée.',
};

/** What an organisation handed in, at the counter or on the page of a deadline, and what became of each. */
export function DepotsAuDossier(props: {
  cadre: Cadre;
  depots: readonly DepotDit[];
  suite: Suite;
  page: number;
  adresse: (change: { readonly depots?: string; readonly page?: number }) => string;
}) {
  const { cadre, depots, suite, page, adresse } = props;
  const de = (s: Suite) => (s === 'tous' ? depots : depots.filter((d) => d.suite === s));
  const vus = de(suite);
  return (
    <Section id="depots" titre="Entrés au dossier" combien={depots.length}>
      <Onglets
        titre="Ce qu’ils sont devenus"
        onglets={SUITES.map((s) => ({
          nom: `${NOMS[s]} (${de(s).length})`,
          href: lier(cadre, adresse({ depots: s })),
          actuel: s === suite,
        }))}
      />
      {vus.length === 0 ? (
        <Vide titre={VIDES[suite]}>
          Une pièce paraît ici dès qu’elle est enregistrée dans une convention.
        </Vide>
      ) : (
        <Tableau
          legende="Pièces entrées au dossier"
          etiquettes
          colonnes={[
            { titre: 'Remise le', sorte: 'num' },
            { titre: 'Pièce' },
            { titre: 'Convention' },
            { titre: 'Moyen' },
            { titre: 'Devenue' },
          ]}
          lignes={vus.slice((page - 1) * TAILLE, page * TAILLE).map((d) => ligne(cadre, d))}
        />
      )}
      <Pagination
        cadre={cadre}
        page={page}
        taille={TAILLE}
        total={vus.length}
        quoi="pièces"
        adresse={(n) => adresse({ depots: suite, page: n })}
      />
    </Section>
  );
}

const ligne = (cadre: Cadre, d: DepotDit) => [
  <time datetime={ecrireIso(d.jour)}>
    <T>{ecrireJourCourt(d.jour)}</T>
  </time>,
  <>
    {d.echeance === null ? (
      <T>{d.titre}</T>
    ) : (
      <a href={lier(cadre, adresseEcheance(d.dossier, d.echeance.cle))}>
        <T>{d.titre}</T>
      </a>
    )}
    {d.echeance !== null && d.echeance.titre !== d.titre && (
      <small class="dessous">
        <T>{d.echeance.titre}</T>
      </small>
    )}
  </>,
  <a class="discrete" href={lier(cadre, adresseDe(d.dossier))}>
    <T>{d.convention}</T>
  </a>,
  <T>{d.moyen}</T>,
  <>
    <StatutVu statut={d.statut} />
    {d.motif !== null && (
      <small class="dessous">
        <T>{`Motif : ${d.motif}`}</T>
      </small>
    )}
    {d.aRefaire && d.echeance !== null && !cadre.ailleurs && (
      <small class="dessous">
        <a href={adresseEcheance(d.dossier, d.echeance.cle)}>Déposer une nouvelle version</a>
      </small>
    )}
  </>,
];
