import { dateCivile, ecrireIso, jourDeLaSemaine, nomDuMois } from '../../../basics/jour.ts';
import type { LigneDite } from '../../../views/listes/ligne.ts';
import { ecrireJourCourt } from '../../../views/typographie.ts';
import { type Cadre, lier } from '../../cadre.ts';
import { LienBouton } from '../../composants/boutons.tsx';
import { GrandLivre } from '../../composants/grand-livre.tsx';
import { Registre } from '../../composants/registre.tsx';
import { Statut } from '../../composants/statut.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { T } from '../../composants/texte.tsx';

interface Props {
  readonly cadre: Cadre;
  readonly lignes: readonly LigneDite[];
}

/** Urgent lines, generous: the day in the margin, the consequence, the button. `premier` gives the first the primary button. */
export function RegistreDeLignes({ cadre, lignes, premier = false }: Props & { premier?: boolean }) {
  return (
    <Registre
      lignes={lignes.map((l, i) => ({
        ...jourEnMarge(l),
        titre: l.titre,
        href: lier(cadre, l.chemin),
        meta: [
          <a href={lier(cadre, `/conventions/${l.flux}`)}>{l.convention}</a>,
          l.deQui,
          ...(l.article === null ? [] : [<ArticleDe cadre={cadre} ligne={l} />]),
        ],
        ton: l.statut.forme,
        statut: l.statut.libelle,
        dit: l.consequence,
        tardive: l.statut.forme === 'retard',
        actions: (
          <LienBouton second={!(premier && i === 0) || cadre.ailleurs} href={lier(cadre, l.chemin)}>
            {l.bouton}
          </LienBouton>
        ),
      }))}
    />
  );
}

function jourEnMarge(l: LigneDite): { jour: string | null; sousJour: string; iso: string | null } {
  if (l.limite === null) return { jour: null, sousJour: 'sans délai', iso: null };
  const d = dateCivile(l.limite);
  const proche = l.statut.forme === 'proche' || l.statut.forme === 'ouvert';
  return {
    jour: d.jour === 1 ? '1er' : String(d.jour),
    sousJour: proche
      ? `${nomDuMois(d.mois)}, ${JOURS[jourDeLaSemaine(l.limite)]}`
      : `${nomDuMois(d.mois)} ${d.annee}`,
    iso: ecrireIso(l.limite),
  };
}

const JOURS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];

/** Instalments held back: the article in the margin, what unblocks, the amount. */
export function RetenusEnLivre({ cadre, lignes }: Props) {
  return (
    <GrandLivre
      legende="Ce qui est retenu : convention, raison, montant"
      entetes={['Article', 'Versement et ce qui le débloque', 'Montant']}
      lignes={lignes.map((l) => ({
        art: l.article === null ? '' : <ArticleDe cadre={cadre} ligne={l} />,
        libelle: (
          <a href={lier(cadre, l.chemin)}>
            <b>
              <T>{l.titre}</T>
            </b>
          </a>
        ),
        sous: [
          l.convention,
          <>
            <Statut ton={l.statut.forme} texte={l.statut.libelle} />{' '}
            {l.consequence !== null && <T>{l.consequence}</T>}
          </>,
        ],
        montant: l.montant ?? 'à calculer',
        attend: l.montant === null,
      }))}
    />
  );
}

/** Dense lines; with `tri`, the heads sort. */
export function TableauDeLignes(
  props: Props & {
    legende: string;
    tri?: { readonly actuel: string; readonly adresse: (tri: string) => string };
  },
) {
  const { cadre, tri } = props;
  const montants = tri !== undefined || props.lignes.some((l) => l.montant !== null);
  const tete = (titre: string, cle: string) =>
    tri === undefined ? titre : <a href={lier(cadre, tri.adresse(cle))}>{titre}</a>;
  const sens = (cle: string) => (tri?.actuel === cle ? { tri: 'ascending' as const } : {});
  return (
    <Tableau
      legende={props.legende}
      colonnes={[
        { titre: tete('Date', 'limite'), sorte: 'num', ...sens('limite') },
        { titre: 'Quoi' },
        { titre: tete('Convention', 'convention'), ...sens('convention') },
        { titre: 'Qui', sorte: 'qui' },
        ...(montants
          ? [
              {
                titre: tete('Montant', 'montant'),
                sorte: 'montant' as const,
                ...(tri?.actuel === 'montant' ? { tri: 'descending' as const } : {}),
              },
            ]
          : []),
        { titre: 'État' },
      ]}
      lignes={props.lignes.map((l) => [
        l.limite === null ? '—' : ecrireJourCourt(l.limite),
        <a href={lier(cadre, l.chemin)}>
          <T>{l.titre}</T>
        </a>,
        <a class="discrete" href={lier(cadre, `/conventions/${l.flux}`)}>
          {l.convention}
        </a>,
        l.qui,
        ...(montants ? [l.montant ?? ''] : []),
        <Statut ton={l.statut.forme} texte={l.statut.libelle} />,
      ])}
    />
  );
}

const ArticleDe = ({ cadre, ligne }: { cadre: Cadre; ligne: LigneDite }) => (
  <a
    class="ref"
    href={lier(cadre, `/conventions/${ligne.flux}/texte#a${(ligne.article ?? '').replaceAll('.', '-')}`)}
  >
    {`art.\u00A0${ligne.article}`}
  </a>
);
